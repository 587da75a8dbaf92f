"""The steps that one's own messages tell, to confirm or refuse one by one, for a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import Misuse
from jalon.journeys.ticks import CODE, CONFIRMED, REFUSED

if TYPE_CHECKING:
    from jalon.journeys.says import Said
    from jalon.journeys.spoken import Text
    from jalon.journeys.ticks import Tick
    from jalon.records.reading import Reading

AGREED = "meeting_agreed"  # stands in the journey, counts as no result
DECISIONS = {"confirm": CONFIRMED, "refuse": REFUSED}
PEOPLE = "select person_id, coalesce(name, '') from people where member_id = ?"
FILES = "select distinct source_id, file_name from imports"
PLACES = """
select m.fact_id, h.person_id, m.direction, m.occurred_at, m.source_id, m.row_no
from messages m
join threads h on h.member_id = m.member_id and h.thread_id = m.thread_id and h.kind = 'person'
where m.member_id = $member and m.fact_id in (select fact_id from message_ticks where member_id = $member)
"""
UNREAD = {"state": None, "words": None, "span": None, "sentence": None}
EVENTS = "select fact_id, replaced_at is not null from confirmed_events where member_id = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: whose thread, who wrote, when (µs UTC), file and row."""

    person_id: str
    direction: str
    at: int
    source_id: str
    row_no: int


def suggested_steps(
    reading: Reading, archives: Sequence[Path | str] = (), *, suggest: bool = False
) -> list[dict[str, Any]]:
    """The steps that the messages tell and those decided on, the newest first: what, who, when, which words.

    Keys: id (the code to decide with), message (file and row), person, direction, on, label, state (likely,
    to_confirm), words, span, sentence, decision (confirmed, refused or None), happened_on (the day that was told),
    counts (a confirmed step that no other row tells; never a meeting that is only agreed). Texts come from the
    store when they were kept, and from `archives`, read in memory: their texts are kept nowhere. `suggest` asks the
    second reader, which has learnt from all decisions whose text is at hand. Raises Misuse without any text and
    without any decision.
    """
    from jalon.journeys.says.around import sentence
    from jalon.journeys.ticks import ticks

    member, con = reading.member_id or "", reading.con
    found = _texts(reading, archives)
    decided = ticks(con, member)
    if not found and not decided:
        raise Misuse("No text of a message is at hand.", "Name the archive too, or read it once with --keep-text.")
    told = _told(reading)
    names = _Names(dict(con.execute(PEOPLE, [member]).fetchall()), dict(con.execute(FILES).fetchall()))
    rows = {
        (one.fact_id, label.label): _row(_place(one), names, one.fact_id, label.label, decided, told)
        | {"state": label.state, "words": one.text[slice(*label.span)], "span": list(label.span)}
        | {"sentence": sentence(one.text, *label.span)}
        for one, said in _said(found, decided, suggest)
        for label in said.labels
        if _wanted(label.label, one)
    }
    places = {row[0]: Place(*row[1:]) for row in con.execute(PLACES, {"member": member}).fetchall()}
    for key in decided:
        if key not in rows and key[0] in places:
            rows[key] = _row(places[key[0]], names, *key, decided, told) | UNREAD
    return sorted(rows.values(), key=lambda row: (row["on"], row["id"]), reverse=True)


def decide(reading: Reading, code: str, decision: str, on: date | None = None) -> str:
    """Confirm (`confirm`), refuse (`refuse`) or take back (`undo`) a step; returns its label.

    `on` is the day on which it happened, when not that of the message. Raises Misuse for an unknown code, when
    nothing was decided, or for a day with anything but a confirmation.
    """
    from jalon.api.reading import instant_of
    from jalon.journeys.ticks import Tick, tick, untick

    if on and decision != "confirm":
        raise Misuse("A day belongs to a step that is confirmed.", "Leave out --on.")
    member, con = reading.member_id or "", reading.con
    fact, label = _step(reading, code)
    if decision == "undo":
        if not untick(con, member, fact, label):
            raise Misuse(f"Nothing was decided about {code}.", "jalon says --store FILE lists what was decided.")
        return label
    happened = instant_of(on) if on else None
    tick(con, member, Tick(fact, label, DECISIONS[decision], happened, _now()))
    return label


