"""The secret of every client on every way of failing: in no error, no chain of errors, no log, no file."""

from __future__ import annotations

import base64
import json
import logging
import traceback

import pytest

from jalon.api.pulling import SYSTEMS
from jalon.api.pulling import pull as api_pull
from jalon.errors import JalonError
from tests.clients.echo import replying

CANARY = "canary-7f3a9c"
SIGNED = base64.b64encode(f"nora:{CANARY}".encode()).decode()
WAYS = (
    "400",
    "401",
    "403",
    "404",
    "409",
    "429",
    "500",
    "503",
    "302",
    "html",
    "empty",
    "odd",
    "cut off",
    "nobody there",
)
SERVED = tuple(way for way in WAYS if way != "nobody there")


def failing(way: str):
    """An answer of one kind that quotes all that it was told."""

    def reply(told):
        method, path, headers, body = told
        quoted = f"{method} {path} {headers} {body.decode('utf-8', 'replace')} {CANARY}"
        if way.isdigit():
            data = json.dumps({"message": quoted, "code": CANARY, "category": CANARY, "error": {"data": quoted}})
            return int(way), {"Retry-After": "0", "Location": f"http://127.0.0.1:9/{CANARY}"}, data.encode()
        whole = {"html": f"<html>{quoted}", "empty": "", "odd": json.dumps({"results": quoted, "error": quoted})}
        if way == "cut off":
            return 200, {"Content-Encoding": "gzip"}, quoted.encode()
        return 200, {}, whole[way].encode()

    return reply


@pytest.fixture
def secrets(monkeypatch, tmp_path):
    for system in SYSTEMS:
        monkeypatch.setenv(f"JALON_{system}_TOKEN".upper(), CANARY)
    monkeypatch.setattr("jalon.clients.http.TRIES", 1)
    monkeypatch.chdir(tmp_path)


def tried(system: str, url: str, **more: str | None) -> BaseException | None:
    account = {"database": "shop", "user": "nora"} if system in ("odoo", "tryton") else {}
    account |= {"user": "nora"} if system == "caldav" else {}
    try:
        api_pull(system, url=url, **(account | more))
    except Exception as error:  # whatever is raised must not tell the secret
        return error
    return None


def is_clean(text: str) -> bool:
    return CANARY not in text and SIGNED not in text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_no_failure_tells_the_secret(secrets, caplog, tmp_path, system, way):
    caplog.set_level(logging.DEBUG)
    if way == "nobody there":
        error = tried(system, "http://127.0.0.1:9")
    else:
        with replying(failing(way)) as url:
            error = tried(system, url)
    assert isinstance(error, JalonError), error
    told = "".join(traceback.format_exception(error)) + repr(error) + str(error.__dict__)
    assert is_clean(told), told
    assert is_clean(caplog.text)
    assert all(is_clean(path.read_text(encoding="utf-8", errors="replace")) for path in tmp_path.iterdir())


@pytest.mark.parametrize("way", SERVED)
def test_nor_does_a_token_of_oauth(secrets, caplog, tmp_path, way):
    caplog.set_level(logging.DEBUG)
    with replying(failing(way)) as url:
        error = tried("caldav", url, user=None)
    assert isinstance(error, JalonError), error
    assert is_clean("".join(traceback.format_exception(error)) + repr(error)) and is_clean(caplog.text)
    assert list(tmp_path.iterdir()) == []
