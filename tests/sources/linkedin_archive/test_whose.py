"""Somebody else's archive among one's own: the order of naming them decides nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.builders import Archive, Person

from jalon import api
from jalon.errors import InputUnusable

OLGA, OTHER = Person("Olga Owner"), Person("Other Someone")


def archive(
    folder: Path, owner: Person, name: str, era: str = "2026-07", *, kind: str = "Complete", rows: int = 1
) -> Path:
    """An archive of that person with so many contacts, in a folder of its own name."""
    made = Archive(era, kind, owner)
    for n in range(rows):
        made.connect(f"Contact{n} Of {owner.first}", "2026-01-01").invite(f"Contact{n} Of {owner.first}", "2026-02-01")
    (folder / name).mkdir(parents=True)
    return made.zip(folder / name)


def outcomes(*paths: Path) -> set[tuple[str | None, frozenset[str]]]:
    """Whose records and which inputs were refused, over all orders of the paths."""
    found = set[tuple[str | None, frozenset[str]]]()
    for order in itertools.permutations(paths):
        reading = api.read(*order)
        refused = frozenset(problem.source for problem in reading.problems if problem.code == "other_member")
        found.add((reading.member_id, refused))
        reading.con.close()
    return found


def test_who_has_the_most_archives_is_the_member(tmp_path):
    """Even if the stranger's is larger; the sentence names the file that was left out."""
    mine = [archive(tmp_path, OLGA, "a", "2026-03", rows=2), archive(tmp_path, OLGA, "b", "2026-07")]
    foreign = archive(tmp_path, OTHER, "c", "2025-08", rows=9)
    assert outcomes(*mine, foreign) == {("in:olga-owner", frozenset({foreign.name}))}


def test_a_complete_archive_goes_before_a_basic_one(tmp_path):
    mine = archive(tmp_path, OLGA, "a", "2026-07")
    foreign = archive(tmp_path, OTHER, "b", "2026-03", kind="Basic", rows=9)
    assert outcomes(mine, foreign) == {("in:olga-owner", frozenset({foreign.name}))}


def test_else_the_larger_one_is_the_members(tmp_path):
    mine, foreign = archive(tmp_path, OLGA, "a", "2026-07", rows=9), archive(tmp_path, OTHER, "b", "2026-03")
    assert outcomes(mine, foreign) == {("in:olga-owner", frozenset({foreign.name}))}


def test_archives_of_before_and_after_addresses_are_one_members(tmp_path):
    """The name joins them: two archives of one person against one of another."""
    mine = [archive(tmp_path, OLGA, "a", "2020"), archive(tmp_path, OLGA, "b", "2026-07", kind="Basic")]
    foreign = archive(tmp_path, OTHER, "c", "2026-03", rows=9)
    assert outcomes(*mine, foreign) == {("in:olga-owner", frozenset({foreign.name}))}


def test_the_same_archive_given_twice_counts_once(tmp_path):
    copy = archive(tmp_path, OTHER, "a", "2026-03")
    (tmp_path / "again.zip").write_bytes(copy.read_bytes())
    mine = archive(tmp_path, OLGA, "b", "2026-07", rows=9)
    assert outcomes(mine, copy, tmp_path / "again.zip") == {("in:olga-owner", frozenset({copy.name, "again.zip"}))}


@pytest.mark.parametrize("order", [1, -1])
def test_the_member_of_the_store_always_stays(tmp_path, order):
    """Two large archives of somebody else do not take over a store."""
    store = tmp_path / "me.duckdb"
    api.read(archive(tmp_path, OLGA, "a", kind="Basic"), store=store).con.close()
    foreign = [archive(tmp_path, OTHER, "b", "2026-03", rows=9), archive(tmp_path, OTHER, "c", "2025-08", rows=9)]
    reading = api.read(*foreign[::order], store=store)
    assert reading.member_id == "in:olga-owner"
    assert {problem.source for problem in reading.problems} == {path.name for path in foreign}
    reading.con.close()


def test_unreadable_archives_decide_nothing(tmp_path):
    mine, broken = archive(tmp_path, OLGA, "a"), tmp_path / "broken.zip"
    broken.write_bytes(archive(tmp_path, OTHER, "b").read_bytes()[:-40])
    assert outcomes(mine, broken) == {("in:olga-owner", frozenset())}
    with pytest.raises(InputUnusable):
        api.read(broken)
