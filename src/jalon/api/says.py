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
INCOMING = frozenset({"in", "incoming", "received", "inbound"})
OUTGOING = frozenset({"out", "outgoing", "sent", "outbound"})


def says(messages: Path | str | Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """What each message says: `{id, labels: [{label, state, span}]}` in the order given.

    `messages` is a CSV file or dictionaries with `id` and `text` and, where known, `direction` (in or out),
    `previous_text`, `language`. `state` is likely or to_confirm; `span` is [start, end) in characters of the text.
    Raises InputUnusable when a file has no columns `id` and `text`.
    """
    return [_row(said) for _, said in read_messages(messages)]


def read_messages(messages: Path | str | Iterable[Mapping[str, str]]) -> list[tuple[Message, Said]]:
    """Each message beside what it says; as `says`, for a caller that also wants the words."""
    from jalon.journeys.says import says as said

    rows = _rows(Path(messages)) if isinstance(messages, (str, Path)) else messages
    found = [_message(row) for row in rows]
    return [(message, said(message)) for message in found]


def _message(row: Mapping[str, str]) -> Message:
    from jalon.journeys.says import Message

    way = row.get("direction", "").strip().lower()
    direction = "in" if way in INCOMING else "out" if way in OUTGOING else None
    return Message(row["id"], row["text"], direction, row.get("previous_text", ""), row.get("language") or None)


def _row(said: Said) -> dict[str, Any]:
    labels = [{"label": found.label, "state": found.state, "span": list(found.span)} for found in said.labels]
    return {"id": said.id, "labels": labels}


def _rows(path: Path) -> Iterable[dict[str, str]]:
    from jalon.sources.decode import csv_rows, decode, delimiter_of
    from jalon.sources.limits import limits

    if path.stat().st_size > limits().table_bytes:
        raise InputUnusable(f"{path.name} is too large.", "Split it into several files.")
    text, _ = decode(path.read_bytes())
    rows = csv_rows(text, delimiter_of(text.partition("\n")[0]))
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if any(name not in names for name in REQUIRED):
        raise InputUnusable(f"{path.name} has no columns id and text.", "Name the two columns in its first line.")
    places = {name: names.index(name) for name in COLUMNS if name in names}
    return ({name: row[n] if n < len(row) else "" for name, n in places.items()} for row in rows[1:] if any(row))
