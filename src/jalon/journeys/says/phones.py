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


def phones(text: str, language: str) -> list[tuple[int, int]]:
    """Where numbers stand that are possible in a country of the language, or written internationally."""
    if sum(sign.isdigit() for sign in text) < 7:
        return []
    return [found.span() for found in NUMBER.finditer(text) if _is_phone(found.group(), language)]


@lru_cache(maxsize=10_000)
def _is_phone(written: str, language: str) -> bool:
    from phonenumbers import NumberParseException, is_valid_number, parse

    for region in REGIONS[language]:
        try:
            if is_valid_number(parse(written, region)):
                return True
        except NumberParseException:
            continue
    return False
