"""Telephone numbers in the body of a message (phonenumbers, the numbering plans of the countries of its language)."""

from __future__ import annotations

import re
from functools import lru_cache

# A run of seven to fifteen digits with the usual separators; digits of an address or a reference are cut off before.
NUMBER = re.compile(r"(?<![\w./=-])(?:\+|00|\()?\d(?:[\s.()/-]{0,2}\d){6,14}(?![\w%€$£]|[.,/-]\d)")
REGIONS = {
    "fr": ("FR", "BE", "CH", "LU", "CA"),
    "en": ("GB", "US", "IE", "AU", "IN"),
    "es": ("ES", "MX", "AR", "CO", "CL"),
    "nl": ("NL", "BE"),
}


def phones(text: str, language: str) -> list[tuple[tuple[int, int], bool]]:
    """Where numbers stand, and whether a numbering plan knows them (else they only look like one: right length)."""
    if sum(sign.isdigit() for sign in text) < 7:
        return []
    found = ((match.span(), _plan(match.group(), language)) for match in NUMBER.finditer(text))
    return [(place, plan == "valid") for place, plan in found if plan]


@lru_cache(maxsize=10_000)
def _plan(written: str, language: str) -> str | None:
    from phonenumbers import NumberParseException, is_possible_number, is_valid_number, parse

    dialled = written.lstrip("(").startswith(("+", "0"))
    possible = False
    for region in REGIONS[language]:
        try:
            number = parse(written, region)
        except NumberParseException:
            continue
        if is_valid_number(number):
            return "valid"
        possible = possible or (dialled and is_possible_number(number))
    return "possible" if possible else None
