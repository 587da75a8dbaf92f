"""The calendar of an invented member as an .ics file (RFC 5545), with what real calendars hold beside meetings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jalon.simulate.dates import utc
from jalon.simulate.events import DAY, Meeting, World
from jalon.simulate.files_network import profile_url

PARIS = ZoneInfo("Europe/Paris")
HEAD = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Invented//Agenda//FR", "METHOD:PUBLISH", "X-WR-TIMEZONE:Europe/Paris",
    "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
ZONES = ("utc", "paris", "windows", "floating")


def write_agenda(world: World, path: Path) -> Path:
    """Write all meetings, and the noise around them, to `path`."""
    lines = [*HEAD]
    for number, meeting in enumerate(sorted(world.meetings, key=lambda m: m.at)):
        lines += _event(world, meeting, number)
    lines += _noise(world)
    lines.append("END:VCALENDAR")
    path.write_bytes("".join(_fold(line) for line in lines).encode())
    return path


def _event(world: World, meeting: Meeting, number: int) -> list[str]:
    owner, person = world.member, meeting.person
    declined = "DECLINED" if meeting.state == "declined" else "ACCEPTED"
    mail = person.email or f"{person.slug}@mail.example"
    what = "Appel" if meeting.kind == "call" else "Rendez-vous"
    link = f" {profile_url(person)}" if number % 4 else ""
    lines = [
        "BEGIN:VEVENT",
        f"UID:rdv-{number}@atelier.example",
        f"DTSTAMP:{utc(meeting.at - 5 * DAY):%Y%m%dT%H%M%SZ}",
        _start(meeting.at, ZONES[number % 3]),
        f"DURATION:PT{meeting.minutes}M",
        f"SUMMARY:{_text(f'{what} {person.name}, {person.company}'.rstrip(', '))}",
        f"DESCRIPTION:{_text(f'Visio https://meet.google.com/abc-defg-hij{link}')}",
        f"ORGANIZER;CN={_param(owner.person.name)}:mailto:{owner.email}",
        f"ATTENDEE;CN={_param(owner.person.name)};PARTSTAT={declined}:mailto:{owner.email}",
        f"ATTENDEE;CN={_param(person.name)};PARTSTAT=ACCEPTED:mailto:{mail}",
    ]
    if meeting.state == "cancelled":
        lines.append("STATUS:CANCELLED")
    return [*lines, "END:VEVENT"]


def _noise(world: World) -> list[str]:
    """A weekly slot with nobody else, an all-day fair, a free reminder: no meetings."""
    monday = world.end // DAY * DAY - 300 * DAY
    monday -= (monday // DAY + 3) % 7 * DAY
    return [
        "BEGIN:VEVENT", "UID:hebdo@atelier.example", _start(monday + 8 * 3600, "paris"), "DURATION:PT30M",
        "RRULE:FREQ=WEEKLY;COUNT=30", _start(monday + 14 * DAY + 8 * 3600, "paris").replace("DTSTART", "EXDATE"),
        "SUMMARY:Préparer la semaine", "END:VEVENT",
        "BEGIN:VEVENT", "UID:salon@atelier.example", f"DTSTART;VALUE=DATE:{utc(monday):%Y%m%d}",
        f"DTEND;VALUE=DATE:{utc(monday + 3 * DAY):%Y%m%d}", "SUMMARY:Salon de l'industrie\\, Lyon", "END:VEVENT",
        "BEGIN:VEVENT", "UID:rappel@atelier.example", _start(monday + 10 * 3600, "utc"), "DURATION:PT15M",
        "TRANSP:TRANSPARENT", "SUMMARY:Rappel : relancer", "END:VEVENT",
    ]  # fmt: skip


def _start(at: int, zone: str) -> str:
    if zone == "utc":
        return f"DTSTART:{utc(at):%Y%m%dT%H%M%SZ}"
    local = datetime.fromtimestamp(at, PARIS)
    tzid = "W. Europe Standard Time" if zone == "windows" else "Europe/Paris"
    return f"DTSTART;TZID={tzid}:{local:%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _param(value: str) -> str:
    return f'"{value}"' if any(c in value for c in ",;:") else value


def _fold(line: str) -> str:
    """Fold at 75 octets, never inside a character."""
    parts, room = [""], 75
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = 74
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts) + "\r\n"
