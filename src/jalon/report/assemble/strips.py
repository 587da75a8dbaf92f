"""Example conversations as lines of events: who spoke when, and what came of it in real life."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.indicators.evidence import EvidenceRow
from jalon.report.assemble.frame import Frame
from jalon.report.dates import DAY
from jalon.report.mask import contact_code
from jalon.report.result import Finding, Strip

SHOWN = 3
MOST_MARKS = 24
KINDS = {"meeting": "meeting", "quote_requested": "quote", "quote_sent": "quote", "contract_signed": "contract"}


def strips_of(frame: Frame, rows: Sequence[EvidenceRow]) -> tuple[Strip, ...]:
    """Up to three telling examples: those that came furthest, then one that stands still."""
    people = list(dict.fromkeys(r.counterpart_id for r in rows if r.counterpart_id))
    stages = {r.counterpart_id: r.stage or 0 for r in rows}
    furthest = people[: SHOWN - 1]
    still = [p for p in people[SHOWN - 1 :] if stages.get(p, 0) <= 1][:1] or people[SHOWN - 1 : SHOWN]
    strips = [_strip(frame, person) for person in (*furthest, *still)]
    return tuple(strip for strip in strips if strip)


def _strip(frame: Frame, person: str) -> Strip | None:
    events = _events(frame, person)
    if not events:
        return None
    first, last = events[0][0], events[-1][0]
    span = max(last - first, DAY)
    marks = tuple((round((at - first) / span, 3), kind) for at, kind in events)
    _, title, company = frame.names.get(person, (None, None, None))
    about = ", ".join(part for part in (title, company) if part) or None
    return Strip(contact_code(person), about, marks, _outcome(frame, person, events))


def _events(frame: Frame, person: str) -> list[tuple[int, str]]:
    messages = frame.con.execute(
        "select m.occurred_at, m.direction from messages m join threads t "
        "on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person' "
        "where m.member_id = ? and t.person_id = ? and m.excluded_as is null and m.occurred_at < ? "
        "order by m.occurred_at, m.sequence",
        [frame.member_id, person, frame.end],
    ).fetchall()
    steps = frame.con.execute(
        "select occurred_at, kind from steps where member_id = ? and person_id = ? and occurred_at < ?",
        [frame.member_id, person, frame.end],
    ).fetchall()
    real = [(at, KINDS[kind]) for at, kind in steps if kind in KINDS]
    return sorted([*_thin(messages), *real])


def _thin(messages: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """At most MOST_MARKS marks: the first and the last of a long conversation."""
    half = MOST_MARKS // 2
    return messages if len(messages) <= MOST_MARKS else [*messages[:half], *messages[-half:]]


def _outcome(frame: Frame, person: str, events: Sequence[tuple[int, str]]) -> Finding:
    kinds = {kind for _, kind in events}
    if "contract" in kinds:
        return _contract(frame, person)
    for kind in ("quote", "meeting"):
        if kind in kinds:
            return Finding(f"outcome_{kind}")
    silent = (frame.end - events[-1][0]) // DAY
    return Finding("outcome_waiting" if events[-1][1] == "in" else "outcome_silent", {"days": int(silent)})


def _contract(frame: Frame, person: str) -> Finding:
    row = frame.con.execute(
        "select sum(amount), min(currency), count(distinct currency) from steps where member_id = ? "
        "and person_id = ? and kind = 'contract_signed' and occurred_at < ?",
        [frame.member_id, person, frame.end],
    ).fetchone()
    if row is None or row[0] is None or row[2] > 1:
        return Finding("outcome_contract")
    return Finding("outcome_contract_amount", {"amount": row[0], "currency": row[1] or ""})
