"""Random records of one member, written as the readers write them, and single acts that may come on top.

Everything lies before `NOW`. An act of the member happens last, an hour before it, unless it meets a stranger, who
never answers; an act of somebody else happens last or in between, at any time of the year.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import duckdb
import numpy as np

from tests.tables import DAY, FILL, NOW, store

BASE = "m0"
LATE = NOW - DAY // 24
PEOPLE = [f"in:p{k}" for k in range(9)]
SIGNALS = ["connections", "invitations", "messages", "posts", "recommendations", "audience", "meetings", "results",
           "quote_requests", "contracts"]  # fmt: skip
KINDS = ("meeting", "quote_requested", "contract_signed")
POSTS = ("post", "repost_with_thought", "repost_bare", "repost_instant")
TABLES = [
    *("people", "targets", "invitations", "messages", "threads", "posts", "audience_days", "mentions", "meetings"),
    *("deal_events", "coverage", "recommendations"),
]
Act = Callable[[duckdb.DuckDBPyConnection, str, np.random.Generator], None]


@cache
def _columns(table: str) -> tuple[tuple[str, str, str], ...]:
    rows = store().execute(
        "select column_name, data_type, is_nullable from information_schema.columns where table_name = ?", [table]
    )
    return tuple(rows.fetchall())


def add(con: duckdb.DuckDBPyConnection, table: str, member: str, **values: object) -> None:
    """One row; columns that must be filled and are not named get an empty value."""
    row: dict[str, object] = {name: FILL[kind] for name, kind, nullable in _columns(table) if nullable == "NO"}
    names = {name for name, _, _ in _columns(table)}
    row |= {name: value for name, value in (("source_id", "file"), ("row_no", 1)) if name in names}
    row |= {"member_id": member} | values
    con.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' for _ in row)})", list(row.values()))


def some_records(random: np.random.Generator) -> duckdb.DuckDBPyConnection:
    """A store with a year of random records of the member BASE."""
    con = store()
    con.execute("set threads = 1")
    con.begin()
    for signal in SIGNALS:
        add(con, "coverage", BASE, signal=signal, from_at=NOW - 400 * DAY, to_at=NOW)
    _people(con, random)
    _network(con, random)
    _mailbox(con, random)
    _real_life(con, random)
    for _ in range(int(random.integers(0, 8))):
        add(con, "posts", BASE, fact_id=_word(random), kind=str(random.choice(POSTS)), occurred_at=_ago(random, 200))
    for _ in range(3):
        at, seen = _ago(random, 300) // DAY * DAY, float(random.integers(1, 3000))
        add(con, "audience_days", BASE, occurred_at=at, impressions=seen, engagements=seen // 40, audience=900.0)
        add(con, "audience_days", BASE, occurred_at=at, new_followers=float(random.integers(0, 9)), audience=900.0)
    con.commit()
    return con


def copied(con: duckdb.DuckDBPyConnection, members: list[str]) -> None:
    """The records of BASE once more for each of `members`."""
    names = ", ".join(f"('{member}')" for member in members)
    for table in TABLES:
        con.execute(
            f"insert into {table} select t.* replace (v.member as member_id) from {table} t, "
            f"(values {names}) v(member) where t.member_id = '{BASE}'"
        )


def _people(con: duckdb.DuckDBPyConnection, random: np.random.Generator) -> None:
    for person in PEOPLE:
        company = random.choice(["acme", "beta", ""])
        add(con, "people", BASE, person_id=person, company_key=str(company))
        if random.random() < 0.9:
            add(con, "targets", BASE, person_id=person, is_target=bool(random.random() < 0.6))
        add(con, "mentions", BASE, mention_id=f"m{person}", person_id=person, match_state="url")
    for k, company in enumerate(("acme", "acme", None)):
        add(con, "mentions", BASE, mention_id=f"only{k}", company_key=company, match_state="unknown")


def _network(con: duckdb.DuckDBPyConnection, random: np.random.Generator) -> None:
    for person in random.permutation(PEOPLE)[:6]:
        _invite(con, BASE, random, str(person), "out" if random.random() < 0.6 else "in", _ago(random, 170))
    con.execute(
        "update invitations set accepted_at = occurred_at + 86400000000, accepted_source_id = 'file' "
        "where hash(person_id, ?) % 2 = 0 and occurred_at < ?",
        [int(random.integers(1 << 30)), NOW - 2 * DAY],
    )


def _invite(con: duckdb.DuckDBPyConnection, member: str, random: np.random.Generator, person: str, way: str, at: int):
    add(con, "invitations", member, fact_id=_word(random), person_id=person, direction=way, match_state="url",
        occurred_at=at, recorded_at=NOW)  # fmt: skip


def _mailbox(con: duckdb.DuckDBPyConnection, random: np.random.Generator) -> None:
    for k in range(int(random.integers(2, 9))):
        person, many = str(random.choice(PEOPLE)), int(random.integers(1, 7))
        kind = "group" if random.random() < 0.2 else "person"
        add(con, "threads", BASE, thread_id=f"t{k}", kind=kind, person_id=person if kind == "person" else None)
        times = sorted(_ago(random, 380) for _ in range(many))
        for sequence, at in enumerate(times, 1):
            way = "in" if random.random() < 0.4 else "out"
            _message(con, BASE, random, f"t{k}", person, way, at, sequence)


def _message(
    con: duckdb.DuckDBPyConnection,
    member: str,
    random: np.random.Generator,
    thread: str,
    person: str,
    way: str,
    at: int,
    sequence: int,
) -> None:
    sender = person if way == "in" else None
    add(con, "messages", member, fact_id=_word(random), thread_id=thread, person_id=sender, direction=way,
        sequence=sequence, occurred_at=at)  # fmt: skip


def _real_life(con: duckdb.DuckDBPyConnection, random: np.random.Generator) -> None:
    for _ in range(int(random.integers(0, 9))):
        who, deal = _someone(random), f"d{random.integers(5)}"
        _deal(con, BASE, random, who, str(random.choice([*KINDS, "quote_sent", "lost"])), deal, _day(random))
    for _ in range(int(random.integers(0, 6))):
        state = str(random.choice(["held", "unanswered", "cancelled", "declined"]))
        _met(con, BASE, random, _someone(random), state, _ago(random, 300))


def _deal(
    con: duckdb.DuckDBPyConnection,
    member: str,
    random: np.random.Generator,
    who: str,
    kind: str,
    deal: str,
    at: int,
) -> None:
    add(con, "deal_events", member, fact_id=_word(random), mention_id=who, deal_id=deal, kind=kind,
        company_key=random.choice(["acme", None]), occurred_at=at // DAY * DAY)  # fmt: skip


def _met(con: duckdb.DuckDBPyConnection, member: str, random: np.random.Generator, who: str, state: str, at: int):
    add(con, "meetings", member, fact_id=_word(random), mention_id=who, kind="meeting", state=state, occurred_at=at)


def _someone(random: np.random.Generator) -> str:
    return str(random.choice([*(f"m{person}" for person in PEOPLE), "only0", "only1", "only2"]))


def _ago(random: np.random.Generator, days: int) -> int:
    return int(NOW - random.uniform(1.1, days) * DAY)


def _day(random: np.random.Generator) -> int:
    return NOW - int(random.integers(2, 300)) * DAY


def _word(random: np.random.Generator) -> str:
    return f"{random.integers(1 << 60):x}"


def _sequence(con: duckdb.DuckDBPyConnection, member: str, thread: str) -> int:
    last = con.execute(
        "select coalesce(max(sequence), 0) from messages where member_id = ? and thread_id = ?", [member, thread]
    )
    return int(last.fetchall()[0][0]) + 1


def _any_thread(con: duckdb.DuckDBPyConnection, member: str, random: np.random.Generator) -> tuple[str, str]:
    found = con.execute(
        "select thread_id, coalesce(person_id, 'in:p0') from threads where member_id = ? order by 1", [member]
    ).fetchall()
    return found[int(random.integers(len(found)))]


def _open_invitations(con: duckdb.DuckDBPyConnection, member: str, way: str, at: int) -> None:
    con.execute(
        "update invitations set accepted_at = ?, accepted_source_id = 'file' "
        "where member_id = ? and direction = ? and accepted_at is null",
        [at, member, way],
    )


# What the member does alone, and nobody answers.


def invites_a_stranger(con, member, random):
    _invite(con, member, random, f"in:{_word(random)}", "out", _ago(random, 170))


def invites_again(con, member, random):
    _invite(con, member, random, str(random.choice(PEOPLE)), "out", LATE)


def accepts_whoever_asked(con, member, random):
    _open_invitations(con, member, "in", LATE)


def writes_again(con, member, random):
    thread, person = _any_thread(con, member, random)
    _message(con, member, random, thread, person, "out", LATE, _sequence(con, member, thread))


def writes_to(person: str | None, kind: str = "person") -> Act:
    def act(con, member, random):
        who = person or f"in:{_word(random)}"
        add(con, "threads", member, thread_id="new", kind=kind, person_id=who if kind == "person" else None)
        _message(con, member, random, "new", who, "out", LATE if person else _ago(random, 380), 1)

    return act


def adds_a_third_person(con, member, random):
    """To silent threads of people who answered nowhere: the gap that METHOD names is left out."""
    con.execute(
        "update threads set kind = 'group', person_id = null where member_id = $1 and person_id in "
        "(select person_id from threads where member_id = $1 group by person_id having count(*) = 1) "
        "and person_id not in (select person_id from messages where member_id = $1 and direction = 'in')",
        [member],
    )


def publishes(con, member, random):
    add(con, "posts", member, fact_id="new", kind=str(random.choice(POSTS)), occurred_at=LATE)


def shares_what_others_wrote(con, member, random):
    add(con, "posts", member, fact_id="new", kind=str(random.choice(POSTS[1:])), occurred_at=_ago(random, 200))


def invites_to_a_meeting(con, member, random):
    _met(con, member, random, _someone(random), "unanswered", LATE)


def notes_a_name_in_a_title(con, member, random):
    add(con, "mentions", member, mention_id="title", match_state="title", company_key="acme")
    _met(con, member, random, "title", "held", LATE)


def sends_a_quote(con, member, random):
    _deal(con, member, random, _someone(random), "quote_sent", f"d{random.integers(5)}", LATE)


def is_seen(con, member, random):
    add(con, "audience_days", member, occurred_at=LATE, impressions=5000.0, engagements=0.0, audience=900.0)


def recommends(con, member, random):
    add(con, "recommendations", member, fact_id="new", direction="given", kind="recommendation", occurred_at=LATE)


LONE: dict[str, Act] = {
    "invites a stranger": invites_a_stranger,
    "invites somebody again": invites_again,
    "accepts all who asked": accepts_whoever_asked,
    "writes again": writes_again,
    "writes to a stranger": writes_to(None),
    "writes to a group of strangers": writes_to(None, "group"),
    "opens a new thread": writes_to(PEOPLE[0]),
    "adds a third person": adds_a_third_person,
    "publishes": publishes,
    "shares what others wrote": shares_what_others_wrote,
    "invites to a meeting, unanswered": invites_to_a_meeting,
    "notes a name in a title": notes_a_name_in_a_title,
    "sends a quote": sends_a_quote,
    "is seen": is_seen,
    "recommends somebody": recommends,
}


# What somebody else does.


def accept(con, member, random):
    _open_invitations(con, member, "out", LATE)


def invite(con, member, random):
    _invite(con, member, random, str(random.choice(PEOPLE)), "in", LATE)


def answer(con, member, random):
    thread, person = _any_thread(con, member, random)
    _message(con, member, random, thread, person, "in", LATE, _sequence(con, member, thread))


def write_in_between(con, member, random):
    """One word more in a thread, what follows moves on by one; before the first it would be another beginning."""
    thread, person = _any_thread(con, member, random)
    first = con.execute(
        "select min(occurred_at) from messages where member_id = ? and thread_id = ?", [member, thread]
    ).fetchall()[0][0]
    at = int(random.integers(first + 1, NOW)) if first is not None else LATE
    place = con.execute(
        "select count(*) + 1 from messages where member_id = ? and thread_id = ? and occurred_at < ?",
        [member, thread, at],
    ).fetchall()[0][0]
    con.execute(
        "update messages set sequence = sequence + 1 where member_id = ? and thread_id = ? and sequence >= ?",
        [member, thread, place],
    )
    _message(con, member, random, thread, person, "in", at, place)


def write_first_long_ago(con, member, random):
    person = str(random.choice(PEOPLE))
    add(con, "threads", member, thread_id="new", kind="person", person_id=person)
    _message(con, member, random, "new", person, "in", _ago(random, 380), 1)


def write_first(con, member, random):
    person = str(random.choice(PEOPLE))
    add(con, "threads", member, thread_id="new", kind="person", person_id=person)
    _message(con, member, random, "new", person, "in", LATE, 1)


def meet(con, member, random):
    _met(con, member, random, _someone(random), "held", LATE)


def met_long_ago(con, member, random):
    _met(con, member, random, _someone(random), "held", _ago(random, 300))


def recommended_long_ago(con, member, random):
    at = _ago(random, 300)
    add(con, "recommendations", member, fact_id="new", direction="received", kind="recommendation", occurred_at=at)


def go_further(kind: str, late: bool = True) -> Act:
    def act(con, member, random):
        when = LATE if late else _day(random)
        _deal(con, member, random, _someone(random), kind, f"d{random.integers(9)}", when)

    return act


def recommend(con, member, random):
    add(con, "recommendations", member, fact_id="new", direction="received", kind="recommendation", occurred_at=LATE)


def react(con, member, random):
    con.execute("update audience_days set engagements = engagements + 1 where member_id = ?", [member])


def follow(con, member, random):
    con.execute("update audience_days set new_followers = new_followers + 1 where member_id = ?", [member])


COUNTERPART: dict[str, Act] = {
    "all accept": accept,
    "somebody invites": invite,
    "somebody answers": answer,
    "somebody writes first": write_first,
    "somebody wrote first long ago": write_first_long_ago,
    "a meeting is held": meet,
    "a meeting was held long ago": met_long_ago,
    "a meeting of the results file": go_further("meeting"),
    "a quote is asked for": go_further("quote_requested"),
    "a contract is signed": go_further("contract_signed"),
    "a quote was asked for long ago": go_further("quote_requested", late=False),
    "a contract was signed long ago": go_further("contract_signed", late=False),
    "somebody recommends": recommend,
    "somebody recommended long ago": recommended_long_ago,
    "somebody reacts": react,
    "somebody follows": follow,
}
