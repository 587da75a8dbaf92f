"""What the cells of a column look like, and what Jalon reads in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.sources.crm_file.sheet import as_text
from jalon.sources.days import parse_day
from jalon.sources.outcomes.money import parse_money

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")
_PHONE = re.compile(r"\+?[\d\s().\-/]{8,24}")
_PROFILE = re.compile(r"(?i)(?:https?://)?(?:[\w-]+\.)?linkedin\.com/.+")
LEAST_DIGITS = 8


def looks_like(kind: str, cell: object) -> bool:
    """True when a cell may hold an e-mail address, telephone number, LinkedIn profile, day or amount."""
    text = as_text(cell)[:300]
    if kind == "email":
        return _EMAIL.fullmatch(text) is not None
    if kind == "profile":
        return _PROFILE.fullmatch(text) is not None
    if kind == "phone":
        is_number = _PHONE.fullmatch(text) is not None and sum(c.isdigit() for c in text) >= LEAST_DIGITS
        return is_number and parse_day(text) is None
    if kind == "day":
        return parse_day(cell) is not None
    return parse_money(cell) is not None


def share(kind: str, cells: Sequence[object]) -> float:
    """The share of the filled cells that look so; 0 without any."""
    filled = [cell for cell in cells if as_text(cell)]
    return sum(looks_like(kind, cell) for cell in filled) / len(filled) if filled else 0.0


def masked_shape(text: str) -> str:
    """The shape of a text: letters as x, figures as 0, so that nobody can be named by it."""
    return "".join(
        "X" if c.isalpha() and c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in text
    )
