"""The same life as pages of the portability interface: what the archive's files hold, as JSON, domain by domain."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

from jalon.records.pulled_page import ENDING, sealed_line
from jalon.simulate.csvtext import ArchiveFile
from jalon.simulate.dates import iso_second
from jalon.simulate.export import Export
from jalon.simulate.packing import zipped
from jalon.simulate.write_archive import archive_files

DOMAINS = {
    "Connections": "CONNECTIONS", "Invitations": "INVITATIONS", "messages": "INBOX", "Profile": "PROFILE",
    "Positions": "POSITIONS", "Education": "EDUCATION", "Skills": "SKILLS", "Languages": "LANGUAGES",
    "Certifications": "CERTIFICATIONS", "Projects": "PROJECTS", "Publications": "PUBLICATIONS", "Honors": "HONORS",
    "Organizations": "ORGANIZATIONS", "Volunteering": "VOLUNTEERING_EXPERIENCES", "Courses": "COURSES",
    "Shares": "MEMBER_SHARE_INFO", "Comments": "ALL_COMMENTS", "Reactions": "ALL_LIKES", "Votes": "ALL_VOTES",
    "InstantReposts": "INSTANT_REPOSTS", "Rich_Media": "RICH_MEDIA", "Member_Follows": "MEMBER_FOLLOWING",
    "Company Follows": "COMPANY_FOLLOWS", "Saved_Items": "ACTOR_SAVE_ITEM", "SearchQueries": "SEARCHES",
    "Events": "Events", "Learning": "LEARNING", "Registration": "REGISTRATION", "Email Addresses": "EMAIL_ADDRESSES",
    "Receipts_v2": "RECEIPTS", "Recommendations_Received": "RECOMMENDATIONS",
    "Recommendations_Given": "RECOMMENDATIONS", "Endorsement_Received_Info": "ENDORSEMENTS",
    "Jobs/Job Applications": "JOB_APPLICATIONS", "PhoneNumbers": "PHONE_NUMBERS",
}  # fmt: skip
PACKINGS = ("folder", "zip", "list", "lines", "pulled")
# Faults of files, which JSON has no room for; those of lives stay.
OF_FILES = frozenset({"excel_connections", "preamble_lost", "ragged_comments", "duplicate_files", "blank_lines"})
NO_DATA = {"status": 404, "message": "No data found for this domain and memberId"}
Row = dict[str, str]
Answer = dict[str, object]


def domain_rows(export: Export) -> dict[str, list[Row]]:
    """The rows of each domain, with the header cells of the archive's file as keys."""
    found: dict[str, list[Row]] = {}
    for file in archive_files(_without_faults(export)):
        stem = file.name.removesuffix(".csv")
        domain = DOMAINS.get(stem) or DOMAINS.get(stem.rstrip("0123456789").rstrip("_"))
        if domain:
            found.setdefault(domain, []).extend(_rows(domain, file.data.decode("utf-8-sig")))
    return found


def _without_faults(export: Export) -> Export:
    world = copy(export.world)
    world.behaviour = replace(world.behaviour, traps=world.behaviour.traps - OF_FILES)
    return replace(export, world=world)


def _rows(domain: str, text: str) -> Iterator[Row]:
    if domain == "CONNECTIONS":
        text = text[text.index("First Name,") :]
    if domain == "SEARCHES":
        records = [line.split(",", 1) for line in text.splitlines()]
    else:
        records = list(csv.reader(io.StringIO(text, newline="")))
    header, *rows = [record for record in records if record]
    for row in rows:
        yield {name: _plain(domain, cell) for name, cell in zip(header, row, strict=True) if name}


def _plain(domain: str, cell: str) -> str:
    """The archive's artefact of quotes around the line breaks of a post belongs to its CSV writer alone."""
    return cell.replace('"\n"', "\n") if domain == "MEMBER_SHARE_INFO" else cell


def answers(export: Export, per_page: int = 400, *, doubled: bool = False) -> dict[tuple[str, int], Answer]:
    """Every answer by domain and number of the page; `doubled` gives all pages a second time, as LinkedIn has done."""
    found: dict[tuple[str, int], Answer] = {}
    for domain, rows in sorted(domain_rows(export).items()):
        pages = [rows[n : n + per_page] for n in range(0, len(rows), per_page)] or [[]]
        pages = pages * 2 if doubled and len(pages) > 1 else pages
        for number, page in enumerate(pages):
            found[domain, number] = _answer(domain, number, page, len(pages))
    return found


def _answer(domain: str, number: int, rows: list[Row], total: int) -> Answer:
    """One page; as a live interface may, `total` is one too many where there are several."""
    href = f"/rest/memberSnapshotData?q=criteria&domain={domain}&start={number + 1}"
    links = [{"type": "application/json", "rel": "next", "href": href}] if number + 1 < total else []
    paging = {"start": number, "count": 10, "total": total + (total > 1), "links": links}
    return {"paging": paging, "elements": [{"snapshotDomain": domain, "snapshotData": rows}]}


def write_pages(export: Export, where: Path, packing: str = "folder", **options: int | bool) -> Path:
    """Write the pages below the folder `where`, packed in one of PACKINGS; returns the path to give to the reader."""
    where.mkdir(parents=True, exist_ok=True)
    found = answers(export, **options)  # type: ignore[arg-type]
    stem = f"portability_{export.day:%m-%d-%Y}"
    files = [ArchiveFile(f"{domain}_{n}.json", json.dumps(page).encode()) for (domain, n), page in found.items()]
    if packing == "folder":
        return _unpacked(files, where / stem)
    if packing == "zip":
        return _written(where / f"{stem}.zip", zipped(files))
    if packing == "list":
        return _written(where / f"{stem}.json", json.dumps(list(found.values()), indent=1).encode())
    if packing == "lines":
        return _written(where / f"{stem}.jsonl", b"".join(file.data + b"\n" for file in files))
    return _written(where / f"{stem}{ENDING}", pulled(export, found))


def pulled(export: Export, found: dict[tuple[str, int], Answer]) -> bytes:
    """The file that `jalon pull portability` would have made of these answers: each domain up to its end."""
    lines, seal = list[bytes](), ""
    at = iso_second(export.at).replace(" ", "T") + "Z"
    ends = {domain: number + 1 for domain, number in found}
    steps = [(domain, n, 200, page) for (domain, n), page in found.items()]
    steps += [(domain, number, 404, NO_DATA) for domain, number in ends.items()]
    for domain, number, status, page in sorted(steps, key=lambda step: step[:2]):
        head = {"domain": domain, "start": number, "at": at, "status": status, "end": status == 404}
        line, seal = sealed_line(seal, head | {"response": page})
        lines.append(line)
    return b"".join(lines)


def _unpacked(files: Sequence[ArchiveFile], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return folder


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
