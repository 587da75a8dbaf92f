"""The facts about messages, counted from the events: threads, answers, delays, depth, revivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from jalon.simulate.events import DAY, HOUR, Message
from jalon.simulate.export import Export

NAMES = (
    "messages_in", "messages_out", "threads_person", "threads_group", "threads_sponsored", "threads_started",
    "threads_started_answered", "threads_started_mature_14d", "threads_started_answered_14d",
    "first_answer_hours_median", "inbound_threads", "inbound_threads_answered", "own_answer_hours_median",
    "threads_deep", "threads_revived", "invitation_notes_excluded",
)  # fmt: skip
ANSWER_DAYS, SILENCE_DAYS = 14, 90


@dataclass(frozen=True, slots=True)
class Talk:
    """A person thread: (instant, written by the owner) of every kept message, in order."""

    lines: tuple[tuple[int, bool], ...]

    @property
    def started_by_owner(self) -> bool:
        """The owner wrote the first kept message."""
        return self.lines[0][1]

    @property
    def wait(self) -> int | None:
        """Seconds from the first message to the first of the other side."""
        first_at, side = self.lines[0]
        return next((at - first_at for at, other in self.lines if other != side), None)

    @property
    def is_deep(self) -> bool:
        """At least two turns on each side."""
        turns = [side for side, _ in groupby(side for _, side in self.lines)]
        return turns.count(True) >= 2 and turns.count(False) >= 2

    @property
    def is_revived(self) -> bool:
        """The other wrote after more than 90 days of silence."""
        return any(not b[1] and b[0] - a[0] > SILENCE_DAYS * DAY for a, b in pairwise(self.lines))


def talk_facts(exports: Sequence[Export], as_of: date) -> dict[str, int | float | None]:
    """All facts of messages; None for each when no archive holds them."""
    having = [e for e in exports if "messages" in e.files]
    if not having:
        return dict.fromkeys(NAMES)
    noted = {id(i) for e in exports if "Invitations" in e.files for i in e.invitations}
    threads = _threads(having)
    people = {k: rows for k, rows in threads.items() if _others(rows) == 1}
    talks = [Talk(lines) for rows in people.values() if (lines := _kept(having, rows, noted))]
    notes = sum(_is_note(m, noted) for rows in threads.values() for m in rows)
    can_tell = any("Invitations" in e.files for e in exports)
    return {
        "messages_in": sum(not own for t in talks for _, own in t.lines),
        "messages_out": sum(own for t in talks for _, own in t.lines),
        "threads_person": len(talks),
        "threads_group": sum(_others(rows) > 1 for rows in threads.values()),
        "threads_sponsored": sum(any(m.mark == "sponsored" for m in rows) for rows in threads.values()),
        **_answers(talks, (as_of - date(1970, 1, 1)).days),
        "threads_deep": sum(t.is_deep for t in talks),
        "threads_revived": sum(t.is_revived for t in talks),
        "invitation_notes_excluded": notes if can_tell else None,
    }


def _answers(talks: list[Talk], today: int) -> dict[str, int | float | None]:
    started = [t for t in talks if t.started_by_owner]
    inbound = [t for t in talks if not t.started_by_owner]
    mature = [t for t in started if today - t.lines[0][0] // DAY >= ANSWER_DAYS]
    their_waits = [t.wait for t in started if t.wait is not None]
    own_waits = [t.wait for t in inbound if t.wait is not None]
    return {
        "threads_started": len(started),
        "threads_started_answered": len(their_waits),
        "threads_started_mature_14d": len(mature),
        "threads_started_answered_14d": sum(
            t.wait is not None and t.wait <= ANSWER_DAYS * DAY for t in mature
        ),
        "first_answer_hours_median": median(their_waits) / HOUR if their_waits else None,
        "inbound_threads": len(inbound),
        "inbound_threads_answered": len(own_waits),
        "own_answer_hours_median": median(own_waits) / HOUR if own_waits else None,
    }  # fmt: skip


def _threads(exports: Sequence[Export]) -> dict[str, list[Message]]:
    """Messages of each conversation in the order of time; the 2018 layout knows a conversation by name only."""
    place = {id(m): n for e in exports for n, m in enumerate(e.world.messages)}
    shown = {id(m): m for e in exports for m in e.messages}
    threads: dict[str, list[Message]] = {}
    by_name = any(e.era.messages_2018 for e in exports)
    for message in sorted(shown.values(), key=lambda m: (m.at, place[id(m)])):
        thread = message.thread
        key = thread.people[0].name.casefold() if by_name else thread.key
        threads.setdefault(key, []).append(message)
    return threads


def _others(rows: list[Message]) -> int:
    """How many other humans took part: a company that advertises is none."""
    return sum(p.kind != "company" for p in rows[0].thread.people)


def _kept(exports: Sequence[Export], rows: list[Message], noted: set[int]) -> tuple[tuple[int, bool], ...]:
    step = 60 if any(e.era.messages_2018 for e in exports) else 1
    return tuple(
        (m.at // step * step, m.sender is None)
        for m in rows
        if m.mark == "kept" or (m.mark == "note" and not _is_note(m, noted))
    )


def _is_note(message: Message, noted: set[int]) -> bool:
    """A note can be told only while its invitation stands in an archive."""
    return message.mark == "note" and id(message.invitation) in noted
