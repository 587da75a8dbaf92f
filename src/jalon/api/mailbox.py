"""The messages of an archive as a table that `says` can read; their texts stay in memory and go with it."""

from __future__ import annotations

from pathlib import Path

PLACES = "select distinct source_id, file_name from imports"
ARCHIVES = frozenset({"archive", "archive_csv"})
EVER = 2**62


def is_archive(path: Path) -> bool:
    """Whether the path is an archive of the platform, whole or one of its files; anything else is a table."""
    from jalon.sources.recognise import recognise

    return recognise(path) in ARCHIVES


def mailbox(path: Path) -> list[dict[str, str]]:
    """Each message between two people: id (file and row), text, direction, previous_text of the same thread.

    Raises InputUnusable when the archive cannot be read, or holds no such message.
    """
    from jalon.api.reading import read
    from jalon.errors import InputUnusable
    from jalon.journeys.spoken import texts

    reading = read(path, keep_text=True)
    try:
        files = dict(reading.con.execute(PLACES).fetchall())
        found = list(texts(reading.con, reading.member_id or "", EVER))
    finally:
        reading.con.close()
    if not found:
        raise InputUnusable(f"{path.name} holds no messages between two people.", "Ask for the archive with messages.")
    before = [("", ""), *((one.thread_id, one.text) for one in found)]
    return [
        {
            "id": f"{files.get(one.source_id, one.source_id)} {one.row_no}",
            "text": one.text,
            "direction": "out" if one.direction == "out" else "in",
            "previous_text": text if thread == one.thread_id else "",
        }
        for one, (thread, text) in zip(found, before, strict=False)
    ]
