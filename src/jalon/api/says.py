"""What messages say, for a program: a table of messages in, labels with their evidence out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import InputUnusable

if TYPE_CHECKING:
    from jalon.journeys.says import Message, Said

COLUMNS = ("id", "text", "direction", "previous_text", "language")
REQUIRED = COLUMNS[:2]
TICKS = ("text", "labels")
Given = Path | str | Iterable[Mapping[str, str]]
INCOMING = frozenset({"in", "incoming", "received", "inbound"})
OUTGOING = frozenset({"out", "outgoing", "sent", "outbound"})


def says(messages: Given, *, suggest: bool = False, confirmed: Path | str | None = None) -> list[dict[str, Any]]:
    """What each message says: `{id, labels: [{label, state, span}]}` in the order given.

    `messages` is an archive (its messages between two people; ids are file and row), a CSV file or dictionaries with
    `id` and `text` and, where known, `direction` (in or out), `previous_text`, `language`. `state` is likely or
    to_confirm; `span` is [start, end) in characters of the text. `suggest` lets sentence embeddings doubt a rule or
    suggest a label (optional group `text`); they also learn from `confirmed`, a CSV file of messages with columns
    `text` and `labels` (separated by spaces, empty for none).
    Raises InputUnusable when a file lacks its columns, Misuse when the group is not installed.
    """
    return [_row(said) for _, said in read_messages(messages, suggest=suggest, confirmed=confirmed)]


def read_messages(
    messages: Given, *, suggest: bool = False, confirmed: Path | str | None = None
) -> list[tuple[Message, Said]]:
    """Each message beside what it says; as `says`, for a caller that also wants the words."""
    from jalon.journeys.says import says as said

    rows = _given(Path(messages)) if isinstance(messages, (str, Path)) else messages
    given = [_message(row) for row in rows]
    found = [said(message) for message in given]
    if suggest or confirmed:
        found = _seconded(given, found, confirmed)
    return list(zip(given, found, strict=True))


def _given(path: Path) -> Iterable[Mapping[str, str]]:
    from jalon.api.mailbox import is_archive, mailbox

    return mailbox(path) if is_archive(path) else _rows(path, REQUIRED)


def _seconded(given: list[Message], found: list[Said], confirmed: Path | str | None) -> list[Said]:
    from jalon.journeys.says.model import seconded, trained

    rows = _rows(Path(confirmed), TICKS) if confirmed else ()
    ticks = [(row["text"], frozenset(row["labels"].replace(",", " ").split())) for row in rows]
    return seconded(trained(ticks), given, found)


def _message(row: Mapping[str, str]) -> Message:
    from jalon.journeys.says import Message

    way = row.get("direction", "").strip().lower()
    direction = "in" if way in INCOMING else "out" if way in OUTGOING else None
    return Message(row["id"], row["text"], direction, row.get("previous_text", ""), row.get("language") or None)


def _row(said: Said) -> dict[str, Any]:
    labels = [{"label": found.label, "state": found.state, "span": list(found.span)} for found in said.labels]
    return {"id": said.id, "labels": labels}


def _rows(path: Path, required: tuple[str, ...]) -> Iterable[dict[str, str]]:
    from jalon.sources.decode import csv_rows, decode, delimiter_of
    from jalon.sources.limits import limits

    if path.stat().st_size > limits().table_bytes:
        raise InputUnusable(f"{path.name} is too large.", "Split it into several files.")
    text, _ = decode(path.read_bytes())
    rows = csv_rows(text, delimiter_of(text.partition("\n")[0]))
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if any(name not in names for name in required):
        columns = ", ".join(required)
        raise InputUnusable(
            f"{path.name} has no columns {columns}.", "Name them in its first line, or give the archive."
        )
    places = {name: names.index(name) for name in dict.fromkeys((*COLUMNS, *required)) if name in names}
    return [{name: row[n] if n < len(row) else "" for name, n in places.items()} for row in rows[1:] if any(row)]
