"""Numbers, dates and durations as French and English print them; no locale of the machine is ever asked.

French: narrow no-break space in thousands and before %, comma decimals, dates like "31 octobre 2026". English:
comma thousands, point decimals, "31 October 2026". Both: the real minus sign. After the CLDR patterns of both.
"""

from __future__ import annotations

from math import floor

NARROW = "\u202f"
MINUS = "\u2212"
DASH = "\u2013"

MONTHS = {
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    "en": ["January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"],
}  # fmt: skip
SHORT_MONTHS = {
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF"}


def rounded(value: float, digits: int = 0) -> float:
    """The value rounded half away from zero, as people round, and never -0."""
    scale = 10**digits
    # One billionth: 2.5 * 1.1 is 2.7500000000000004, and 1.005 * 100 is 100.49999999999999.
    size = floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return -size if value < 0 and size else size


def number(value: float, lang: str, digits: int = 0) -> str:
    """A number with exactly `digits` decimals: 1204 -> "1 204" (narrow space) or "1,204"."""
    plain = f"{abs(rounded(value, digits)):,.{digits}f}"
    sign = MINUS if rounded(value, digits) < 0 else ""
    if lang == "fr":
        plain = plain.replace(",", NARROW).replace(".", ",")
    return sign + plain


def short(value: float, lang: str, most: int = 1) -> str:
    """A number with at most `most` decimals, none when they are zero: 2.0 -> "2", 2.5 -> "2,5"."""
    digits = next(d for d in range(most + 1) if d == most or rounded(value, d) == rounded(value, most))
    return number(value, lang, digits)


def signed(value: float, lang: str, digits: int = 0) -> str:
    """A number that always shows its sign, except zero: "+6", "−1,1", "0"."""
    return ("+" if rounded(value, digits) > 0 else "") + number(value, lang, digits)


def percent(share: float, lang: str, digits: int = 0) -> str:
    """A share from 0 to 1 in percent: "31 %" (narrow space) or "31%"."""
    return number(100 * share, lang, digits) + (f"{NARROW}%" if lang == "fr" else "%")


def span(low: float, high: float, lang: str, digits: int = 0) -> str:
    """A range for tables: "49–67"; with words of its own when a bound is negative: "−1 … 8"."""
    join = DASH if low >= 0 else f"{NARROW}…{NARROW}"
    return number(low, lang, digits) + join + number(high, lang, digits)


def money(amount: float, currency: str, lang: str) -> str:
    """An amount without cents: "9 600 €" or "€9,600"; an unknown currency keeps its code."""
    symbol = SYMBOLS.get(currency, currency)
    if lang == "fr" or len(symbol) > 1:
        return f"{number(amount, lang)}{NARROW}{symbol}".rstrip()
    return f"{symbol}{number(amount, lang)}"


def _parts(day: str) -> tuple[int, int, int]:
    year, month, date = day[:10].split("-")
    return int(year), int(month), int(date)


def long_date(day: str, lang: str) -> str:
    """A YYYY-MM-DD day in full: "31 octobre 2026", "1er mars 2026", "31 October 2026"."""
    year, month, date = _parts(day)
    first = "1er" if lang == "fr" and date == 1 else str(date)
    return f"{first} {MONTHS[lang][month - 1]} {year}"


def short_date(day: str, lang: str) -> str:
    """A day for tables: "31 oct. 2026", "1er oct. 2026" or "31 Oct 2026"."""
    year, month, date = _parts(day)
    first = "1er" if lang == "fr" and date == 1 else str(date)
    return f"{first} {SHORT_MONTHS[lang][month - 1]} {year}"


def month(day: str, lang: str) -> str:
    """The month of a day: "oct. 2026" or "Oct 2026"."""
    year, which, _ = _parts(day)
    return f"{SHORT_MONTHS[lang][which - 1]} {year}"


def quarter(day: str, lang: str) -> str:
    """The quarter in which a day lies: "T4 2026" or "Q4 2026"."""
    year, which, _ = _parts(day)
    return f"{'T' if lang == 'fr' else 'Q'}{(which + 2) // 3} {year}"


def minutes(value: int) -> str:
    """An effort: "40 min", "2 h", "1 h 30"."""
    hours, rest = divmod(value, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h" if not rest else f"{hours} h {rest:02d}"


def listed(words: list[str], lang: str) -> str:
    """Words as a person lists them: "a, b et c" or "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'et' if lang == 'fr' else 'and'} {words[-1]}"


def ordered(words: list[str], lang: str) -> str:
    """Alternatives: "a, b ou c" or "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'ou' if lang == 'fr' else 'or'} {words[-1]}"
