"""Read what is new in a CRM into its file of lines, stream by stream, and go on where an outage stopped it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from jalon.clients.http import KEPT
from jalon.clients.lines import GONE, MERGED, LineFile, Mark, account_of, digest, key_of
from jalon.errors import PullFailed, PullRefused

Row = Mapping[str, Any]
Tell = Callable[[str, int], None]

# What is written while a reading runs may carry an instant just before it began; it is asked for a second time.
OVERLAP = datetime.timedelta(minutes=10)
NOT_ALLOWED = (403, 404)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows as the service gave them, and the place from which the next page goes on."""

    rows: list[Row]
    last: str | None


class Client(Protocol):
    """How one CRM is read."""

    @property
    def system(self) -> str:
        """Its name."""
        ...

    @property
    def streams(self) -> tuple[str, ...]:
        """The names of its streams, in the order in which they are read."""
        ...

    @property
    def needed(self) -> tuple[str, ...]:
        """The streams without which the others say nothing."""
        ...

    @property
    def whole(self) -> tuple[str, ...]:
        """The streams of which the service gives all or nothing; they are read from their beginning."""
        ...

    @property
    def deals(self) -> str:
        """The stream of deals."""
        ...

    def account(self) -> str:
        """What the service itself calls the account whose token this is; "" where its address tells it."""
        ...

    def gone(self, ids: Sequence[str]) -> dict[str, str]:
        """Those of these deals of which it says, asked for each, that it has them no longer.

        With each the deal into which it was merged, "" for one that was deleted. One that the token may no longer see
        is not gone where the service tells the difference.
        """
        ...

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """Rows changed from `since` (ISO 8601, UTC) on, in an order that does not change, behind the place `last`."""
        ...


@dataclass(slots=True)
class Pulled:
    """Rows of each stream, the streams that the token may not read, and those of which there is nothing yet."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    refused: list[str] = field(default_factory=list[str])
    empty: list[str] = field(default_factory=list[str])


def pull(client: Client, path: Path, now: datetime.datetime, tell: Tell | None = None, *, account: str = "") -> Pulled:
    """Add what is new, and differs from what is known, to the file at `path`; `now` (UTC) is when it becomes known.

    The account that the service names, else `account` (see `account_of`), is the only one from which the file is added
    to from then on. Raises PullFailed; every page read before that is kept and is not asked for again.
    """
    try:
        told = client.account()
        file = LineFile(path, client.system, account_of(told) if told else account)
        return _streams(client, file, now, tell or _silent)
    except (LookupError, TypeError, AttributeError, ValueError):
        raise PullFailed(f"{client.system} sent something of another shape than it is known for.", KEPT) from None


def _streams(client: Client, file: LineFile, now: datetime.datetime, tell: Tell) -> Pulled:
    done = Pulled()
    for stream in client.streams:
        try:
            done.rows[stream] = _stream(client, file, stream, now, tell)
        except PullRefused as error:
            if error.status not in NOT_ALLOWED or stream in client.needed:
                raise
            done.refused.append(stream)
    return done


def _stream(client: Client, file: LineFile, stream: str, now: datetime.datetime, tell: Tell) -> int:
    at = _iso(now)
    mark = file.marks.get(stream, Mark())
    if mark.until is None:
        mark = Mark(since=mark.since, until=_iso(now - OVERLAP))
    known = file.known(stream)
    count = 0
    for page in client.pages(stream, mark.since, None if stream in client.whole else mark.last):
        rows = [row for row in page.rows if known.get(key_of(row)) != digest(row)]
        mark = Mark(mark.since, mark.until, page.last)
        count += file.write(stream, rows, mark, at)
        tell(stream, count)
    if stream == client.deals:
        count += _write_gone(client, file, mark, at)
    file.write(stream, [], Mark(since=mark.until), at)
    return count


def _write_gone(client: Client, file: LineFile, mark: Mark, at: str) -> int:
    """Say of deals that were there before that they are there no more; several that are all there were are doubted."""
    ids = sorted(key for key, version in file.known(client.deals).items() if key and version)
    gone = client.gone(ids) if ids else {}
    if len(gone) > 1 and len(gone) == len(ids) and not any(gone.values()):
        raise PullFailed(
            f"{client.system} has none of the {len(gone)} deals that it had.",
            "Name another file, or give the user back the right to read deals.",
        )
    rows = [{"id": key, GONE: True} | ({MERGED: gone[key]} if gone[key] else {}) for key in sorted(gone)]
    return file.write(client.deals, rows, mark, at) if rows else 0


def _iso(instant: datetime.datetime) -> str:
    return instant.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _silent(stream: str, rows: int) -> None:
    return
