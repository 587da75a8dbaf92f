"""Invented calendars from a few lines."""

from __future__ import annotations

ME_MAIL = "mia@member.example"


def event(start: str = "20261005T090000Z", *lines: str, uid: str | None = "1", **properties: str) -> str:
    """One VEVENT. `start` is a value, or ";TZID=…:value"; keywords are properties, `_` for `-`."""
    named = [f"{name.upper().replace('_', '-')}:{value}" for name, value in properties.items()]
    begin = f"DTSTART{start}" if start.startswith(";") else f"DTSTART:{start}"
    own = [f"UID:{uid}@example"] if uid else []
    return "\r\n".join(["BEGIN:VEVENT", *own, begin, *named, *lines, "END:VEVENT"])


def invited(mail: str, name: str = "", answer: str = "ACCEPTED", **parameters: str) -> str:
    """An ATTENDEE line."""
    more = "".join(f";{key}={value}" for key, value in parameters.items())
    cn = f';CN="{name}"' if name else ""
    return f"ATTENDEE{cn};PARTSTAT={answer}{more}:mailto:{mail}"


def calendar(*events: str, head: tuple[str, ...] = (f"X-WR-CALNAME:{ME_MAIL}",)) -> str:
    """A VCALENDAR of those events."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *events, "END:VCALENDAR", ""])


JANE = invited("jane@client.example", "Jane Doe")
OWN = invited(ME_MAIL, "Mia Member")
