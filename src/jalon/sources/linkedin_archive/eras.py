"""Which layout an archive has, from the columns found; and whether it is Basic, Complete or a part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jalon.sources.linkedin_archive.layouts import COMPLETE_ONLY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jalon.sources.linkedin_archive.header import Header
    from jalon.sources.linkedin_archive.load import LoadedFile

ERAS = ("2018", "2020", "2022-09", "2023-07", "2024-03", "2025-08", "2026-03", "2026-07")
_CORE = frozenset({"profile", "connections"})
_MEMBER_SUFFIX = re.compile(r"_(\d{5,})\.csv$", re.IGNORECASE)
_SUFFIXED = frozenset({"comments", "instant_reposts", "member_follows", "reactions", "saved_items", "shares", "votes"})


def find_era(files: Iterable[LoadedFile]) -> str | None:
    """The newest era that a layout proves; None when no file tells."""
    known = [file for file in files if file.header]
    found = [era for file in known for era in _eras_of(file, file.header)]
    # Invitations without addresses fit every layout up to 2023.
    weak = "2020" if any(file.kind == "invitations" for file in known) else None
    return max(found, key=ERAS.index, default=weak)


def _eras_of(file: LoadedFile, header: Header | None) -> list[str]:
    cells = set(header.columns) if header else set[str]()
    match file.kind:
        case "connections":
            return [_connections(cells, preamble=header is not None and header.preamble)]
        case "invitations":
            return ["2024-03"] if "inviterprofileurl" in cells else []
        case "messages":
            return [_messages(cells, quoted=header is not None and header.quoted)]
        case "messages_2018":
            return ["2018"]
        case "rich_media":
            return ["2025-08"]
        case "notes":
            return ["2026-03"]
        case kind if kind in _SUFFIXED and _MEMBER_SUFFIX.search(file.entry):
            return ["2026-07"]
        case _:
            return []


def _connections(cells: set[str], *, preamble: bool) -> str:
    if "url" in cells:
        return "2023-07"
    if "websites" in cells or "instant messengers" in cells:
        return "2018"
    return "2022-09" if preamble else "2020"


def _messages(cells: set[str], *, quoted: bool) -> str:
    drafts = {"is message draft", "is conversation draft"} <= cells
    if "is conversation archived" in cells or (drafts and "attachments" in cells):
        return "2026-07"
    if "attachments" in cells:
        return "2026-03" if quoted else "2025-08"
    if drafts:
        return "2024-03"
    return "2023-07" if "recipient profile urls" in cells else "2020"


def find_kind(names: Sequence[str], keys: Iterable[str]) -> str:
    """basic, complete or partial: from the name, else from the files that are there."""
    folded = " ".join(names).casefold()
    for kind in ("complete", "basic"):
        if f"{kind}_linkedindataexport" in folded:
            return kind
    present = set(keys)
    if not present >= _CORE:
        return "partial"
    return "complete" if present & COMPLETE_ONLY_NAMES else "basic"
