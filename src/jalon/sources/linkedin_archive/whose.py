"""In which order archives are read when several are given, so that the order of naming them decides nothing.

The first one read says whose records these are, and others of somebody else are refused. Without a member in the
store the one with the most archives comes first, then a Complete archive before a Basic one, then the largest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.problems import Problems
from jalon.sources.container import open_container
from jalon.sources.linkedin_archive.entries import select_entries
from jalon.sources.linkedin_archive.eras import find_kind
from jalon.sources.linkedin_archive.keys import build_keys
from jalon.sources.linkedin_archive.layouts import file_key
from jalon.sources.linkedin_archive.load import Staging, create_raw_tables, load_files
from jalon.sources.linkedin_archive.owner import find_owner
from jalon.sources.linkedin_archive.profile import read_account
from jalon.sources.linkedin_archive.raw_tables import raw_tables
from jalon.sources.linkedin_archive.scratch import no_leftovers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from jalon.sources.container import Container

_TELLING = frozenset({"profile", "invitations", "emailaddresses"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose an archive is, as its small files tell (address, name and e-mails, each as a key), and its weight."""

    keys: frozenset[str]
    is_complete: bool
    size: int
    sha256: str


_NOBODYS = Claim(frozenset(), False, 0, "")


def reading_order(con: duckdb.DuckDBPyConnection, given: Sequence[Sequence[Path]]) -> list[int]:
    """Positions of the archives given, each one path or several loose files, in the order to read them."""
    if len(given) < 2 or con.execute("select 1 from members limit 1").fetchall():
        return list(range(len(given)))
    claims = [_claim(con, paths) for paths in given]
    return sorted(range(len(given)), key=lambda position: _rank(claims[position], claims))


def _rank(claim: Claim, claims: Sequence[Claim]) -> tuple[object, ...]:
    """The best member first, then the best archive; archives that do not tell whose they are come last."""
    same = _of_one_member(claim, claims)
    first = min((one.sha256 for one in same), default="")
    weight = (len({one.sha256 for one in same}), any(one.is_complete for one in same), sum(one.size for one in same))
    member = (not claim.keys, *(-int(part) for part in weight), first)
    return (*member, not claim.is_complete, -claim.size, claim.sha256)


def _of_one_member(claim: Claim, claims: Sequence[Claim]) -> frozenset[Claim]:
    """Archives that share an address, a name or an e-mail with this one, directly or through another."""
    keys, found = claim.keys, frozenset({claim})
    while True:
        more = frozenset(one for one in claims if one.keys & keys) | found
        if more == found:
            return found
        found, keys = more, frozenset(key for one in more for key in one.keys)


def _claim(con: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> Claim:
    problems = Problems("")
    with open_container(paths, problems) as container:
        return _claim_of(con, container, problems) if container else _NOBODYS


def _claim_of(con: duckdb.DuckDBPyConnection, container: Container, problems: Problems) -> Claim:
    selection = select_entries(container.entries, problems)
    tables = raw_tables(keep_text=False)
    staging = Staging(con, tables, problems)
    with no_leftovers(con):
        create_raw_tables(con, tables)
        load_files(staging, [entry for entry in selection.wanted if file_key(entry.name) in _TELLING], "")
        build_keys(con)
        account = read_account(staging.files, problems)
        owner = find_owner(con, account.name, problems)
    mails = frozenset(f"mail:{mail}" for mail in (account.emails or "").split())
    known = {f"in:{owner.slug}"} if owner.slug else set[str]()
    named = {f"name:{owner.name_key}"} if owner.name_key else set[str]()
    is_complete = find_kind(container.names, selection.keys) == "complete"
    return Claim(mails | known | named, is_complete, sum(entry.size for entry in container.entries), container.sha256)
