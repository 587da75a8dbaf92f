"""A confirmed message is an event with a row; the row of another source that tells the same takes its place."""

from __future__ import annotations

from pathlib import Path

import duckdb
from tests.tables import DAY, ME, NOW, days_ago, put, store

import jalon
from jalon.impact.paths.read import read_paths
from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps
from jalon.journeys.ticks import CONFIRMED, REFUSED, Tick, can_show, tick, ticks, untick


def mailbox() -> duckdb.DuckDBPyConnection:
    """Ada of Velmora and Bob of Velmora, one thread each; Ada wrote on three days."""
    con = store()
    for who in ("ada", "bob"):
        put(con, "people", person_id=who, company_key="velmora")
        put(con, "threads", thread_id=f"t {who}", kind="person", person_id=who)
        put(con, "mentions", mention_id=who, person_id=who, match_state="url")
    for n, (way, days) in enumerate((("out", 90), ("in", 80), ("in", 60), ("in", 30)), 1):
        put(con, "messages", fact_id=f"m{n}", thread_id="t ada", person_id="ada", direction=way, sequence=n, row_no=n,
            occurred_at=days_ago(days), recorded_at=days_ago(20), source_id="messages.csv")  # fmt: skip
    return con


def confirm(con: duckdb.DuckDBPyConnection, message: str, label: str, days: float = 10) -> None:
    tick(con, ME, Tick(message, label, CONFIRMED, None, days_ago(days)))


def late(con: duckdb.DuckDBPyConnection, fact: str, days: float, row: int) -> None:
    put(con, "messages", fact_id=fact, thread_id="t ada", person_id="ada", direction="in", sequence=row, row_no=row,
        occurred_at=days_ago(days), recorded_at=days_ago(20), source_id="messages.csv")  # fmt: skip


def steps(con: duckdb.DuckDBPyConnection) -> list[tuple[str, int, bool]]:
    build_conversations(con)
    build_steps(con)
    return con.execute("select kind, row_no, followed from steps order by occurred_at, kind").fetchall()


def deal(con: duckdb.DuckDBPyConnection, kind: str, days: float, who: str = "ada", recorded: float = 5) -> None:
    put(con, "deal_events", mention_id=who, deal_id="crm:1", kind=kind, occurred_at=days_ago(days),
        recorded_at=days_ago(recorded), source_id="crm.csv", row_no=99)  # fmt: skip


def test_the_row_of_the_message_is_the_row_of_the_step() -> None:
    con = mailbox()
    confirm(con, "m3", "call_held")
    assert steps(con) == [("meeting", 3, False)]


def test_a_refusal_makes_nothing_and_a_second_decision_replaces_the_first() -> None:
    con = mailbox()
    confirm(con, "m3", "call_held")
    tick(con, ME, Tick("m3", "call_held", REFUSED, None, NOW))
    assert steps(con) == [] and len(ticks(con, ME)) == 1
    assert untick(con, ME, "m3", "call_held") and not untick(con, ME, "m3", "call_held")


def test_it_counts_for_a_rate_only_where_a_source_follows_its_kind() -> None:
    con = mailbox()
    confirm(con, "m3", "call_held")
    put(con, "coverage", signal="meetings", from_at=days_ago(100), to_at=NOW)
    assert steps(con) == [("meeting", 3, True)]


def test_two_messages_about_one_meeting_are_one() -> None:
    con = mailbox()
    put(con, "messages", fact_id="m5", thread_id="t ada", person_id="ada", direction="in", sequence=5, row_no=5,
        occurred_at=days_ago(58), source_id="messages.csv")  # fmt: skip
    confirm(con, "m3", "call_held")
    confirm(con, "m5", "call_held")
    assert steps(con) == [("meeting", 3, False)]


def test_weekly_calls_are_as_many_meetings() -> None:
    con = mailbox()
    for n in range(10):
        late(con, f"w{n}", 70 - 7 * n, 10 + n)
        confirm(con, f"w{n}", "call_held")
    assert len(steps(con)) == 10


def test_two_days_that_were_told_are_two_meetings() -> None:
    con = mailbox()
    late(con, "m5", 58, 5)
    for message, day in (("m3", 61), ("m5", 59)):
        tick(con, ME, Tick(message, "call_held", CONFIRMED, days_ago(day), days_ago(10)))
    assert [row for _, row, _ in steps(con)] == [3, 5]


