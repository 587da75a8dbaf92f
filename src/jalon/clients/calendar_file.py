"""The file of a calendar that was pulled: an .ics like any other, whose entries also say where they came from.

The token for the next time and the account (see `account_of`) stand in the head of the calendar, the place and the mark
of each entry within the entry.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jalon.clients.caldav import CalDAV
from jalon.errors import PullFailed

ENDING = ".ics"
HEAD = "X-JALON-SYNC-TOKEN:"
ACCOUNT = "X-JALON-ACCOUNT:"
PLACE, MARK = "X-JALON-PLACE:", "X-JALON-MARK:"
WRITTEN_EVERY = 10  # batches
EVENT, ZONE = "VEVENT", "VTIMEZONE"


@dataclass(slots=True)
class CalendarFile:
    """Entries by place: their mark and their components. Lines are kept as they came, folded."""

    path: Path
    token: str = ""
    account: str = ""
    marks: dict[str, str] = field(default_factory=dict[str, str])
    events: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    zones: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, place: str, mark: str, text: str) -> None:
        """An entry as the server gave it; without an event it leaves only its mark."""
        own = [line for line in _lines(text) if not line.upper().startswith((PLACE, MARK))]
        parts = list(_components(own))
        self.zones |= {_value(lines, "TZID"): "\r\n".join(lines) for kind, lines in parts if kind == ZONE}
        self.marks[place] = mark
        self.events[place] = ["\r\n".join(lines) for kind, lines in parts if kind == EVENT]

    def drop(self, place: str) -> None:
        self.marks.pop(place, None)
        self.events.pop(place, None)

    def write(self) -> None:
        """All of it at once, or nothing; only its owner may read it."""
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Jalon//CalDAV//EN",
            HEAD + self.token,
            ACCOUNT + self.account,
            *self.zones.values(),
        ]
        for place, events in sorted(self.events.items()):
            where = f"{PLACE}{place}\r\n{MARK}{self.marks[place]}"
            for event in events or ["BEGIN:VTODO\r\nEND:VTODO"]:
                first, _, rest = event.partition("\r\n")
                lines.append(f"{first}\r\n{where}\r\n{rest}")
        data = "\r\n".join([*lines, "END:VCALENDAR", ""]).encode("utf-8", "replace")
        name = ""
        try:
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(self.path)
        except OSError:
            if name:
                Path(name).unlink(missing_ok=True)
            raise PullFailed(
                f"{self.path.name} cannot be written.", "Check the folder, and that you may write there."
            ) from None


def opened(path: Path) -> CalendarFile:
    """The file as it was left; a new one when there is none. Raises PullFailed for a file of another kind."""
    found = CalendarFile(path)
    if not path.exists():
        return found
    try:
        lines = _lines(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        lines = []
    head = next((line for line in lines[:10] if line.startswith(HEAD)), None)
    if head is None:
        raise PullFailed(f"{path.name} holds something else.", "Name another file: jalon pull --out FILE")
    found.token = head.removeprefix(HEAD)
    found.account = next((line.removeprefix(ACCOUNT) for line in lines[:10] if line.startswith(ACCOUNT)), "")
    for kind, component in _components(lines):
        if kind == ZONE:
            found.zones[_value(component, "TZID")] = "\r\n".join(component)
            continue
        place, mark = _value(component, PLACE[:-1]), _value(component, MARK[:-1])
        found.marks[place] = mark
        kept = [line for line in component if not line.startswith((PLACE, MARK))]
        found.events.setdefault(place, []).extend(["\r\n".join(kept)] if kind == EVENT else [])
    return found


def pull_calendar(
    client: CalDAV, path: Path, tell: Callable[[str, int], None] | None = None, *, account: str = ""
) -> tuple[int, int]:
    """Bring the file at `path` to what the calendar is now: how many entries came, how many went. Raises PullFailed.

    `account` (see `account_of`) is the only one whose calendar the file holds from then on.
    What was read before an outage is kept: the next call asks for the rest.
    """
    file = opened(path)
    if account and file.account not in ("", account):
        raise PullFailed(
            f"{path.name} holds what was pulled from another account.",
            "Name another file for this one: jalon pull --out FILE",
        )
    file.account = account or file.account
    found = client.changes(file.token)
    gone = (set(file.marks) - set(found.marks) if found.whole else set(found.gone)) & set(file.marks)
    for place in gone:
        file.drop(place)
    wanted = [place for place, mark in found.marks.items() if not mark or file.marks.get(place) != mark]
    count = 0
    try:
        for number, batch in enumerate(client.texts(wanted), 1):
            for place, (mark, text) in batch.items():
                file.take(place, mark or found.marks.get(place, ""), text)
            count += len(batch)
            if tell:
                tell("events", count)
            if number % WRITTEN_EVERY == 0:
                file.write()
    except PullFailed:
        if count:
            file.write()
        raise
    file.token = found.token
    file.write()
    return count, len(gone)


def _lines(text: str) -> list[str]:
    """Lines as RFC 5545 ends them; whatever else may break a line on a screen is text of an entry."""
    return re.split(r"\r\n|\n|\r", text)


def _components(lines: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """The components that stand directly in a calendar, each with its lines."""
    kind, kept = "", list[str]()
    for line in lines:
        word = line.upper().strip()
        if not kind and word.startswith("BEGIN:") and word != "BEGIN:VCALENDAR":
            kind, kept = word[6:], []
        if kind:
            kept.append(line)
            if word == f"END:{kind}":
                yield kind, kept
                kind = ""


def _value(lines: Iterable[str], name: str) -> str:
    return next((line.partition(":")[2].strip() for line in lines if line.upper().startswith(f"{name}:")), "")
