"""What the messages of person threads say, when the member asked to keep their texts; nothing here is a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jalon.journeys.says import Direction, Message, promises_quote, says
from jalon.journeys.ticks import REFUSED, Tick, ticks

if TYPE_CHECKING:
    import duckdb

TEXTS = """
select t.person_id, m.thread_id, m.direction, m.occurred_at, m.source_id, m.row_no, x.text, m.fact_id
from messages m
join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
join message_texts x on x.fact_id = m.fact_id
where m.member_id = ? and m.excluded_as is null and m.occurred_at < ?
order by t.person_id, m.thread_id, m.sequence, m.fact_id
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A label in one message: whose thread, who wrote (in, out), when (µs UTC), likely or to_confirm, file and row."""

    person_id: str
    label: str
    state: str
    direction: str
    at: int
    source_id: str
    row_no: int


@dataclass(frozen=True, slots=True)
class Promised:
    """A quote that the member promised in a message, and when a later message of the thread says that it was sent."""

    person_id: str
    at: int
    kept_at: int | None
    source_id: str
    row_no: int


class Text(NamedTuple):
    """One kept text with its thread and row."""

    person_id: str
    thread_id: str
    direction: str
    at: int
    source_id: str
    row_no: int
    text: str
    fact_id: str


def spoken(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Spoken]:
    """All labels of kept texts before `as_of` but those that the person refused; empty when no text was kept."""
    found: list[Spoken] = []
    decided = ticks(con, member_id)
    for one, before in in_threads(texts(con, member_id, as_of)):
        said = says(message(one, before))
        found += [
            Spoken(one.person_id, label.label, label.state, one.direction, one.at, one.source_id, one.row_no)
            for label in said.labels
            if not _refused(decided.get((one.fact_id, label.label)))
        ]
    return found


def in_threads(found: Iterable[Text]) -> Iterator[tuple[Text, str]]:
    """Each text beside the one before it in its thread; texts come thread by thread in time."""
    thread, before = "", ""
    for one in found:
        yield one, before if one.thread_id == thread else ""
        thread, before = one.thread_id, one.text


def message(one: Text, before: str) -> Message:
    """A kept text as the reader of messages takes it."""
    return Message("", one.text, _way(one), before)


def promised_quotes(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Promised]:
    """Quotes promised in the member's own kept texts before `as_of`; the last promise of a thread stands for all."""
    open_: dict[str, Promised] = {}
    for one in texts(con, member_id, as_of):
        if one.direction != "out":
            continue
        promise = open_.get(one.thread_id)
        sent = any(label.label == "offer_sent" for label in says(Message("", one.text, "out")).labels)
        if sent and promise and promise.kept_at is None:
            open_[one.thread_id] = Promised(promise.person_id, promise.at, one.at, promise.source_id, promise.row_no)
        elif promises_quote(one.text):
            open_[one.thread_id] = Promised(one.person_id, one.at, None, one.source_id, one.row_no)
    return sorted(open_.values(), key=lambda promise: (promise.at, promise.person_id))


def reply_tones(con: duckdb.DuckDBPyConnection, member_id: str, since: int, as_of: int) -> dict[str, int]:
    """First answers since `since` in threads that the member began, by tone of their kept text; empty without texts.

    Tones: positive, plain, polite (a courteous refusal), negative (a blunt one), auto_reply.
    """
    counts: dict[str, int] = {}
    begun: str | None = None
    seen: set[str] = set()
    for one in texts(con, member_id, as_of):
        if one.thread_id not in seen:
            seen.add(one.thread_id)
            begun = one.thread_id if one.direction == "out" else None
        elif one.thread_id == begun and one.direction != "out":
            begun = None
            if one.at >= since:
                tone = says(Message("", one.text, "in")).kind
                counts[tone] = counts.get(tone, 0) + 1
    return counts


def _refused(decided: Tick | None) -> bool:
    return decided is not None and decided.decision == REFUSED


def _way(one: Text) -> Direction:
    return "out" if one.direction == "out" else "in"


def texts(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> Iterator[Text]:
    """The kept texts of person threads before `as_of` (µs UTC), thread by thread in time."""
    if con.execute("select 1 from message_texts limit 1").fetchone() is None:
        return
    for row in con.execute(TEXTS, [member_id, as_of]).fetchall():
        yield Text(*row)
