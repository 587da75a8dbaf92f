"""Input that people really give and that cannot be taken as it is; each with what Jalon must say of it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.builders import Archive, Person, table, zipped
from tests.sources.calendar.ics import JANE, calendar, event

DAY = "07-20-2026"
NAME = f"Complete_LinkedInDataExport_{DAY}.zip"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@dataclass(frozen=True)
class Bad:
    """A file that is not as it should be.

    `make` writes it into a folder and gives its path. `code` is the problem that must be told, `inside` the file
    within it and `row` the row to which the sentence points; `lost` says that nothing of it can be read.
    """

    make: Callable[[Path], Path]
    code: str
    inside: str | None = None
    row: int | None = None
    lost: bool = True


def good(owner: Person | None = None) -> Archive:
    """A small archive without fault: four people, their conversations, one reaction; of somebody else it is Basic."""
    archive = Archive("2026-07") if owner is None else Archive("2026-07", "Basic", owner)
    for n in range(4):
        who = f"Person Number{n}"
        archive.connect(who, f"2026-0{n + 1}-15", "Purchasing director", f"Company {n}")
        archive.message(f"t{n}", "me", who, f"2026-0{n + 1}-16 09:00")
        archive.message(f"t{n}", who, "me", f"2026-0{n + 1}-17 10:00")
    return archive.put("Reactions", "2026-07-01 10:00:00", "LIKE", "x")


def _bytes(name: str, content: bytes | str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def _with(name: str, content: bytes | str) -> Callable[[Path], Path]:
    """The good archive with one more file in it, or one replaced."""
    return lambda folder: good().raw(name, content).zip(folder)


def locked(content: bytes) -> bytes:
    """The same zip with the mark of encryption on each entry."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0]
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(signature, at + 4)
    return bytes(data)


def _messages(*rows: list[str]) -> str:
    header = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        "FOLDER"
    )
    return table(header, list(rows))


def message(text: str, when: str = "2026-06-01 10:00:00 UTC", thread: str = "2-x") -> list[str]:
    """A row of messages.csv, from Ana to the owner."""
    ana, olga = "https://www.linkedin.com/in/ana-exemplar", "https://www.linkedin.com/in/olga-owner"
    return [thread, "", "Ana Exemplar", ana, "Olga Owner", olga, when, "", text, "INBOX"]


FRENCH = "Prénom,Nom,URL,Adresse e-mail,Société,Poste,Connecté le\nAna,Exemplar,,,Acme,Acheteuse,6 mars 2026\n"
CUT = _messages(message("whole"), message("whole too", "2026-06-02 10:00:00 UTC")).encode()
CUT += b'2-y,,Ana Exemplar,https://www.linkedin.com/in/ana-exemplar,Olga Owner,,2026-06-03 10:00:00 UTC,,"Dear Ol'
RESULTS = "date;type;montant;personne\n2026-06-01;contrat signé;1200;Ana Exemplar\n2026-06-02;contrat signé;-50;Ben B\n"
RULES = calendar(
    event("20260601T090000Z", JANE, rrule="FREQ=NEVER;COUNT=-1", uid="broken"),
    event("20260602T090000Z", JANE, uid="fine"),
)

BAD: dict[str, Bad] = {
    "not a zip": Bad(_bytes("archive.zip", "this is no archive at all"), "source_not_recognised"),
    "empty file": Bad(_bytes("archive.zip", b""), "source_empty"),
    "empty zip": Bad(_bytes("archive.zip", zipped({})), "container_empty"),
    "zip cut by the download": Bad(_bytes("archive.zip", zipped(good().files())[:-300]), "container_damaged"),
    "zip with a password": Bad(_bytes("archive.zip", locked(zipped(good().files()))), "zip_password"),
    "zip of photographs": Bad(_bytes("photos.zip", zipped({"beach.jpg": b"\xff\xd8"})), "container_not_recognised"),
    "zip bomb": Bad(
        _with("Comments_123456789.csv", b"Date,Link,Message\n" + b"0" * 60_000_000),
        "zip_bomb",
        "Comments_123456789.csv",
        lost=False,
    ),
    "path traversal": Bad(_with("../Connections.csv", CONNECTIONS), "unsafe_name", "../Connections.csv", lost=False),
    "wrong language": Bad(_with("Connections.csv", FRENCH), "header_unknown", "Connections.csv", lost=False),
    "everything in the wrong language": Bad(_bytes(NAME, zipped({"Relations.csv": FRENCH.encode()})), "no_known_file"),
    "somebody else's archive": Bad(
        lambda folder: good(Person("Other Someone")).zip(folder),
        "other_member",
    ),
    "truncated CSV": Bad(_with("messages.csv", CUT), "row_cut", "messages.csv", 4, lost=False),
    "cell of 10 MB": Bad(
        _with("messages.csv", _messages(message("short"), message("x" * 10_000_000))),
        "cell_too_long",
        "messages.csv",
        3,
        lost=False,
    ),
    "wrong encoding": Bad(
        _with("Connections.csv", (CONNECTIONS + "Zoé,Façade,,,Hôtel,Gérante,06 Mar 2026\n").encode("cp1252")),
        "encoding_guessed",
        "Connections.csv",
        lost=False,
    ),
    "dates in the future": Bad(
        _with("messages.csv", _messages(message("now"), message("then", "2031-01-01 10:00:00 UTC"))),
        "date_in_future",
        "messages.csv",
        3,
        lost=False,
    ),
    "workbook that is HTML": Bad(
        _bytes("AggregateAnalytics.xlsx", "<html><table><tr><td>Impressions</td></tr></table></html>"),
        "markup_not_recognised",
    ),
    "broken agenda": Bad(_bytes("agenda.ics", RULES), "event_rule_broken", "agenda.ics", 1, lost=False),
    "agenda cut in the middle": Bad(_bytes("agenda.ics", RULES[:-60]), "calendar_truncated", lost=False),
    "results with a negative amount": Bad(
        _bytes("results.csv", RESULTS), "amount_negative", "results.csv", 3, lost=False
    ),
}

__all__ = ["BAD", "Bad", "good", "locked", "message"]
