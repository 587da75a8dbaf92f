"""Every way an archive writes an instant, read without the computer's own language or time zone.

`Sent At` and its siblings are in US Pacific time, everything else in UTC; `Connected On` is a UTC date.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jalon.sources import days
from jalon.sources.days import Order, fold, full_year
from jalon.sources.months import month_number

if TYPE_CHECKING:
    from collections.abc import Iterable

SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\.?)?"
_ZONE = r"(?P<zone>utc|gmt|z|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:[t ]+{_CLOCK})?\s*{_ZONE}")
_JAVA = re.compile(
    r"[a-z]{3},? (?P<name>[a-z]{3}) (?P<day>\d{1,2}) (?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r" (?P<zone>utc|gmt) (?P<year>\d{4})"
)
_DAY_NAME = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º)?[ .-]+(?:de )?(?P<name>[^\W\d_]+)\.?[ -]+(?:de )?"
    rf"(?P<year>\d{{4}}|(?<=-)\d{{2}})"
    rf"(?:,?\s+(?:at )?{_CLOCK})?\s*\(?{_ZONE}\)?"
)
_NAME_DAY = re.compile(
    rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?:,?\s+(?:at )?{_CLOCK})?\s*\(?{_ZONE}\)?"
)
_SLASH = re.compile(rf"(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-](?P<year>\d{{4}}|\d{{2}})(?:,?\s+{_CLOCK})?\s*{_ZONE}")
_RICH_MEDIA = re.compile(r"\bon ([a-z]+ \d{1,2}, \d{4} at .+)$")


class AmbiguousDate(ValueError):
    """Day and month cannot be told apart."""


@cache
def _pacific() -> ZoneInfo:
    return ZoneInfo("America/Los_Angeles")


def read_instant(text: str, *, pacific: bool = False, order: Order | None = None) -> int | None:
    """Instant in µs since 1970 UTC, or None when the text is no date.

    `pacific` says in which zone a clock time without a stated zone is; a bare date is midnight UTC. `order`
    settles dates such as 03/06/23; without it they raise AmbiguousDate unless an AM or PM marks the US order.
    """
    folded = _fold(text)
    sentence = _RICH_MEDIA.search(folded)
    folded = sentence.group(1) if sentence else folded
    for pattern in (_ISO, _JAVA, _DAY_NAME, _NAME_DAY, _SLASH):
        match = pattern.fullmatch(folded)
        if match:
            return _instant(match, pacific, order)
    return None


def slash_order(texts: Iterable[str]) -> Order | None:
    """Which of day and month comes first in a column, when one of its dates can only be read one way."""
    for text in texts:
        match = _SLASH.fullmatch(_fold(text))
        if match and int(match["a"]) > 12:
            return "dmy"
        if match and int(match["b"]) > 12:
            return "mdy"
    return None


def date_in_name(name: str) -> int | None:
    """Export date (midnight UTC, µs) in a name such as Basic_LinkedInDataExport_03-06-2023.zip, in US order."""
    match = re.search(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)", name)
    if not match:
        return None
    a, b, year = (int(part) for part in match.groups())
    return _midnight(year, a, b) if a <= 12 else _midnight(year, b, a)


def _fold(text: str) -> str:
    return " ".join(fold(text).strip().strip('"').split())


def _instant(match: re.Match[str], pacific: bool, order: Order | None) -> int | None:
    parts = match.groupdict()
    if "name" in parts:
        month = month_number(parts["name"])
        day = int(parts["day"])
    elif "a" in parts:
        month, day = _slash_parts(parts, order)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    if month is None:
        return None
    return _moment(parts, full_year(parts["year"]), month, day, pacific)


def _slash_parts(parts: dict[str, str | None], order: Order | None) -> tuple[int, int]:
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    if parts.get("half") or b > 12:
        return a, b
    if a > 12:
        return b, a
    if order is None and a != b:
        raise AmbiguousDate
    return (b, a) if order == "dmy" else (a, b)


def _moment(parts: dict[str, str | None], year: int, month: int, day: int, pacific: bool) -> int | None:
    if not parts.get("hour"):
        return _midnight(year, month, day)
    hour = _hour(int(parts["hour"] or 0), parts.get("half"))
    zone = _zone(parts.get("zone"), pacific)
    try:
        moment = datetime(year, month, day, hour, int(parts["minute"] or 0), int(parts.get("second") or 0), tzinfo=zone)
        return _microseconds(moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        return 99
    return hour % 12 + (12 if half.startswith("p") else 0)


def _zone(stated: str | None, pacific: bool) -> timezone | ZoneInfo:
    if stated and stated[0] in "+-":
        sign = -1 if stated[0] == "-" else 1
        digits = stated[1:].replace(":", "")
        return (
            timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]) % 60))
            if int(digits[:2]) < 24
            else UTC
        )
    return _pacific() if pacific and not stated else UTC


def _midnight(year: int, month: int, day: int) -> int | None:
    found = days.day(year, month, day)
    return None if found is None else days.instant(found)


def _microseconds(moment: datetime) -> int:
    span = moment - EPOCH
    return (span.days * 86_400 + span.seconds) * SECOND + span.microseconds
