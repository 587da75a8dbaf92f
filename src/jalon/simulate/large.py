"""Large archives, fast: many connections and messages with varied titles, for measuring time and memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from jalon.simulate.content import REACTIONS, UPDATE, snowflake
from jalon.simulate.csvtext import ArchiveFile, table
from jalon.simulate.dates import day_month_year, iso_second, pacific_minute, slashed_second
from jalon.simulate.events import DAY, HOUR
from jalon.simulate.files_network import HEADERS, PREAMBLE
from jalon.simulate.packing import pack
from jalon.simulate.people import ascii_slug, invent, words
from jalon.simulate.world import day_start

USUAL = (10_000, 50_000)
HEAVY = (30_000, 400_000)
OWNER = ("Alix", "Dormandal", "https://www.linkedin.com/in/alix-dormandal-owner")
LANGUAGES = {"fr": 0.5, "en": 0.3, "es": 0.1, "nl": 0.1}
BEFORE = ("", "", "", "Senior ", "Junior ", "Group ", "Deputy ", "Interim ", "Global ", "Lead ")
AFTER = (
    "", "", "", " EMEA", " France", " | Industry 4.0", " - Région Sud", " & Innovation", ", Benelux", " (Lyon)",
    " | Speaker", " chez un équipementier", " at scale", " / Change management", " - Iberia", " #lean",
)  # fmt: skip
MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
Contact = tuple[str, str, str, str, str]  # first name, last name, address, company, title


def write_large(where: Path, size: tuple[int, int] = USUAL, *, seed: int = 1, day: date = date(2026, 7, 15)) -> Path:
    """A complete archive with `size` = (connections, messages) below `where`; returns the zip's path."""
    rng, end = Random(f"large {seed}"), day_start(day) + DAY // 2
    people = [_contact(rng, n) for n in range(size[0])]
    files = [
        table("Profile.csv", ("First Name", "Last Name", "Headline", "Summary"), [[*OWNER[:2], "Conseil", "Usines"]]),
        _connections(people, rng, end),
        _invitations(people, rng, end),
        _messages(people, size[1], rng, end),
        *_content(rng, end),
    ]
    return pack(files, where, "complete", day, "zip")


def _contact(rng: Random, number: int) -> Contact:
    person = invent(rng, number, LANGUAGES, rng.random() < 0.4)
    title = f"{rng.choice(BEFORE)}{person.title}{rng.choice(AFTER)}" if person.title else ""
    if rng.random() < 0.3 and title:
        title = f"{title} | {rng.choice(words(person.language)['other_titles'])}"
    url = f"https://www.linkedin.com/in/{ascii_slug(person.name)}-{number:x}"
    return person.first, person.last, url, person.company, title


def _connections(people: list[Contact], rng: Random, end: int) -> ArchiveFile:
    days = sorted((end - rng.randrange(9 * 365) * DAY for _ in people), reverse=True)
    rows = [
        [first, last, url, "", company, title, day_month_year(at)]
        for (first, last, url, company, title), at in zip(people, days, strict=True)
    ]
    return table("Connections.csv", HEADERS["url"], rows, before=PREAMBLE, closed=False)


def _invitations(people: list[Contact], rng: Random, end: int) -> ArchiveFile:
    name = f"{OWNER[0]} {OWNER[1]}"
    rows = list[list[str]]()
    for first, last, url, _, _ in people[: len(people) // 8]:
        at = end - rng.randrange(180 * DAY)
        ends = [(name, OWNER[2]), (f"{first} {last}", url)]
        inward = rng.random() < 0.2
        ends = ends[::-1] if inward else ends
        names, urls = [e[0] for e in ends], [e[1] for e in ends]
        rows.append([*names, pacific_minute(at), "", "INCOMING" if inward else "OUTGOING", *urls])
    header = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")
    return table("Invitations.csv", header, rows)


def _messages(people: list[Contact], wanted: int, rng: Random, end: int) -> ArchiveFile:
    """Conversations of about eight messages, some long, some silent."""
    texts = _texts(rng)
    rows = list[list[str]]()
    number = 0
    while len(rows) < wanted:
        first, last, url, _, _ = people[number % len(people)]
        number += 1
        at = end - rng.randrange(1500 * DAY)
        length = min(1 + int(rng.expovariate(1 / 7.0)), wanted - len(rows))
        rows += _conversation(f"2-{number:018x}==", f"{first} {last}", url, at, length, end, texts, rng)
    return table("messages.csv", MESSAGES, rows, full=True)


def _conversation(
    key: str, name: str, url: str, at: int, length: int, end: int, texts: list[str], rng: Random
) -> list[list[str]]:
    owner = f"{OWNER[0]} {OWNER[1]}"
    ours = rng.random() < 0.6
    rows = list[list[str]]()
    for _ in range(length):
        ends = (owner, OWNER[2], name, url) if ours else (name, url, owner, OWNER[2])
        when = f"{iso_second(min(at, end))} UTC"
        rows.append([key, "", *ends, when, "", texts[rng.randrange(len(texts))], "INBOX", "", "No", "No"])
        at += int(rng.expovariate(1 / (20.0 * HOUR))) + 1
        ours = ours if rng.random() < 0.3 else not ours
    return rows[::-1]


def _texts(rng: Random) -> list[str]:
    """Two thousand texts of one to ten sentences."""
    lines = [s for language in LANGUAGES for s in words(language)["answers"] + words(language)["follow_ups"]]
    return [" ".join(rng.choice(lines) for _ in range(1 + int(rng.expovariate(0.5)))) for _ in range(2000)]


def _content(rng: Random, end: int) -> list[ArchiveFile]:
    moments = [
        sorted((end - rng.randrange(700 * DAY) for _ in range(n)), reverse=True) for n in (400, 3000, 8000, 6000)
    ]
    queries = [q for language in LANGUAGES for q in words(language)["searches"] if "," not in q]
    posts = [q for language in LANGUAGES for q in words(language)["posts"]]
    link = [[f"{UPDATE}urn%3Ali%3Ashare%3A{snowflake(rng, at)}" for at in times] for times in moments[:3]]
    shares = [
        [iso_second(at), url, rng.choice(posts), "", "", "MEMBER_NETWORK"]
        for at, url in zip(moments[0], link[0], strict=True)
    ]
    header = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
    comments = [[iso_second(at), url, "Merci"] for at, url in zip(moments[1], link[1], strict=True)]
    reactions = [[iso_second(at), rng.choice(REACTIONS), url] for at, url in zip(moments[2], link[2], strict=True)]
    searches = [[slashed_second(at), rng.choice(queries)] for at in moments[3]]
    return [
        table("Shares.csv", header, shares),
        table("Comments.csv", ("Date", "Link", "Message"), comments),
        table("Reactions.csv", ("Date", "Type", "Link"), reactions),
        table("SearchQueries.csv", ("Time", "Search Query"), searches),
    ]
