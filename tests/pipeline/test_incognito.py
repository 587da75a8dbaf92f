"""Incognito in every command that shows people, and codes that lead nowhere outside their own store."""

from __future__ import annotations

import json
import re

import pytest
from tests.builders import Archive

from jalon import read, score
from jalon.api import explain, read_report
from jalon.cli import main

CODE = re.compile("Contact [0-9A-Z]{5}-[0-9A-Z]{5}")


@pytest.fixture
def archive(tmp_path):
    """Olga wrote to Ada, who answered; the file bears Olga's name."""
    made = Archive().connect("Ada Alder", "2026-05-01", "Purchasing Director", "Velmora")
    for day, sender, to in (("02", "me", "Ada Alder"), ("03", "Ada Alder", "me"), ("04", "me", "Ada Alder")):
        made.message("t", sender, to, f"2026-05-{day} 10:00")
    return made.message("t", "Ada Alder", "me", "2026-05-05 10:00").zip(tmp_path, "Olga Owner.zip")


def codes(archive, **options):
    found = score(read(archive, **options), incognito=True)
    return {row.person for indicator in found.indicators for row in indicator.rows if row.person}


def test_codes_stay_within_one_store(archive, tmp_path):
    kept = codes(archive, store=tmp_path / "store.duckdb")
    assert kept and all(CODE.fullmatch(code) for code in kept)
    assert codes(archive, store=tmp_path / "store.duckdb") == kept
    assert codes(archive, store=tmp_path / "other.duckdb").isdisjoint(kept)
    assert codes(archive).isdisjoint(codes(archive))


def test_explain_gives_codes_instead_of_names(archive):
    reading = read(archive)
    open_, shut = explain(reading, "deep_threads"), explain(reading, "deep_threads", incognito=True)
    assert "Ada Alder" in open_
    assert "Ada" not in shut
    assert CODE.search(shut)


def test_the_account_of_the_files_names_nobody(archive):
    found = json.dumps(read_report(read(archive), incognito=True))
    assert not [name for name in ("Olga", "Owner", "olga-owner") if name in found]
    assert "Connections.csv" in found


@pytest.mark.parametrize("words", [["read"], ["explain", "deep_threads"], ["read", "--format", "json"]])
def test_the_commands_know_incognito(archive, capsys, words):
    assert main([*words, str(archive), "--incognito"]) == 0
    shown = capsys.readouterr().out
    assert CODE.search(shown)
    assert not [name for name in ("Olga", "Owner", "Ada", "Alder") if name in shown]
