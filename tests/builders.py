"""Archives from ten lines: `Archive(era).connect(...).message(...)` and `.zip(folder)`; all people are invented."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from pathlib import Path

ERAS = ("2018", "2020", "2022-09", "2023-07", "2024-03", "2025-08", "2026-03", "2026-07")
EXPORTED = {
    "2018": date(2018, 6, 1),
    "2020": date(2020, 6, 1),
    "2022-09": date(2022, 9, 20),
    "2023-07": date(2023, 7, 20),
    "2024-03": date(2024, 3, 20),
    "2025-08": date(2025, 8, 20),
    "2026-03": date(2026, 3, 20),
    "2026-07": date(2026, 7, 20),
}
PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'Invented boilerplate, with a comma."\n\n'
)
PACIFIC = ZoneInfo("America/Los_Angeles")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class Person:
    """Somebody invented; the address follows from the name unless given."""

    name: str
    slug: str | None = None

    @property
    def url(self) -> str:
        """Address as LinkedIn writes it, percent-encoded; empty for a member without one."""
        if self.slug == "":
            return ""
        return "https://www.linkedin.com/in/" + quote(self.slug or self.name.casefold().replace(" ", "-"), safe="-")

    @property
    def first(self) -> str:
        """First word of the name."""
        return self.name.split(" ", 1)[0]

    @property
    def last(self) -> str:
        """The other words."""
        return self.name.split(" ", 1)[1] if " " in self.name else ""


OWNER = Person("Olga Owner")
DELETED = Person("LinkedIn Member", "")


def person(name: str | Person) -> Person:
    """A person by name."""
    return name if isinstance(name, Person) else Person(name)


def at(text: str) -> datetime:
    """UTC instant from '2026-03-01 10:11:12', '2026-03-01 10:11' or '2026-03-01' (noon)."""
    plain = text if " " in text else f"{text} 12:00"
    plain = plain if plain.count(":") == 2 else f"{plain}:00"
    return datetime.strptime(plain, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)


def us_clock(moment: datetime, *, padded: bool = False) -> str:
    """'3/6/23, 10:11 AM', or '03/06/23, 10:11 AM' when padded."""
    hour, half = moment.hour % 12 or 12, "AM" if moment.hour < 12 else "PM"
    day = f"{moment:%m/%d/%y}" if padded else f"{moment.month}/{moment.day}/{moment:%y}"
    return f"{day}, {hour}:{moment.minute:02} {half}"


def sent_at(moment: datetime) -> str:
    """A UTC instant as Invitations writes it: Pacific time."""
    return us_clock(moment.astimezone(PACIFIC))


def day_name(day: date) -> str:
    """'06 Mar 2023'."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year}"


def table(header: str, rows: list[list[str]], *, quoted: bool = False, end: str = "\n", delimiter: str = ",") -> str:
    """A CSV text."""
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator=end,
        delimiter=delimiter,
    )
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


