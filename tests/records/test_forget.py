"""Forgetting really forgets: rows, texts, and every trace in the bytes of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import Archive, Person

from jalon.errors import InputUnusable, Misuse, StoreUnusable
from jalon.records.forget import forget_all, forget_person
from jalon.records.store import open_store
from jalon.sources.linkedin_archive.archive import read_archive

GONE = Person("Gontran Quilvacq", "gontran-quilvacq-77")
KEPT = Person("Mireille Ostrowand", "mireille-ostrowand")
TOLD = "a sentence about pelicans that nobody else writes"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two people, each a connection, an invitation and a conversation; texts kept."""
    archive = Archive("2026-03")
    for one in (GONE, KEPT):
        archive.connect(one, "2026-01-05")
        archive.invite(one, "2025-12-20")
        text = TOLD if one is GONE else "good morning"
        archive.message(f"thread-{one.slug}", one, "me", "2026-02-01 09:00", text)
        archive.message(f"thread-{one.slug}", "me", one, "2026-02-01 10:00", f"about that: {text}")
    path = tmp_path / "me.duckdb"
    con = open_store(path)
    read_archive(con, archive.zip(tmp_path), keep_text=True)
    con.close()
    return path


def named(path: Path) -> set[str]:
    con = open_store(path)
    names = {row[0] for row in con.execute("select name from people").fetchall()}
    con.close()
    return names


def test_nothing_of_the_person_is_left_in_the_file(store: Path) -> None:
    before = store.read_bytes()
    assert b"quilvacq" in before.lower()
    assert b"pelicans" in before
    assert forget_person(store, GONE.url) > 0
    after = store.read_bytes().lower()
    assert b"quilvacq" not in after
    assert b"pelicans" not in after
    assert [file.name for file in store.parent.iterdir() if "duckdb" in file.name] == ["me.duckdb"]


def test_the_others_stay(store: Path) -> None:
    forget_person(store, GONE.url)
    assert KEPT.name in named(store)
    con = open_store(store)
    counts = {
        table: con.execute(f"select count(*) from {table}").fetchall()[0][0]
        for table in ("connections", "invitations", "messages", "threads")
    }
    con.close()
    assert counts == {"connections": 1, "invitations": 1, "messages": 2, "threads": 1}


def test_the_address_may_be_written_otherwise(store: Path) -> None:
    assert forget_person(store, "fr.linkedin.com/in/Gontran-Quilvacq-77/?trk=x") > 0
    assert GONE.name not in named(store)


def test_somebody_unknown_is_said_and_nothing_changes(store: Path) -> None:
    before = store.read_bytes()
    with pytest.raises(InputUnusable, match="knows nobody"):
        forget_person(store, "https://www.linkedin.com/in/nobody-at-all")
    assert named(store) == {GONE.name, KEPT.name}
    assert len(store.read_bytes()) == len(before)


def test_a_name_is_no_address(store: Path) -> None:
    with pytest.raises(Misuse):
        forget_person(store, "Gontran Quilvacq")


def test_all_removes_the_store(store: Path) -> None:
    forget_all(store)
    assert not store.exists()


def test_another_file_is_never_removed(tmp_path: Path) -> None:
    other = tmp_path / "letters.txt"
    other.write_text("not a store")
    with pytest.raises(StoreUnusable):
        forget_all(other)
    assert other.exists()


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="no store called"):
        forget_person(tmp_path / "none.duckdb", GONE.url)
    assert list(tmp_path.iterdir()) == []
