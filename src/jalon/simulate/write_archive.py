"""One export in, the files of a real archive out: every table of the era, in arbitrary order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jalon.simulate import files_content as content
from jalon.simulate import files_profile as profile
from jalon.simulate.csvtext import ArchiveFile
from jalon.simulate.export import Export
from jalon.simulate.files_closed import closed_files
from jalon.simulate.files_messages import messages, siblings
from jalon.simulate.files_more import more_tables
from jalon.simulate.files_network import connections, invitations
from jalon.simulate.packing import pack

TABLES: dict[str, Callable[[Export], ArchiveFile]] = {
    "Connections": connections,
    "Invitations": invitations,
    "messages": messages,
    "Shares": content.shares,
    "Comments": content.comments,
    "Reactions": content.reactions,
    "InstantReposts": content.instant_reposts,
    "SearchQueries": content.searches,
    "Recommendations_Received": lambda e: profile.recommendations(e, "received"),
    "Recommendations_Given": lambda e: profile.recommendations(e, "given"),
}


def archive_files(export: Export) -> list[ArchiveFile]:
    """All entries of the archive, shuffled by seed."""
    files = [write(export) for name, write in TABLES.items() if name in export.files]
    files += [profile.profile(export), *profile.profile_tables(export), *profile.account_tables(export)]
    files += profile.endorsements(export) + more_tables(export)
    files += content.small_gestures(export) + content.article(export)
    files += content.rich_media(export)
    files += siblings(export) if export.trap("siblings") else []
    files += closed_files(export) if export.trap("sensitive") else []
    files += _copies(export, files)
    export.rng("order").shuffle(files)
    return files


def _copies(export: Export, files: list[ArchiveFile]) -> list[ArchiveFile]:
    """The same file twice, whole or cut short, and what a Mac adds to a zip."""
    rng, extra = export.rng("copies"), list[ArchiveFile]()
    if export.trap("duplicate_files") and rng.random() < 0.5:
        twin = next(f for f in files if f.name.startswith(("Connections", "Invitations", "Positions")))
        extra.append(ArchiveFile(f"Data/{twin.name}", _cut(twin.data) if rng.random() < 0.4 else twin.data))
    if export.trap("clutter"):
        extra += [
            ArchiveFile("__MACOSX/._Connections.csv", b"\x00\x05\x16\x07\x00\x02"),
            ArchiveFile(".DS_Store", b"\x00\x00\x00\x01Bud1"),
        ]
    return extra


def _cut(data: bytes) -> bytes:
    """The first half of the lines."""
    lines = data.splitlines(keepends=True)
    return b"".join(lines[: max(8, len(lines) // 2)])


def write_archive(export: Export, where: Path, packing: str = "zip") -> Path:
    """Write the archive below the folder `where` (packing: see packing.PACKINGS); returns its path."""
    return pack(archive_files(export), where, export.kind, export.day, packing)