@dataclass
class Archive:
    """One member's archive of one era; every method adds a row and gives the archive back."""

    era: str = "2026-07"
    kind: str = "Complete"
    owner: Person = OWNER
    exported: date | None = None
    rows: dict[str, list[list[str]]] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    @property
    def day(self) -> date:
        """Export date."""
        return self.exported or EXPORTED[self.era]

    @property
    def name(self) -> str:
        """Name as LinkedIn gives it."""
        return f"{self.kind}_LinkedInDataExport_{self.day:%m-%d-%Y}.zip"

    def before(self, days: float) -> datetime:
        """Noon UTC so many days before the export."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC) - timedelta(days=days)

    def _add(self, file: str, row: list[str]) -> Archive:
        self.rows.setdefault(file, []).append(row)
        return self

    def empty(self, file: str) -> Archive:
        """A file with a header only."""
        self.rows.setdefault(file, [])
        return self

    def connect(
        self, who: str | Person, on: date | datetime | str, title: str = "", company: str = "", email: str = ""
    ) -> Archive:
        """A row of Connections."""
        other, when = person(who), at(on) if isinstance(on, str) else on
        day = us_clock(at(f"{when:%Y-%m-%d} 10:11"), padded=True) if self.era == "2018" else day_name(when)
        return self._add("Connections", [other.first, other.last, other.url, email, company, title, day])

    def blank(self, on: str) -> Archive:
        """A connection whose account is closed."""
        return self._add("Connections", ["", "", "", "", "", "", day_name(at(on))])

    def invite(self, who: str | Person, when: datetime | str, note: str = "", *, received: bool = False) -> Archive:
        """A row of Invitations, sent unless `received`."""
        other, moment = person(who), at(when) if isinstance(when, str) else when
        one, two = (other, self.owner) if received else (self.owner, other)
        direction = "INCOMING" if received else "OUTGOING"
        return self._add("Invitations", [one.name, two.name, sent_at(moment), note, direction, one.url, two.url])

    def message(
        self,
        thread: str,
        sender: str | Person,
        to: str | Person | list[Person],
        when: datetime | str,
        text: str = "Hello",
        *,
        subject: str = "",
        folder: str = "INBOX",
        draft: bool = False,
    ) -> Archive:
        """A row of messages; 'me' stands for the owner. Rows are written newest first, as given reversed."""
        one = self.owner if sender == "me" else person(sender)
        many = to if isinstance(to, list) else [self.owner if to == "me" else person(to)]
        moment = at(when) if isinstance(when, str) else when
        return self._add(
            "messages",
            [
                thread,
                "",
                one.name,
                one.url,
                ", ".join(other.name for other in many),
                ",".join(other.url for other in many if other.url),
                f"{moment:%Y-%m-%d %H:%M:%S} UTC",
                subject,
                text,
                folder,
                "",
                "Yes" if draft else "No",
                "No",
                "OUTGOING" if one == self.owner else "INCOMING",
            ],
        )

    def put(self, file: str, *cells: str) -> Archive:
        """A row of any other file, cells as they are."""
        return self._add(file, list(cells))

    def raw(self, name: str, content: str | bytes) -> Archive:
        """A file as it is."""
        self.extra[name] = content.encode() if isinstance(content, str) else content
        return self

    def files(self) -> dict[str, bytes]:
        """All files by name."""
        made = {name: text.encode() for name, text in (_file(self, key) for key in self.rows)}
        if "Profile" not in self.rows:
            made["Profile.csv"] = table(HEADERS["Profile"], [[self.owner.first, self.owner.last, *[""] * 11]]).encode()
        return made | self.extra

    def zip(self, folder: Path, name: str | None = None) -> Path:
        """Write the archive and give its path."""
        path = folder / (name or self.name)
        path.write_bytes(zipped(self.files()))
        return path


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


HEADERS = {
    "Profile": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers",
    "Shares": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "InstantReposts": "Date,Link",
    "Comments": "Date,Link,Message",
    "Reactions": "Date,Type,Link",
    "Votes": "Date,Link,OptionText",
    "Member_Follows": "Date,Status,FullName",
    "Company Follows": "Organization,Followed On",
    "Hashtag_Follows": "HashTag,CreatedTime,LastModifiedTime,State",
    "Saved_Items": "savedItem,CreatedTime",
    "SearchQueries": "Time,Search Query",
    "Events": "Event Name,Event Time,Status,External Url",
    "Learning": "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),",
    "Notes": "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On",
    "Recommendations_Received": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Recommendations_Given": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Endorsement_Received_Info": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
    "Endorser Public Url,Endorsement Status",
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On",
    "Skills": "Name",
    "Registration": "Registered At,Registration Ip,Subscription Types",
    "Email Addresses": "Email Address,Confirmed,Primary,Updated On",
    "Receipts_v2": "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,"
    "Invoice Number,Description,Tax Amount,Sub Total,Total Amount,Currency Code",
    "Rich_Media": "Date/Time,Media Description,Media Link",
}
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
# Which of the thirteen columns an era has.
_TAKEN = {
    "2020": (0, 1, 2, 3, 4, 6, 7, 8, 9),
    "2022-09": (0, 1, 2, 3, 4, 6, 7, 8, 9),
    "2023-07": tuple(range(10)),
    "2024-03": tuple(range(10)),
    "2025-08": tuple(range(11)),
    "2026-03": tuple(range(11)),
    "2026-07": tuple(range(13)),
}


def _file(archive: Archive, key: str) -> tuple[str, str]:
    rows, era = archive.rows[key], archive.era
    if key == "Connections":
        return "Connections.csv", _connections(rows, era)
    if key == "Invitations":
        header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
        width = 7 if era >= "2024-03" else 5
        return "Invitations.csv", table(_cut(header, range(width)), [row[:width] for row in rows])
    if key == "messages":
        return _messages(rows, era)
    suffix = "_123456789" if era == "2026-07" and key in ("Shares", "Comments", "Reactions", "Votes") else ""
    name = "InstantReposts_123456789" if key == "InstantReposts" else f"{key}{suffix}"
    return f"{name}.csv", table(HEADERS[key], rows, end="\r\n" if suffix == "" and era < "2025" else "\n")


def _cut(header: str, taken: range | tuple[int, ...]) -> str:
    cells = header.split(",")
    return ",".join(cells[i] for i in taken)


def _connections(rows: list[list[str]], era: str) -> str:
    newest_first = list(reversed(rows))
    if era == "2018":
        header = "First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers"
        return table(header, [[*row[:2], "", *row[3:7], "", ""] for row in newest_first])
    if era < "2023-07":
        text = table(
            "First Name,Last Name,Email Address,Company,Position,Connected On",
            [[*row[:2], *row[3:]] for row in newest_first],
        )
        return text if era == "2020" else PREAMBLE + text
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return PREAMBLE + table(header, newest_first).rstrip("\n")


def _messages(rows: list[list[str]], era: str) -> tuple[str, str]:
    newest_first = list(reversed(rows))
    if era == "2018":
        cells = [
            [row[2], row[4], us_clock(at(row[6].removesuffix(" UTC")), padded=True), row[7], row[8], row[13], row[9]]
            for row in newest_first
        ]
        return "Messages.csv", table("From,To,Date,Subject,Content,Direction,Folder", cells)
    taken = _TAKEN[era]
    collapsed = era < "2026"
    cells = [[row[i].replace("\n", " ") if collapsed and i == 8 else row[i] for i in taken] for row in newest_first]
    return "messages.csv", table(_cut(_MESSAGES, taken), cells, quoted=era >= "2026-03")
