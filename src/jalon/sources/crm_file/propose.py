"""Which column of an unknown export is what: by its name, then by what its cells look like."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from jalon.sources.crm_file.looks import looks_like, share
from jalon.sources.crm_file.mapping import fit, mappings, stage_code
from jalon.sources.crm_file.sheet import Row, as_text, cell_at
from jalon.sources.outcomes.headers import HEADER_ROWS, plain

How = Literal["name", "part", "content", "person"]
MOST_COLUMNS = 400
EARLIEST_YEAR, LATEST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table is taken for; `columns` and `how` by field, column numbers from 0, `header` its row from 0."""

    system: str
    object: str
    header: int
    names: tuple[str, ...]
    columns: dict[str, int]
    how: dict[str, How]


@cache
def settings() -> dict[str, Any]:
    """Read propose.toml once."""
    return tomllib.loads((Path(__file__).parent / "propose.toml").read_text(encoding="utf-8"))


def propose(rows: Sequence[Row], kind: str | None = None) -> Proposal | None:
    """The likeliest reading of a table, as `kind` when a person said what it holds; None without a header."""
    header = header_of(rows)
    if header is None:
        return None
    names = tuple(as_text(cell) for cell in rows[header][:MOST_COLUMNS])
    sample = rows[header + 1 : header + 1 + settings()["sample_rows"]]
    cells = [[cell_at(row, n) for row in sample] for n in range(len(names))]
    known = fit(rows)
    if known and kind in (None, known.mapping.object) and known.row == header:
        columns = {field: found[0] for field, found in known.columns.items()}
        how: dict[str, How] = dict.fromkeys(columns, "name")
        return Proposal(known.mapping.system, known.mapping.object, header, names, columns, how)
    tried = [_assigned(names, cells, header, one) for one in ([kind] if kind else settings()["fields"])]
    return max(tried, key=_worth)


def header_of(rows: Sequence[Row]) -> int | None:
    """The row (0-based) with the most column names among the first; rows with cells that only data hold are none."""
    found = [(_known_names(row), -n) for n, row in enumerate(rows[:HEADER_ROWS]) if _may_be_header(row)]
    return -max(found)[1] if found else None


def is_complete(kind: str, columns: dict[str, int]) -> bool:
    """True when the columns suffice to read the object."""
    return all(set(need.split("|")) & columns.keys() for need in settings()["needs"][kind])


def _may_be_header(row: Row) -> bool:
    texts = [cell for cell in row[:MOST_COLUMNS] if as_text(cell)]
    named = [cell for cell in texts if not _is_year(cell)]
    is_data = any(not isinstance(cell, str) for cell in named)
    return (
        len(named) > 1
        and not is_data
        and not any(looks_like(kind, cell) for kind, cell in product(("email", "phone", "day", "amount"), named))
    )


def _is_year(cell: object) -> bool:
    """A column may be called by its year."""
    return as_text(cell).isdigit() and EARLIEST_YEAR <= int(as_text(cell)[:5]) <= LATEST_YEAR


def _known_names(row: Row) -> int:
    return sum(any(plain(cell) in names for names in _names().values()) for cell in row[:MOST_COLUMNS])


@cache
def _names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {field: set(names) for field, names in settings()["names"].items()}
    for mapping in mappings():
        for field, names in mapping.columns.items():
            found[field] |= set(names)
    return {field: frozenset(names) for field, names in found.items()}


def _assigned(names: Sequence[str], cells: Sequence[Sequence[object]], header: int, kind: str) -> Proposal:
    """Each column to at most one field and each field to one column, the best pairs first."""
    folded = [plain(name) for name in names]
    fields = settings()["fields"][kind]
    pairs: list[tuple[float, int, int, str, How]] = sorted(
        (-score, order, n, field, how)
        for order, field in enumerate(fields)
        for n, name in enumerate(folded)
        if name
        for score, how in [_name_part(field, name, folded) or _alone(kind, field) or _score(field, name, cells[n])]
        if score > 0
    )
    columns: dict[str, int] = {}
    how_of: dict[str, How] = {}
    for _, _, n, field, how in pairs:
        if field not in columns and n not in columns.values() and folded.index(folded[n]) == n:
            columns[field], how_of[field] = n, how
    chosen = {field: columns[field] for field in fields if field in columns}
    return Proposal("own", kind, header, tuple(names), chosen, how_of)


def _name_part(field: str, name: str, names: Sequence[str]) -> tuple[float, How] | None:
    """Beside a column of first names, "Nom du client" is a last name and no company; without one, both are no parts."""
    words = settings()["name_parts"]
    of = {part: [one for one in names if _is_part(one, words[part])] for part in words}
    has_both = all(of.values())
    part = next((part for part, found in of.items() if name in found), None)
    if has_both and part:
        return (4.0 if field == part else 0.0), "name"
    return None


def _is_part(name: str, begins: Sequence[str]) -> bool:
    """Whether a column of this name may hold first names, or last names, of the other side."""
    not_parts = {*settings()["no_name_parts"]["words"], *settings()["not_theirs"]["words"]}
    other = {"prenom", "nom"} <= set(name.split()) or set(name.split()) & not_parts
    return not other and any(f"{name} ".startswith(f"{word} ") for word in begins)


def _alone(kind: str, field: str) -> tuple[float, How] | None:
    """In a table of deals half a name says nothing by itself."""
    return (0.0, "name") if kind != "contacts" and field in settings()["name_parts"] else None


def _score(field: str, name: str, cells: Sequence[object]) -> tuple[float, How]:
    """How well a column suits a field: 3 by its whole name, 2 by a part of it, 1 by its cells alone; 0 not at all."""
    theirs = settings()["not_theirs"]
    if field in theirs["fields"] and set(name.split()) & set(theirs["words"]):
        return 0.0, "name"
    kind = settings()["looks"].get(field)
    fits = share(kind, cells) if kind else 0.0
    is_empty = not any(as_text(cell) for cell in cells)
    if kind and not is_empty and fits < settings()["least_share"]:
        return 0.0, "name"
    if name in _names()[field]:
        return 3.0 + fits, "name"
    words = name.split()
    known = [
        len(other.split()) for other in _names()[field] if len(other) > 2 and f" {other} " in f" {' '.join(words)} "
    ]
    if known:
        return 2.0 + max(known) / 10, "part"
    if field == "stage" and _stages(cells) >= settings()["least_stages"]:
        return 1.0, "content"
    return (0.5 + fits / 2, "content") if kind in ("email", "profile", "phone") and fits else (0.0, "content")


def _stages(cells: Sequence[object]) -> float:
    filled = [text for cell in cells if (text := as_text(cell))]
    return sum(stage_code(text) != "open" for text in filled) / len(filled) if filled else 0.0


def _worth(found: Proposal) -> tuple[bool, int, int, int]:
    is_quotes = any(set(plain(name).split()) & set(settings()["quotes"]["words"]) for name in found.names)
    exact = sum(how == "name" for how in found.how.values())
    return (
        is_complete(found.object, found.columns),
        int(is_quotes) if found.object == "quotes" else int(not is_quotes and found.object == "deals"),
        len(found.columns),
        exact,
    )
