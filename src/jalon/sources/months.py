"""The number of a month by its name in any of the languages of months.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def month_number(name: str) -> int | None:
    """1 to 12 for a name or short name, folded (lower case, no accents, no final point); None for any other word."""
    return _numbers().get(name)


@cache
def _numbers() -> dict[str, int]:
    languages = tomllib.loads((Path(__file__).parent / "months.toml").read_text(encoding="utf-8"))
    numbered = [pair for names in languages.values() for pair in enumerate(names, start=1)]
    return {name: number for number, names in numbered for name in names.split()}
