"""Telephone numbers in E.164 (+33612345678), by the numbering plans of `phonenumbers`."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.sources.days import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

LONGEST = 40


@lru_cache(maxsize=50_000)
def e164(written: str, region: str | None = None) -> str | None:
    """The number as +33612345678; None when it is no number of any plan, or a national one without `region`."""
    number = _parsed(written, region)
    if number is None:
        return None
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(number, PhoneNumberFormat.E164)


def _parsed(written: str, region: str | None):
    from phonenumbers import NumberParseException, is_valid_number, parse

    text = written.strip().removeprefix("tel:")
    if not 5 <= len(text) <= LONGEST:
        return None
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = parse(text, region)
    except NumberParseException:
        return None
    return number if is_valid_number(number) else None


def home_region(con: duckdb.DuckDBPyConnection, member_id: str, written: Iterable[str]) -> str | None:
    """The country (ISO 3166) of national numbers: the member's own place, else most of the international ones."""
    row = con.execute("select place from members where member_id = ?", [member_id]).fetchone()
    return _region_of_place(row[0] if row else None) or _most_frequent(written)


def _region_of_place(place: str | None) -> str | None:
    last = fold(place or "").rpartition(",")[2].strip()
    return _countries().get(last)


def _most_frequent(written: Iterable[str]) -> str | None:
    from phonenumbers import region_code_for_number

    numbers = (_parsed(text, None) for text in set(written) if text.strip().startswith(("+", "00", "tel:+")))
    found = Counter(region for number in numbers if number and (region := region_code_for_number(number)))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked else None


@cache
def _countries() -> dict[str, str]:
    raw = tomllib.loads((Path(__file__).parent / "countries.toml").read_text(encoding="utf-8"))["countries"]
    return {name: code for code, names in raw.items() for name in names}
