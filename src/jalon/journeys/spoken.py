"""What the messages of person threads say, when the member asked to keep their texts; nothing here is a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.journeys.says import Message, says

if TYPE_CHECKING:
    import duckdb

TEXTS = """
select t.person_id, m.thread_id, m.direction, m.occurred_at, m.source_id, m.row_no, x.text
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


def spoken(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> list[Spoken]:
    """All labels of kept texts before `as_of`; empty when no text was kept."""
    found: list[Spoken] = []
    thread, before = "", ""
    for person, of, direction, at, source, row, text in con.execute(TEXTS, [member_id, as_of]).fetchall():
        said = says(Message("", text, direction, before if of == thread else ""))
        found += [Spoken(person, one.label, one.state, direction, at, source, row) for one in said.labels]
        thread, before = of, text
    return found
