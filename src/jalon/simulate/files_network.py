"""Connections and Invitations as the archive writes them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from jalon.simulate.csvtext import ArchiveFile, line, table
from jalon.simulate.dates import day_month_year, excel_day, pacific_minute, padded_minute
from jalon.simulate.events import Connection, Invitation
from jalon.simulate.export import Export
from jalon.simulate.people import Person

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will '
    "only see email addresses for connections who have allowed their connections to see or download their email "
    "address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
HEADERS = {
    "address": (
        "First Name", "Last Name", "Address", "Email Address", "Company", "Position", "Connected On",
        "Websites", "Instant Messengers",
    ),
    "plain": ("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On"),
    "url": ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
}  # fmt: skip


def profile_url(person: Person) -> str:
    """The address of a profile, percent-encoded UTF-8."""
    return f"https://www.linkedin.com/in/{quote(person.slug, safe='-')}"


def connections(export: Export) -> ArchiveFile:
    """Connections.csv, newest first, without a final newline; sometimes saved again by a spreadsheet."""
    header = HEADERS[export.era.connections]
    rows = [
        _connection(export, header, None if place in export.blank else link.person, link)
        for place, link in enumerate(export.connections)
    ]
    chance = export.rng("connections").random()
    if export.trap("excel_connections") and chance < 0.25 and not export.era.messages_2018:
        return _resaved(export, header, rows, chance)
    lost = export.trap("preamble_lost") and chance > 0.8
    before = PREAMBLE if export.era.preamble and not lost else ""
    return table("Connections.csv", header, rows, before=before, closed=False)


def _connection(export: Export, header: tuple[str, ...], person: Person | None, link: Connection) -> list[str]:
    resaved = export.trap("excel_connections") and export.rng("connections").random() < 0.25
    if export.era.messages_2018:
        at = padded_minute(link.at)
    elif resaved:
        at = excel_day(link.at, padded=export.rng("connections").random() < 0.1)
    else:
        at = day_month_year(link.at)
    cells = {"Connected On": at}
    if person is not None:
        cells |= {
            "First Name": person.first, "Last Name": person.last, "URL": profile_url(person),
            "Email Address": person.email, "Company": person.company, "Position": person.title,
        }  # fmt: skip
    return [cells.get(name, "") for name in header]


def _resaved(export: Export, header: tuple[str, ...], rows: list[list[str]], chance: float) -> ArchiveFile:
    """The same table after a spreadsheet: semicolons or commas, CRLF, a column more, perhaps one less, no preamble.

    Mostly with a byte order mark; sometimes in the Western code page, which loses what it does not know.
    """
    mark = ";" if chance < 0.15 else ","
    lost = header.index("Email Address") if chance < 0.1 else len(header)
    lines = [line(["Row", *_without(header, lost)], mark)]
    lines += [line([str(n), *_without(row, lost)], mark) for n, row in enumerate(rows, 1)]
    text = "\r\n".join(lines) + "\r\n"
    if chance < 0.06 and export.era.invitation_urls:
        return ArchiveFile("Connections.csv", text.encode("cp1252", "replace"))
    return ArchiveFile("Connections.csv", b"\xef\xbb\xbf" + text.encode())


def _without(cells: Sequence[str], place: int) -> list[str]:
    return [*cells[:place], *cells[place + 1 :]]


def invitations(export: Export) -> ArchiveFile:
    """Invitations.csv: Pacific minutes, mostly newest first."""
    header = ["From", "To", "Sent At", "Message", "Direction"]
    if export.era.invitation_urls:
        header += ["inviterProfileUrl", "inviteeProfileUrl"]
    rows = sorted(export.invitations, key=lambda i: (-i.sent_at, i.person.number))
    if export.trap("disorder") and len(rows) > 4:
        rows[1], rows[3] = rows[3], rows[1]
    return table("Invitations.csv", header, [_invitation(export, i)[: len(header)] for i in rows])


def _invitation(export: Export, invitation: Invitation) -> list[str]:
    ends = [export.world.member.person, invitation.person]
    if invitation.direction == "in":
        ends.reverse()
    direction = "OUTGOING" if invitation.direction == "out" else "INCOMING"
    return [
        ends[0].name, ends[1].name, pacific_minute(invitation.sent_at), invitation.note, direction,
        profile_url(ends[0]), profile_url(ends[1]),
    ]  # fmt: skip
