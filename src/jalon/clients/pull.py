"""Read what is new in a CRM into its file of lines, stream by stream, and go on where an outage stopped it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from jalon.clients.lines import LineFile, Mark
from jalon.errors import PullRefused

Row = Mapping[str, Any]
Tell = Callable[[str, int], None]

# What is written while a reading runs may carry an instant just before it began; it is read a second time.
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

    def pages(self, stream: str, since: str | None, last: str | None) -> Iterator[Page]:
        """Rows changed from `since` (ISO 8601, UTC) on, in an order that does not change, behind the place `last`."""
        ...


@dataclass(slots=True)
class Pulled:
    """Rows of each stream, and the streams that the token may not read."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    refused: list[str] = field(default_factory=list[str])


def pull(client: Client, path: Path, now: datetime.datetime, tell: Tell | None = None) -> Pulled:
    """Add what is new to the file at `path`. `now` is the instant (UTC) at which what is read becomes known.

    Raises PullFailed; every page read before that is kept and is not asked for again.
    """
    file = LineFile(path, client.system)
    done = Pulled()
    for stream in client.streams:
        try:
            done.rows[stream] = _stream(client, file, stream, now, tell or _silent)
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
    count = 0
    for page in client.pages(stream, mark.since, mark.last):
        mark = Mark(mark.since, mark.until, page.last)
        count += file.write(stream, page.rows, mark, at)
        tell(stream, count)
    file.write(stream, [], Mark(since=mark.until), at)
    return count


def _iso(instant: datetime.datetime) -> str:
    return instant.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _silent(stream: str, rows: int) -> None:
    return
