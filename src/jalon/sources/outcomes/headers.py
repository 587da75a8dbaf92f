"""Which column of a results file is what, by its name in any of the languages of headers.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jalon.sources.days import fold

HEADER_ROWS = 25
LEAST_COLUMNS = 2
_PUNCTUATION = re.compile(r"[^\w€$£¥₹]+|_")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a results file: its row (0-based), column of each field, column of each step when wide."""

    row: int
    columns: dict[str, int]
    steps: dict[str, int] = field(default_factory=dict[str, int])
    is_french: bool = False
    currency: str | None = None

    @property
    def is_usable(self) -> bool:
        """True when every row tells what happened and when."""
        is_wide = bool(self.steps) and len(self.steps) + len(self.columns) >= LEAST_COLUMNS
        return is_wide or {"date", "kind"} <= self.columns.keys()

    @property
    def date_columns(self) -> list[int]:
        """Columns that hold dates."""
        return list(self.steps.values()) if self.steps else [self.columns["date"]]


@cache
def words() -> dict[str, Any]:
    """Read headers.toml once."""
    return tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8"))


@cache
def _by_name(table: str) -> dict[str, str]:
    return {name: code for code, names in words()[table].items() for name in names}


def plain(text: object) -> str:
    """A header or kind folded: lower case, no accents, no brackets, single spaces."""
    if not isinstance(text, str):
        return ""
    return " ".join(_PUNCTUATION.sub(" ", fold(text[:200])).split())


def kind_of(text: object) -> str | None:
    """Code of a kind of result by its name; None when it is not known."""
    return _by_name("kinds").get(plain(text))


def since_of(text: object) -> tuple[str, ...] | None:
    """The signals that a row "since contracts" says are followed, all for "since" alone; None for any other row."""
    return _since().get(plain(text))


@cache
def _since() -> dict[str, tuple[str, ...]]:
    signals: dict[str, list[str]] = dict(words()["since"])
    starts = signals.pop("words")
    every = {name: (signal,) for signal, names in signals.items() for name in names}
    alone = {start: tuple(signals) for start in starts}
    return alone | {f"{start} {name}": signal for start in starts for name, signal in every.items()}


def currency_of(text: object) -> str | None:
    """ISO code of a currency by sign, code or name; None when it is not known."""
    return _by_name("currencies").get(text.strip().casefold()) if isinstance(text, str) else None


def find_header(rows: Sequence[Sequence[object]]) -> Header | None:
    """The first of the first rows that names enough columns of a results file; None when there is none."""
    for index, row in enumerate(rows[:HEADER_ROWS]):
        header = _header(index, row)
        if header.is_usable:
            return header
    return None


def _header(index: int, row: Sequence[object]) -> Header:
    columns: dict[str, int] = {}
    steps: dict[str, int] = {}
    currency: str | None = None
    for position, cell in enumerate(row[:200]):
        name, mark = _name_and_currency(plain(cell))
        code = _by_name("columns").get(name)
        step = None if code else _step(name)
        if code:
            columns.setdefault(code, position)
            currency = mark if code == "amount" and mark else currency
        elif step:
            steps.setdefault(step, position)
    french = set(words()["french"]["columns"])
    is_french = any(_name_and_currency(plain(cell))[0] in french for cell in row[:200])
    return Header(index, columns, {} if {"date", "kind"} <= columns.keys() else steps, is_french, currency)


def _name_and_currency(name: str) -> tuple[str, str | None]:
    """ "montant ht €" -> ("montant ht", "EUR")."""
    head, _, last = name.rpartition(" ")
    code = _by_name("currencies").get(last)
    return (head, code) if head and code else (name, None)


def _step(name: str) -> str | None:
    """The kind that a column of a wide file dates."""
    around = set(words()["around"]["words"])
    tokens = name.split()
    if name in _by_name("kinds"):
        return _by_name("kinds")[name]
    return _by_name("kinds").get(" ".join(token for token in tokens if token not in around))