def test_a_second_message_confirmed_later_never_takes_away_what_was_known() -> None:
    con = mailbox()
    put(con, "targets", person_id="ada", is_target=True)
    late(con, "m5", 35, 5)
    confirm(con, "m4", "contract_signed", days=10)
    steps(con)
    assert len(read_paths(con, ME, days_ago(8), days_ago(8)).of("won")) == 1
    confirm(con, "m5", "contract_signed", days=5)
    steps(con)
    assert len(read_paths(con, ME, days_ago(8), days_ago(8)).of("won")) == 1


def test_the_confirmations_of_another_member_mark_nothing_of_this_one() -> None:
    con = mailbox()
    put(con, "meetings", mention_id="ada", state="held", occurred_at=days_ago(20), source_id="agenda.ics", row_no=7)
    steps(con)
    put(con, "confirmed_events", member_id="other", person_id="ada", kind="meeting", fact_id="x:meeting",
        occurred_at=days_ago(20), recorded_at=days_ago(10), source_id="agenda.ics", row_no=7)  # fmt: skip
    for package, name in (("journeys", "ways"), ("impact/deals", "meetings")):
        text = (Path(jalon.__file__).parent / package / f"{name}.sql").read_text(encoding="utf-8")
        found = con.execute(f"select channel from ({text})", {"member": ME, "as_of": NOW}).fetchall()
        assert ("calendar",) in found and ("message",) not in found


def test_the_calendar_tells_the_meeting_of_the_week_before_the_message() -> None:
    con = mailbox()
    confirm(con, "m3", "call_held")
    put(con, "meetings", mention_id="ada", state="held", occurred_at=days_ago(64), source_id="agenda.ics", row_no=7)
    assert steps(con) == [("meeting", 7, False)]


def test_a_meeting_of_another_month_is_another_meeting() -> None:
    con = mailbox()
    confirm(con, "m3", "call_held")
    put(con, "meetings", mention_id="ada", state="held", occurred_at=days_ago(20), source_id="agenda.ics", row_no=7)
    assert [row for _, row, _ in steps(con)] == [3, 7]


def test_a_contract_under_a_colleague_is_the_same_contract_a_meeting_is_not() -> None:
    con = mailbox()
    confirm(con, "m4", "contract_signed")
    confirm(con, "m4", "call_held")
    deal(con, "contract_signed", 25, "bob")
    put(con, "meetings", mention_id="bob", state="held", occurred_at=days_ago(31), source_id="agenda.ics", row_no=7)
    assert [(kind, row) for kind, row, _ in steps(con)] == [("meeting", 7), ("meeting", 4), ("contract_signed", 99)]


def test_a_confirmed_step_belongs_to_the_deal_that_the_crm_has() -> None:
    con = mailbox()
    deal(con, "quote_sent", 50)
    confirm(con, "m4", "contract_signed")
    steps(con)
    assert con.execute("select distinct deal_id from steps").fetchall() == [("crm:1",)]


def test_steps_of_one_person_make_one_deal_until_it_is_signed() -> None:
    con = mailbox()
    confirm(con, "m2", "offer_requested")
    confirm(con, "m3", "contract_signed")
    confirm(con, "m4", "offer_requested")
    steps(con)
    rows = con.execute("select deal_id from steps order by occurred_at").fetchall()
    assert rows[0] == rows[1] != rows[2]


def test_a_later_import_never_changes_what_a_past_day_knew() -> None:
    con = mailbox()
    put(con, "targets", person_id="ada", is_target=True)
    confirm(con, "m4", "contract_signed", days=10)
    steps(con)
    past = read_paths(con, ME, days_ago(8), days_ago(8))
    deal(con, "contract_signed", 28, recorded=5)
    steps(con)
    assert read_paths(con, ME, days_ago(8), days_ago(8)) == past
    assert [path.key for path in past.of("won")] != [path.key for path in read_paths(con, ME, NOW + DAY).of("won")]
    assert len(read_paths(con, ME, NOW + DAY).of("won")) == 1


def test_a_quote_is_asked_for_by_the_other_and_sent_by_oneself() -> None:
    assert can_show("offer_requested", "in") and not can_show("offer_requested", "out")
    assert can_show("offer_sent", "out") and not can_show("offer_sent", "in")
    assert not can_show("interest", "in")
