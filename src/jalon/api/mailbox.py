"""The messages of an archive as a table that `says` can read; their texts stay in memory and go with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.journeys.spoken import Text

PLACES = "select distinct source_id, file_name from imports"
ARCHIVES = frozenset({"archive", "archive_csv", "portability"})
EVER = 2**62


def is_archive(path: Path) -> bool:
    """Whether the path is an archive of the platform, whole or one of its files; anything else is a table."""
    from jalon.sources.recognise import recognise

    return recognise(path) in ARCHIVES


def mailbox(path: Path) -> list[dict[str, str]]:
    """Each message between two people: id (file and row), text, direction, previous_text of the same thread.

    Raises InputUnusable when the archive cannot be read, or holds no such message.
    """
    from jalon.errors import InputUnusable
    from jalon.journeys.spoken import in_threads

    found, files = texts_of(path)
    if not found:
        raise InputUnusable(f"{path.name} holds no messages between two people.", "Ask for the archive with messages.")
    return [
        {
            "id": f"{files.get(one.source_id, one.source_id)} {one.row_no}",
            "text": one.text,
            "direction": "out" if one.direction == "out" else "in",
            "previous_text": before,
        }
        for one, before in in_threads(found)
    ]


def texts_of(*paths: Path) -> tuple[list[Text], dict[str, str]]:
    """The texts of archives, read in memory, thread by thread, and the names of files by source."""
    from jalon.api.reading import read
    from jalon.journeys.spoken import texts

    reading = read(*paths, keep_text=True)
    try:
        files = dict(reading.con.execute(PLACES).fetchall())
        return list(texts(reading.con, reading.member_id or "", EVER)), files
    finally:
        reading.con.close()
