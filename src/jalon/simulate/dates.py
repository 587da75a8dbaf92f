"""The date patterns of the archive, written without any help of the locale."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from jalon.simulate.events import DAY

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PACIFIC = ZoneInfo("America/Los_Angeles")


def utc(at: int) -> datetime:
    """The instant as a datetime, UTC."""
    return datetime.fromtimestamp(at, UTC)


@lru_cache(maxsize=4096)
def day_of(number: int) -> date:
    """The UTC date of a day number since 1970."""
    return date(1970, 1, 1) + timedelta(days=number)


def day_month_year(at: int) -> str:
    """06 Mar 2023"""
    d = day_of(at // DAY)
    return f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}"


def excel_day(at: int, padded: bool) -> str:
    """6-Mar-23, or 06-Mar-23 when padded."""
    d = day_of(at // DAY)
    return f"{d.day:0{2 if padded else 1}d}-{MONTHS[d.month - 1]}-{d.year % 100:02d}"


def pacific_minute(at: int) -> str:
    """3/6/23, 10:11 AM in Pacific time."""
    return _minute(datetime.fromtimestamp(at, PACIFIC), "")


def padded_minute(at: int) -> str:
    """03/06/18, 10:11 AM, the pattern of 2018, in UTC."""
    return _minute(utc(at), "0")


def _minute(t: datetime, pad: str) -> str:
    width = 2 if pad else 1
    hour, half = t.hour % 12 or 12, "AM" if t.hour < 12 else "PM"
    return f"{t.month:0{width}d}/{t.day:0{width}d}/{t.year % 100:02d}, {hour}:{t.minute:02d} {half}"


def iso_second(at: int) -> str:
    """2023-03-06 10:11:12"""
    return utc(at).strftime("%Y-%m-%d %H:%M:%S")


def slashed_second(at: int) -> str:
    """2023/03/06 10:11:12 UTC"""
    return utc(at).strftime("%Y/%m/%d %H:%M:%S UTC")


def java_date(at: int) -> str:
    """Mon Mar 06 10:11:12 UTC 2023"""
    t = utc(at)
    return f"{WEEKDAYS[t.weekday()]} {MONTHS[t.month - 1]} {t.day:02d} {t:%H:%M:%S} UTC {t.year}"


def spoken_minute(at: int) -> str:
    """March 6, 2023 at 8:03 AM (GMT)"""
    t = utc(at)
    half = "AM" if t.hour < 12 else "PM"
    return f"{LONG_MONTHS[t.month - 1]} {t.day}, {t.year} at {t.hour % 12 or 12}:{t.minute:02d} {half} (GMT)"
