"""Read a member's snapshot domain by domain into its file, and go on behind the last whole page after an outage."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from jalon.clients.lines import account_of
from jalon.clients.pages import PageFile
from jalon.clients.pull import Pulled, Tell
from jalon.errors import PullFailed

Response = dict[str, object]

WALK = "WALK"
ANOTHER = "Name another file for a new one: jalon pull --out FILE"
LASTS = datetime.timedelta(days=2)  # pages of one snapshot: LinkedIn may take a day to collect all of it
MOST_PAGES = 10_000  # of one domain: a page may hold thousands of rows, so more are a service that never ends


class Source(Protocol):
    """How the interface is asked."""

    def member(self) -> str | None:
        """Whose data LinkedIn collects for this program, "" when it does not say, None when it collects none yet."""
        ...

    def collect(self) -> None:
        """Let it begin."""
        ...

    def page(self, domain: str | None, start: int) -> Response | None:
        """A page, None behind the last one."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Domains to ask for by name, and those that may only come in the walk through all of them."""

    named: Sequence[str]
    only_in_walk: Sequence[str]


def pull_snapshot(
    source: Source, path: Path, wanted: Wanted, now: datetime.datetime, tell: Tell | None = None
) -> Pulled:
    """Add what is still missing of a snapshot to the file at `path`; `now` (UTC) stands on each page.

    A domain that had no data is asked for again; one that came to its end is not. Raises PullFailed; every page
    read before that is kept and is not asked for again. A file holds one member, and one time: a page of today beside
    one of last month would make silence of all that happened in between.
    """
    file = PageFile(path)
    if set(wanted.named) <= file.ended:
        raise PullFailed(f"{path.name} holds a whole snapshot.", ANOTHER)
    if file.begun is not None and now - file.begun > LASTS:
        raise PullFailed(f"{path.name} holds a snapshot begun on {file.begun:%Y-%m-%d}.", ANOTHER)
    file.belong_to(account_of(_let_collect(source)))
    at = now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    done = Pulled()
    for domain in wanted.named:
        if domain not in file.ended:
            done.rows[domain] = _domain(source, file, domain, at, tell)
    missing = [domain for domain in wanted.only_in_walk if domain in done.rows and domain not in file.ended]
    if missing and WALK not in file.ended:
        _walk(source, file, missing, at, done)
    done.empty = [domain for domain, rows in done.rows.items() if not rows and domain not in file.ended]
    return done


def _let_collect(source: Source) -> str:
    """Whose data it is. Before the very first page LinkedIn must have been let collect it, which takes it a while."""
    member = source.member()
    if member is not None:
        return member
    source.collect()
    raise PullFailed(
        "LinkedIn begins to collect your data only now.", "Ask again in an hour; all of it may take a day."
    )


def _domain(source: Source, file: PageFile, domain: str, at: str, tell: Tell | None) -> int:
    count = 0
    while True:
        start = _next(file, domain)
        response = source.page(domain, start)
        file.add(domain, start, at, response)
        if response is None:
            return count
        count += sum(_rows_of(element) for element in _elements(response))
        if tell:
            tell(domain, count)


def _walk(source: Source, file: PageFile, missing: Sequence[str], at: str, done: Pulled) -> None:
    """Page through all domains at once and keep only those that are missing: nothing else is written."""
    while True:
        start = _next(file, WALK)
        response = source.page(None, start)
        if response is not None:
            kept = [one for one in _elements(response) if one.get("snapshotDomain") in missing]
            for element in kept:
                done.rows[str(element["snapshotDomain"])] += _rows_of(element)
            response = {"elements": kept}
        file.add(WALK, start, at, response)
        if response is None:
            return


def _next(file: PageFile, domain: str) -> int:
    start = file.places.get(domain, 0)
    if start >= MOST_PAGES:
        raise PullFailed(f"LinkedIn sends pages of {domain} without end.", "Report it; what was pulled is kept.")
    return start


def _elements(response: Response) -> list[Response]:
    elements = cast("list[object]", response["elements"])
    return [cast("Response", one) for one in elements if isinstance(one, dict)]


def _rows_of(element: Response) -> int:
    rows = element.get("snapshotData")
    return len(cast("list[object]", rows)) if isinstance(rows, list) else 0
