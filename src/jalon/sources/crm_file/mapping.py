"""Which columns of an export mean what: the mappings of the known CRMs, or one that a person wrote."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jalon.sources.days import Order
from jalon.sources.outcomes.headers import HEADER_ROWS, plain

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mapping:
    """One kind of export; `requires` are alternatives, all of which must stand in the header.

    `dates` is the order of day and month that a person said, for dates that do not tell it.
    """

    system: str
    object: str
    columns: Table[str, tuple[str, ...]]
    requires: tuple[frozenset[str], ...] = ()
    stages: Table[str, str] = field(default_factory=dict[str, str])
    dates: Order | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A mapping found in a header: the header's row (0-based), the columns of each field in the order of preference."""

    mapping: Mapping
    row: int
    columns: Table[str, tuple[int, ...]]
    entered: Table[str, int] = field(default_factory=dict[str, int])


@cache
def mappings() -> tuple[Mapping, ...]:
    """Read mappings.toml once."""
    raw = tomllib.loads((FOLDER / "mappings.toml").read_text(encoding="utf-8"))
    return tuple(_mapping(table) for table in raw["mapping"])


def _mapping(raw: dict[str, Any]) -> Mapping:
    columns = {name: tuple(found) for name, found in raw["columns"].items()}
    return Mapping(raw["system"], raw["object"], columns, tuple(frozenset(r.split("|")) for r in raw["requires"]))


@cache
def _stage_settings() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "stages.toml").read_text(encoding="utf-8"))


@cache
def _stages() -> dict[str, str]:
    return {name: code for code, names in _stage_settings()["stages"].items() for name in names}


def _by_words(stage: str) -> str:
    """What the words of a stage say; open where they say nothing, or that it is still to come."""
    groups = _stage_settings()["words"]
    words = stage.split()
    held = {name for name, known in groups.items() if not set(words).isdisjoint(known)}
    ended = [n for n, word in enumerate(words) if word in groups["lost"] or word in groups["won"]]
    if "holds" in held or any(word in groups["denies"] for word in words[: ended[0] if ended else None]):
        return "open"
    if "quote" in held and held & {"went", "asked"} and not held & {"won", "lost"}:
        return "sent" if "went" in held else "requested"
    return "lost" if "lost" in held else "won" if "won" in held else "open"


def stage_code(stage: str, own: Table[str, str] | None = None) -> str:
    """What a stage says: won, lost, sent, requested, else open. What stands in brackets does not matter.

    `own` are the codes of a person's own mapping, by folded name; they come first.
    """
    if own and (said := own.get(plain(stage))):
        return said
    short = plain(stage.partition("(")[0])
    return _stages().get(plain(stage)) or _stages().get(short) or _by_words(short)


def fit(rows: Sequence[Sequence[object]], own: Mapping | None = None) -> Fitted | None:
    """The first known mapping, or a person's `own`, whose columns stand in one of the first rows; else None."""
    for index, row in enumerate(rows[:HEADER_ROWS]):
        names = [plain(cell) for cell in row[:400]]
        found = set(names)
        for mapping in (own,) if own else mappings():
            if all(either & found for either in mapping.requires):
                return _fitted(mapping, index, names, row)
    return None


def _fitted(mapping: Mapping, index: int, names: list[str], row: Sequence[object]) -> Fitted:
    columns = {
        code: tuple(names.index(name) for name in wanted if name in names) for code, wanted in mapping.columns.items()
    }
    entered = {stage: n for n, cell in enumerate(row[:400]) if (stage := _entered(cell))}
    return Fitted(mapping, index, {code: found for code, found in columns.items() if found}, entered)


def _entered(cell: object) -> str | None:
    """The stage that a column dates: 'Date entered "Proposal (Sales Pipeline)"'."""
    text = str(cell).strip()[:200] if isinstance(cell, str) else ""
    for start in ("date entered ", "date d'entrée dans ", "date d’entrée dans "):
        if text.casefold().startswith(start):
            return text[len(start) :].strip(' "“”«»').partition("(")[0].strip() or None
    return None


def quotes_told(fitted: Fitted) -> list[str]:
    """The signals of quotes that a column, not a row, dates: quotes, and quote_requests where they are asked for."""
    codes = {stage_code(stage, fitted.mapping.stages) for stage in fitted.entered}
    codes |= {code for code in ("requested", "sent") if f"quote_{code}_at" in fitted.columns}
    codes |= {"sent"} if fitted.mapping.object == "quotes" else set()
    return ["quotes", "quote_requests"] if "requested" in codes else ["quotes"] if "sent" in codes else []