def label_of(reading: Reading, code: str) -> str:
    """The label of the step of this code; raises Misuse for an unknown one."""
    return _step(reading, code)[1]


def _step(reading: Reading, code: str) -> tuple[str, str]:
    from jalon.journeys.ticks import message_of

    found = message_of(reading.con, reading.member_id or "", code)
    if found is None:
        raise Misuse(f"No step has the code {code}.", "jalon says --store FILE ARCHIVE.zip lists the codes.")
    return found


def code_of(fact_id: str, label: str) -> str:
    """The code of a step on the command line: eight hex digits."""
    return sha256(f"{fact_id}:{label}".encode()).hexdigest()[:CODE]


@dataclass(frozen=True, slots=True)
class _Names:
    people: Mapping[str, str]
    files: Mapping[str, str]


def _texts(reading: Reading, archives: Sequence[Path | str]) -> list[Text]:
    """Kept texts, and those of the archives named; each message once."""
    from jalon.api.mailbox import EVER, is_archive, texts_of
    from jalon.journeys.spoken import texts

    given = [Path(path) for path in archives if is_archive(Path(path))]
    fresh = texts_of(*given)[0] if given else []
    seen = {one.fact_id for one in fresh}
    kept = texts(reading.con, reading.member_id or "", EVER)
    return [*fresh, *(one for one in kept if one.fact_id not in seen)]


def _said(found: Sequence[Text], decided: Mapping[tuple[str, str], Tick], suggest: bool) -> list[tuple[Text, Said]]:
    from jalon.journeys.says import says
    from jalon.journeys.spoken import in_threads, message

    messages = [message(one, before) for one, before in in_threads(found)]
    read = [says(one) for one in messages]
    if suggest:
        from jalon.journeys.says.model import seconded, trained

        read = seconded(trained(ticks=learnt(found, decided)), messages, read)
    return list(zip(found, read, strict=True))


def learnt(found: Sequence[Text], decided: Mapping[tuple[str, str], Tick]) -> list[tuple[str, dict[str, bool]]]:
    """The decisions whose text is at hand: the text, and which labels it carries or does not."""
    by_message: dict[str, dict[str, bool]] = {}
    for (fact, label), one in decided.items():
        by_message.setdefault(fact, {})[label] = one.decision == CONFIRMED
    return [(one.text, by_message[one.fact_id]) for one in found if one.fact_id in by_message]


def _wanted(label: str, one: Text) -> bool:
    from jalon.journeys.ticks import can_show

    return can_show(label, "out" if one.direction == "out" else "in")


def _told(reading: Reading) -> dict[str, bool]:
    """Confirmed steps, and whether another row tells them."""
    from jalon.journeys.steps import build_steps

    build_steps(reading.con)
    return dict(reading.con.execute(EVENTS, [reading.member_id]).fetchall())


def _row(
    place: Place,
    names: _Names,
    fact_id: str,
    label: str,
    decided: Mapping[tuple[str, str], Tick],
    told: Mapping[str, bool],
) -> dict[str, Any]:
    from jalon.journeys.ticks import step_rules
    from jalon.report.dates import iso_day

    one = decided.get((fact_id, label))
    event = told.get(f"{fact_id}:{step_rules()[label]['step']}")
    return {
        "id": code_of(fact_id, label),
        "message": f"{names.files.get(place.source_id, place.source_id)} {place.row_no}",
        "person": names.people.get(place.person_id) or place.person_id,
        "direction": "out" if place.direction == "out" else "in",
        "on": iso_day(place.at),
        "label": label,
        "decision": one.decision if one else None,
        "happened_on": iso_day(one.happened_at) if one and one.happened_at is not None else None,
        "counts": event is False and step_rules()[label]["step"] != AGREED,
    }


def _place(one: Text) -> Place:
    return Place(one.person_id, one.direction, one.at, one.source_id, one.row_no)


def _now() -> int:
    return int(datetime.now(UTC).timestamp() * 1e6)
