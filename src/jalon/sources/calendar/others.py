"""The other people of an event: invited, linked to in its description, or named in its title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jalon.sources.calendar.event import Event
from jalon.sources.calendar.owner import Owner
from jalon.sources.mention import Mention, mention_of, profile_links

if TYPE_CHECKING:
    import duckdb

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST_NAME = 5
NO_ANSWER = ("", "NEEDS-ACTION")
KnownNames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Other:
    """One other person and the answer they gave to the invitation, if any."""

    mention: Mention
    answer: str


def known_names(con: duckdb.DuckDBPyConnection, member_id: str) -> dict[str, str]:
    """Names of at least two words of the people already in the records, by normalised name."""
    rows = con.execute(
        "select name_key, min(name) from people where member_id = ? and person_id != ? and name is not null "
        "and contains(name_key, ' ') group by name_key order by name_key",
        [member_id, member_id],
    ).fetchall()
    return dict(rows)


def others_of(event: Event, owner: Owner, names: KnownNames) -> list[Other]:
    """Everybody of an event but the owner, each once.

    A title is only searched for people already known, so that no private name enters the records.
    """
    invited = _invited(event, owner)
    links = [slug for slug in profile_links(event.words) if slug != owner.slug]
    if len(invited) == 1 and len(links) == 1:
        return [replace(invited[0], mention=replace(invited[0].mention, profile=links[0]))]
    if invited:
        return invited
    found = [Mention(profile=slug) for slug in links]
    if not found:
        found = [Mention(name=name, in_title=True) for name in _named(event.title, owner, names)]
    return [Other(mention, "") for mention in found]


def _invited(event: Event, owner: Owner) -> list[Other]:
    others: dict[str, Other] = {}
    for attendee in event.attendees:
        mention = mention_of(attendee.name, None, attendee.email, None)
        if mention is None or not attendee.is_person or owner.is_self(attendee):
            continue
        key = mention.email or mention.mention_id
        held = others.get(key)
        # The organiser often stands again among the invited, with the answer there.
        is_open = held is None or held.answer in NO_ANSWER
        if held is None or (not held.mention.name and mention.name) or (is_open and attendee.answer):
            name = mention.name or (held.mention.name if held else None)
            answer = attendee.answer if held is None or is_open else held.answer
            others[key] = Other(replace(mention, name=name), answer or (held.answer if held else ""))
    return list(others.values())


def _named(title: str, owner: Owner, names: KnownNames) -> list[str]:
    """Known people whose whole name stands in a title, longest names first, no word used twice."""
    words = [found.group(0).replace("’", "'").casefold() for found in _WORD.finditer(title[:500])]
    found: dict[int, str] = {}
    used: set[int] = set()
    for length in range(min(LONGEST_NAME, len(words)), 1, -1):
        for start in range(len(words) - length + 1):
            key, span = " ".join(words[start : start + length]), set(range(start, start + length))
            if key in names and key not in owner.names and not span & used:
                used |= span
                found[start] = names[key]
    return [name for _, name in sorted(found.items())]
