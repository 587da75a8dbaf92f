"""`jalon exchange`: shown in full, written only when asked, released once, verified by anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.index import load_edition
from jalon.norms.document import load_norms
from jalon.report.data import plain
from tests.cli.conftest import Run
from tests.norms.exchange.givers import PERIOD, secret, unsigned
from tests.report.sample import full


def report(folder: Path) -> Path:
    found = plain(full())
    found["head"]["as_of"] = "2026-09-30"
    path = folder / "report.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


COHORT = "sector=J62,size=11-50,country=FR"


def prepare(folder: Path, *more: object) -> list[object]:
    """The words of a complete call."""
    given = ["--cohort", COHORT, "--token", "t", "--secret", folder / "s"]
    return ["exchange", "prepare", report(folder), *given, *more]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_prepare_shows_everything_and_writes_nothing_unasked(run: Run, tmp_path: Path, language: str) -> None:
    source = report(tmp_path)
    ended = run(
        "exchange",
        "prepare",
        source,
        "--cohort",
        COHORT,
        "--token",
        "t",
        "--secret",
        tmp_path / "s",
        "--lang",
        language,
    )
    assert ended.code == 0, ended.err
    shown = json.loads(ended.out[ended.out.index("{") : ended.out.rindex("}") + 1])
    assert shown["metrics"]["points"] == 61
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "s"]


def test_what_is_written_is_what_was_shown(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "mine.json"
    ended = run(
        "exchange",
        "prepare",
        report(tmp_path),
        "--cohort",
        COHORT,
        "--token",
        "t",
        "--secret",
        tmp_path / "s",
        "--out",
        out,
    )
    assert out.read_text(encoding="utf-8").strip() in ended.out
    assert (tmp_path / "s").stat().st_mode & 0o077 == 0


def test_an_invitation_is_needed(run: Run, tmp_path: Path) -> None:
    ended = run("exchange", "prepare", report(tmp_path), "--cohort", COHORT, "--secret", tmp_path / "s")
    assert ended.code == 1
    assert "needs an invitation" in ended.err


def test_a_damaged_secret_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s").write_text("hello", encoding="utf-8")
    ended = run(*prepare(tmp_path))
    assert "does not hold a secret" in ended.err


def invited(run: Run, folder: Path, organisations: int = 8, each: int = 27) -> list[str]:
    """Invitations of several organisations."""
    tokens: list[str] = []
    for k in range(organisations):
        out = folder / f"invitations-{k}.txt"
        ended = run("exchange", "invite", "--register", folder / "register.json", "--period", PERIOD,
                    "--organisation", f"O{k}", "--count", each, "--out", out)  # fmt: skip
        assert ended.code == 0, ended.err
        tokens += out.read_text(encoding="utf-8").split()
    return tokens


def given(folder: Path, tokens: list[str]) -> Path:
    """A folder of contributions, one a token, points spread from 30 to 70."""
    from jalon.norms.exchange.signing import signed

    place = folder / "given"
    place.mkdir()
    for k, token in enumerate(tokens):
        whole = {**unsigned(k, 30.0 + 40.0 * k / len(tokens)), "token": token, "edition": load_edition().hash}
        (place / f"{k}.json").write_text(json.dumps(signed(whole, secret(k))), encoding="utf-8")
    return place


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_period_is_released_once_and_can_be_verified(run: Run, tmp_path: Path, language: str) -> None:
    place = given(tmp_path, invited(run, tmp_path))
    (place / "bad.json").write_text("{", encoding="utf-8")
    out = tmp_path / "norms.json"
    words = ["exchange", "aggregate", place, "--register", tmp_path / "register.json", "--secret", tmp_path / "s",
             "--out", out, "--lang", language]  # fmt: skip
    ended = run(*words, "--forget")
    assert ended.code == 0, ended.err
    assert load_norms(out).cohorts[0].measures["points"].median == pytest.approx(50, abs=8)
    assert "epsilon 8" in ended.out and "216" in ended.out and "exchange_" not in ended.out
    assert list(place.iterdir()) == []
    again = run(*words)
    assert again.code == 1 and PERIOD in again.err
    assert run("exchange", "verify", out, "--lang", language).code == 0
    (tmp_path / "norms.json.sig").write_text("{}", encoding="utf-8")
    assert run("exchange", "verify", out).code == 1


def test_too_few_leave_the_ledger_as_it_was(run: Run, tmp_path: Path) -> None:
    place = given(tmp_path, invited(run, tmp_path, 2, 5))
    ended = run("exchange", "aggregate", place, "--register", tmp_path / "register.json", "--secret", tmp_path / "s",
                "--out", tmp_path / "n.json")  # fmt: skip
    assert ended.code == 1
    assert "10 contributions count; 200 are needed" in ended.err
    assert not (tmp_path / "n.json").exists() and not (tmp_path / "ledger.json").exists()


def test_damaged_registers_and_ledgers_are_told(run: Run, tmp_path: Path) -> None:
    place = given(tmp_path, invited(run, tmp_path, 1, 1))
    (tmp_path / "ledger.json").write_text("[]", encoding="utf-8")
    words = ["exchange", "aggregate", place, "--secret", tmp_path / "s", "--out", tmp_path / "n.json", "--register"]
    assert "not a ledger" in run(*words, tmp_path / "register.json").err
    (tmp_path / "register.json").write_text("{}", encoding="utf-8")
    assert "not a register" in run(*words, tmp_path / "register.json").err
    ended = run(
        "exchange",
        "invite",
        "--register",
        tmp_path / "r.json",
        "--period",
        "now",
        "--organisation",
        "o",
        "--out",
        tmp_path / "t",
    )
    assert "not a quarter" in ended.err


@pytest.mark.parametrize("action", ["prepare", "invite", "aggregate", "verify"])
def test_missing_arguments_are_misuse(run: Run, action: str) -> None:
    assert run("exchange", action).code == 2
