"""Numbers as people and workbooks write them: "1 234", "1.234", "9 600,50 €", "< 1%", "(500)"."""

from __future__ import annotations

import math
import re

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\ufeff'’]")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"(\d*)(?:[.,](\d+))?")
_DIGITS = re.compile(r"\d+")
_MINUS = str.maketrans({"−": "-", "–": "-", "‑": "-"})


def parse_number(cell: object) -> float | None:
    """The number in a cell; None when there is none. Spaces, thousands and either decimal sign are understood.

    Of two different signs the last is the decimal one; a single sign before exactly three digits parts
    thousands ("1.234", "1,234") unless the number starts with 0.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if math.isfinite(cell) else None
    if not isinstance(cell, str) or len(cell) > 60:
        return None
    text = _SPACES.sub("", cell.translate(_MINUS))
    negative = text.startswith("-") or text.endswith("-") or (text.startswith("(") and text.endswith(")"))
    value = _unsigned(text.strip("-+()") if negative else text.removeprefix("+"))
    return -value if negative and value is not None else value


def _unsigned(text: str) -> float | None:
    if not text or not text.isascii():
        return None
    if _DIGITS.fullmatch(text):
        return float(text)
    if "." in text and "," in text:
        return _mixed(text)
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        return float(re.sub(r"[.,]", "", text))
    plain = _PLAIN.fullmatch(text)
    return float(f"{plain.group(1) or '0'}.{plain.group(2) or '0'}") if plain else None


def _mixed(text: str) -> float | None:
    decimal = max(".,", key=text.rfind)
    whole, _, part = text.rpartition(decimal)
    if not (_GROUPED.fullmatch(whole) and decimal not in whole and part.isdecimal()):
        return None
    return float(f"{re.sub('[.,]', '', whole)}.{part}")


def parse_share(cell: object) -> tuple[bool, float | None]:
    """(is it a share at all, the share from 0 to 1): numbers up to 1, "5%", "0,5 %"; "< 1%" is a share unknown.

    "menos de 1%", "moins de 1 %", "less than 1%": any words before the figure mean the same as "<".
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return (0 <= cell <= 1), float(cell)
    if not isinstance(cell, str) or "%" not in cell:
        return False, None
    figure = parse_number(cell.replace("%", ""))
    if figure is not None:
        return 0 <= figure <= 100, figure / 100
    return bool(re.search(r"\d\s*%", cell)), None
