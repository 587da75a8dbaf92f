"""Rows of a domain, each with the cells of the archive's file that the domain stands for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from jalon.sources.linkedin_archive.layouts import HEADER_ALIASES, Layout
from jalon.sources.linkedin_portability.answers import Page
from jalon.sources.linkedin_portability.cells import cut, dated, folded_key, text_of
from jalon.sources.linkedin_portability.documents import Json

_ALIASES = {folded_key(name): folded_key(cell) for name, cell in HEADER_ALIASES.items()}
_ADDRESSES = "to_urls"
_DATE = "at_text"


@dataclass(slots=True)
class DomainRows:
    """All rows of one domain in one file: objects with their numbers (from 1, over all pages), faults by code."""

    total: int = 0
    rows: list[tuple[int, Json]] = field(default_factory=list[tuple[int, Json]])
    faults: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    repeated: int = 0
    dropped: int = 0

    def blame(self, fault: str, number: int) -> None:
        """Note that a row has a fault."""
        self.faults.setdefault(fault, []).append(number)


def gather(pages: Sequence[tuple[str, Page]]) -> dict[str, DomainRows]:
    """Rows of the pages of one domain, by file; a row that stood on an earlier page already is not taken again.

    LinkedIn repeats rows on other pages; within one page equal rows are two.
    """
    found: dict[str, DomainRows] = {}
    seen = set[bytes]()
    for file, page in pages:
        rows = found.setdefault(file, DomainRows())
        seen |= set(_take(page, rows, seen))
    return found


def _take(page: Page, rows: DomainRows, seen: set[bytes]) -> Iterable[bytes]:
    digests = list[bytes]()
    for row in page.rows:
        rows.total += 1
        digest = _digest(cast("Json", row)) if isinstance(row, dict) else None
        if digest is None:
            rows.dropped += 1
            rows.blame("portability_row_broken", rows.total)
            continue
        digests.append(digest)
        if digest in seen:
            rows.repeated += 1
        else:
            rows.rows.append((rows.total, cast("Json", row)))
    return digests


def _digest(row: Json) -> bytes | None:
    """What two equal rows share; None for one nested beyond all measure."""
    try:
        text = json.dumps(row, sort_keys=True)
    except (RecursionError, ValueError):
        return None
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def keys_of(rows: Iterable[Json]) -> frozenset[str]:
    """Every key of any of the rows, folded."""
    spelled = {key for row in rows for key in row}
    return frozenset(_alias(key) for key in spelled)


def fits(layout: Layout, keys: frozenset[str]) -> bool:
    """Whether the keys hold every cell that proves a kind of file."""
    return {folded_key(cell) for cell in layout.required} <= keys


def cells(layout: Layout, row: Json, rows: DomainRows, number: int) -> list[str]:
    """The taken cells of a row, in the order of the layout's columns."""
    spelled = {_alias(key): value for key, value in row.items()}
    return [_cell(name, spelled.get(folded_key(cell)), rows, number) for name, cell in layout.columns.items()]


def _cell(name: str, value: object, rows: DomainRows, number: int) -> str:
    text = text_of(value, addresses=name == _ADDRESSES)
    if text is None:
        rows.blame("portability_value_odd", number)
        return ""
    text, longer = cut(text)
    if longer:
        rows.blame("cell_too_long", number)
    return dated(text) if name == _DATE else text


def _alias(key: str) -> str:
    folded = folded_key(key)
    return _ALIASES.get(folded, folded)
