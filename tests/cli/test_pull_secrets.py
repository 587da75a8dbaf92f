"""The token of a CRM or calendar is used and leaves no trace: in no file, no output, no log."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from tests.clients.crms import HubSpotFake, PipedriveFake
from tests.clients.fakes import serve

CANARY = "secret-token"  # what the fakes take for the true one


class Ring(KeyringBackend):
    """A keyring that remembers what it was asked for."""

    priority = 1  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()
        self.kept = {("jalon", "hubspot_token"): CANARY, ("jalon", "pipedrive_token"): CANARY}
        self.asked: list[tuple[str, str]] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append((service, username))
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("nothing is written to the keyring")


@pytest.fixture
def ring(monkeypatch):
    monkeypatch.delenv("JALON_HUBSPOT_TOKEN", raising=False)
    monkeypatch.delenv("JALON_PIPEDRIVE_TOKEN", raising=False)
    before, own = keyring.get_keyring(), Ring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def traces(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_the_keyring_of_the_system_gives_the_token(run, ring, tmp_path):
    with serve(HubSpotFake()) as service:
        ran = run("pull", "hubspot", "--url", service.url, "--out", tmp_path / "crm.jsonl")
    assert ran.code == 0 and ring.asked == [("jalon", "hubspot_token")]


def test_a_keyring_that_refuses_is_none(run, ring, monkeypatch, tmp_path):
    def locked(service, username):
        raise RuntimeError("locked")

    monkeypatch.setattr(ring, "get_password", locked)
    ran = run("pull", "hubspot", "--out", tmp_path / "crm.jsonl")
    assert ran.code == 1 and "JALON_HUBSPOT_TOKEN is not set" in ran.err


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize(("system", "fake"), [("hubspot", HubSpotFake), ("pipedrive", PipedriveFake)])
def test_the_token_is_in_no_file_no_output_and_no_log(run, ring, monkeypatch, tmp_path, caplog, system, fake, fails):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    shop = fake()
    with serve((lambda asked: _broken(shop, asked)) if fails else shop) as service:
        ran = run("pull", system, "--url", service.url)
        assert ran.code == (1 if fails else 0)
        assert any(CANARY in value for one in service.asked for value in one.headers.values()), "it was used"
    said = [ran.out, ran.err, caplog.text]
    if not fails:
        read = run("read", f"{system}.lines.jsonl", "--store", "jalon.duckdb")
        said += [read.out, read.err]
        assert read.code == 0 and (tmp_path / "jalon.duckdb").exists()
    assert CANARY not in "".join(said)
    assert traces(tmp_path) == []


def _broken(shop, asked):
    """The service fails behind its first answer, and quotes the token."""
    from tests.clients.fakes import Answer

    if asked.path.endswith(("/pipelines/deals", "/stages")):
        return shop(asked)
    return Answer({"message": f"{CANARY} is not welcome", "category": "BROKEN"}, 400)


def test_without_the_package_keyring_the_environment_is_enough(run, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setenv("JALON_HUBSPOT_TOKEN", CANARY)
    with serve(HubSpotFake()) as service:
        assert run("pull", "hubspot", "--url", service.url, "--out", tmp_path / "crm.jsonl").code == 0
