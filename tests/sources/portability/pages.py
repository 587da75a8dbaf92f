"""Pages of the interface from a few lines; all people are invented."""

from __future__ import annotations

import json
from pathlib import Path

from jalon.records.pulled_page import sealed_line

OWNER = "https://www.linkedin.com/in/olga-owner"
NO_DATA = {"status": 404, "message": "No data found for this memberId"}


def url(name: str) -> str:
    return "https://www.linkedin.com/in/" + name.casefold().replace(" ", "-")


def connection(name: str, on: str = "06 Mar 2026") -> dict[str, str]:
    first, last = name.split(" ", 1)
    keys = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    return dict(zip(keys, (first, last, url(name), "", "Acme", "Head of Widgets", on), strict=True))


def invitation(name: str, sent_at: str) -> dict[str, str]:
    keys = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")
    return dict(zip(keys, ("Olga Owner", name, sent_at, "", "OUTGOING", OWNER, url(name)), strict=True))


def message(thread: str, name: str, at: str, *, out: bool = True, text: str = "Hello", **other: object) -> dict:
    ends = [("Olga Owner", OWNER), (name, url(name))][:: 1 if out else -1]
    keys = ("CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT")
    row = dict(zip(keys, (thread, *ends[0], *ends[1], at, ""), strict=True))
    return row | {"CONTENT": text, "FOLDER": "INBOX"} | other


def response(domain: str, rows: list, start: int = 0, following: int | None = None) -> dict:
    """One answer; `following` is the number of the page that its link promises."""
    href = f"/rest/memberSnapshotData?q=criteria&domain={domain}&start={following}"
    links = [] if following is None else [{"type": "application/json", "rel": "next", "href": href}]
    paging = {"start": start, "count": 10, "total": 12, "links": links}
    return {"paging": paging, "elements": [{"snapshotDomain": domain, "snapshotData": rows}]}


def save(folder: Path, name: str, *answers: object) -> Path:
    """One answer as a file, several as lines."""
    path = folder / name
    path.write_text("\n".join(json.dumps(answer) for answer in answers), encoding="utf-8")
    return path


def pull(
    folder: Path, *steps: tuple[str, int, object], at: str = "2026-07-20T12:00:00Z", name="me.pages.jsonl"
) -> Path:
    """A file as `jalon pull` writes it: (domain, number of the page, answer), an answer of 404 being an end."""
    lines, seal = [], ""
    for domain, start, answer in steps:
        status = answer.get("status", 200)
        page = {"domain": domain, "start": start, "at": at, "status": status, "end": status == 404 and start > 0}
        line, seal = sealed_line(seal, page | {"response": answer})
        lines.append(line)
    path = folder / name
    path.write_bytes(b"".join(lines))
    return path


EVENT = {
    "id": 1, "capturedAt": 1784000000000, "processedAt": 1784000001000, "owner": "urn:li:person:x",
    "actor": "urn:li:person:x", "resourceName": "ugcPosts", "method": "CREATE", "activityStatus": "SUCCESS",
    "activityId": "urn:li:activity:a1", "activity": {"created": {"time": 1784000000000}},
}  # fmt: skip
