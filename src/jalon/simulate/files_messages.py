"""messages.csv of every era, and its siblings that must not be counted."""

from __future__ import annotations

import base64
import hashlib
from random import Random

from jalon.simulate.csvtext import ArchiveFile, table
from jalon.simulate.dates import iso_second, padded_minute
from jalon.simulate.events import Message, Thread
from jalon.simulate.export import Export
from jalon.simulate.files_network import profile_url
from jalon.simulate.people import Person

BASE = ("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO")
TAIL = ("DATE", "SUBJECT", "CONTENT", "FOLDER")
HEADER_2018 = ("From", "To", "Date", "Subject", "Content", "Direction", "Folder")


def header_of(export: Export) -> tuple[str, ...]:
    """The columns of messages.csv in the era of an archive."""
    if export.era.messages_2018:
        return HEADER_2018
    urls = ("RECIPIENT PROFILE URLS",) if export.era.recipient_urls else ()
    return (*BASE, *urls, *TAIL, *export.era.messages)


def messages(export: Export) -> ArchiveFile:
    """The mailbox: conversations in blocks, newest first in each, a few rows out of order."""
    header, rng = header_of(export), export.rng("messages")
    rows = _ordered(export)
    if export.trap("disorder"):
        _disturb(rows, rng)
    write = _row_2018 if export.era.messages_2018 else _row
    name = "Messages.csv" if export.era.messages_2018 else "messages.csv"
    cells = [[c[column] for column in header] for c in (write(export, m, rng) for m in rows)]
    extra = "\n" if export.trap("blank_lines") and rng.random() < 0.5 else ""
    return table(name, header, cells, full=export.era.quoted_messages, extra=extra)


def _ordered(export: Export) -> list[Message]:
    """Newest conversation first, newest message first; what shares a second stands in reversed order."""
    place = {id(m): n for n, m in enumerate(export.world.messages)}
    if export.era.messages_2018:
        return sorted(export.messages, key=lambda m: (-m.at, -place[id(m)]))
    last: dict[str, int] = {}
    for m in export.messages:
        last[m.thread.key] = max(last.get(m.thread.key, 0), m.at)
    return sorted(
        export.messages, key=lambda m: (-last[m.thread.key], m.thread.key, -m.at, -place[id(m)])
    )  # fmt: skip


def _disturb(rows: list[Message], rng: Random) -> None:
    """Swap a few neighbours of one conversation that lie at least a minute apart, both ways."""
    for n in range(len(rows) - 1):
        a, b = rows[n], rows[n + 1]
        around = [m.at // 60 for m in (*rows[max(n - 1, 0) : n], *rows[n + 2 : n + 3])]
        clear = a.at // 60 not in around and b.at // 60 not in around
        if a.thread is b.thread and a.at - b.at > 60 and clear and rng.random() < 0.04:
            rows[n], rows[n + 1] = b, a


def thread_id(thread: Thread) -> str:
    """A conversation id in the platform's shape, the same in every archive."""
    return "2-" + base64.b64encode(hashlib.sha256(thread.key.encode()).digest()[:16]).decode()


def _row(export: Export, message: Message, rng: Random) -> dict[str, str]:
    owner = export.world.member.person
    others = [p for p in message.thread.people if message.sender is None or p.number != message.sender.number]
    to = others if message.sender is None else [owner, *others]
    sender = message.sender or owner
    urls = [_address(export, p, rng) for p in to if p.slug]
    return {
        "CONVERSATION ID": thread_id(message.thread),
        "CONVERSATION TITLE": message.thread.title,
        "FROM": sender.name,
        "SENDER PROFILE URL": _address(export, sender, rng) if sender.slug else "",
        "TO": ", ".join(p.name for p in to),
        "RECIPIENT PROFILE URLS": ",".join(urls),
        "DATE": f"{iso_second(message.at)} UTC",
        "SUBJECT": message.subject,
        "CONTENT": _content(export, message.text, rng),
        "FOLDER": message.folder,
        "ATTACHMENTS": "" if message.text or message.mark != "kept" else "https://example.org/a.pdf",
        "IS MESSAGE DRAFT": "Yes" if message.mark == "draft" else "No",
        "IS CONVERSATION DRAFT": "Yes" if message.mark == "draft" and not message.thread.last_at else "No",
        "IS CONVERSATION ARCHIVED": "Yes" if message.folder == "ARCHIVE" else "No",
    }


def _row_2018(export: Export, message: Message, rng: Random) -> dict[str, str]:
    owner, other = export.world.member.person, message.thread.people[0]
    ends = (owner, other) if message.sender is None else (other, owner)
    return {
        "From": ends[0].name, "To": ends[1].name, "Date": padded_minute(message.at),
        "Subject": message.subject if message.mark == "sponsored" else "",
        "Content": _content(export, message.text, rng),
        "Direction": "OUTGOING" if message.sender is None else "INCOMING", "Folder": message.folder,
    }  # fmt: skip


def _content(export: Export, text: str, rng: Random) -> str:
    """Line breaks became spaces before 2026; since then they are real, LF and CRLF mixed."""
    if not export.era.quoted_messages:
        return " ".join(text.split("\n"))
    return text.replace("\n", "\r\n") if rng.random() < 0.5 else text


def _address(export: Export, person: Person, rng: Random) -> str:
    """The profile address, sometimes in one of the shapes that people and apps give it."""
    url = profile_url(person)
    if not export.trap("odd_slugs") or rng.random() > 0.08:
        return url
    slug = url.rsplit("/", 1)[1]
    shapes = (
        url + "/",
        url.replace("www", "fr"),
        url + "?originalSubdomain=fr",
        f"https://www.linkedin.com/in/{slug.upper()}",
        f"http://linkedin.com/in/{person.slug}",
        f"www.linkedin.com/in/{slug.lower()}",
    )
    return rng.choice(shapes)


def siblings(export: Export) -> list[ArchiveFile]:
    """Dialogues with guides, coaches and learning bots: same columns, not people."""
    header = (*BASE, "RECIPIENT PROFILE URLS", *TAIL)
    owner = export.world.member.person
    at = f"{iso_second(export.at - 3600)} UTC"
    url = profile_url(owner)
    dialogue = [
        ["2-Q09BQ0g=", "Coach", "", "", owner.name, url, at, "", "CANARY-coach How can I help?", "INBOX"],
        ["2-Q09BQ0g=", "Coach", owner.name, url, "", "", at, "", "CANARY-coach A plan", "INBOX"],
    ]
    return [
        table("guide_messages.csv", header, []),
        table("learning_coach_messages.csv", header, dialogue),
        table("learning_role_play_messages.csv", header, dialogue[:1]),
        table("coach_messages.csv", header, dialogue),
        ArchiveFile("LearningCoachMessages.csv", b"No conversations found"),
    ]
