"""From first touch to contract: each step once, with its row, whatever the source; a message alone confirms nothing."""

from __future__ import annotations

import duckdb
import pytest
from tests.tables import ME, NOW, days_ago, put, store

from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps
from jalon.journeys.ways import Way, accounts, ways


class Life:
    """A store in which people are touched on days counted back from the as-of day."""

    def __init__(self) -> None:
        self.con: duckdb.DuckDBPyConnection = store()
        self.row = 0

    def person(self, who: str, company: str = "") -> Life:
        put(self.con, "people", person_id=who, company_key=company)
        put(self.con, "threads", thread_id=f"t {who}", kind="person", person_id=who)
        put(self.con, "mentions", mention_id=who, person_id=who, match_state="url")
        return self

    def connected(self, who: str, days: float) -> Life:
        return self._put("connections", person_id=who, occurred_at=days_ago(days), source_id="Connections.csv")

    def message(self, who: str, way: str, days: float, text: str = "") -> Life:
        self._put("messages", thread_id=f"t {who}", person_id=who, direction=way, sequence=self.row + 1,
                  occurred_at=days_ago(days), source_id="messages.csv", fact_id=f"m{self.row + 1}")  # fmt: skip
        if text:
            put(self.con, "message_texts", fact_id=f"m{self.row}", text=text)
        return self

    def meeting(self, who: str, days: float, state: str = "held") -> Life:
        return self._put("meetings", mention_id=who, state=state, occurred_at=days_ago(days), source_id="agenda.ics")

    def deal(self, who: str, kind: str, days: float) -> Life:
        return self._put("deal_events", mention_id=who, deal_id=f"deal of {who}", kind=kind,
                         occurred_at=days_ago(days), source_id="results.csv")  # fmt: skip

    def ways(self, as_of: int = NOW) -> dict[str, Way]:
        build_conversations(self.con)
        build_steps(self.con)
        return {way.person_id: way for way in ways(self.con, ME, as_of)}

    def _put(self, table: str, **values: object) -> Life:
        self.row += 1
        put(self.con, table, row_no=self.row, **values)
        return self


def kinds(way: Way) -> list[str]:
    return [step.kind for step in way.steps]


@pytest.fixture
def signed() -> Life:
    """Connected, spoken with, met, quoted, signed: rows 1 to 6."""
    life = Life().person("ada", "velmora").connected("ada", 90).message("ada", "out", 80).message("ada", "in", 75)
    return life.meeting("ada", 60).deal("ada", "quote_sent", 50).deal("ada", "contract_signed", 30)


def test_the_whole_way_with_the_row_of_each_step(signed: Life) -> None:
    way = signed.ways()["ada"]
    assert [(s.kind, s.channel, s.source_id, s.row_no) for s in way.steps] == [
        ("first_touch", "linkedin", "Connections.csv", 1),
        ("two_way", "linkedin", "messages.csv", 3),
        ("meeting_held", "calendar", "agenda.ics", 4),
        ("quote_sent", "results", "results.csv", 5),
        ("contract_signed", "results", "results.csv", 6),
    ]
    assert way.furthest() == "contract_signed"


def test_as_of_a_past_day_later_steps_are_unknown(signed: Life) -> None:
    assert kinds(signed.ways(days_ago(55))["ada"]) == ["first_touch", "two_way", "meeting_held"]


def test_a_step_that_comes_twice_is_told_when_it_first_came(signed: Life) -> None:
    signed.meeting("ada", 70).deal("ada", "contract_signed", 10)
    assert kinds(signed.ways()["ada"]).count("meeting_held") == 1
    assert signed.ways()["ada"].step("meeting_held").at == days_ago(70)  # type: ignore[union-attr]


def test_a_contact_who_never_answered_has_no_way() -> None:
    assert Life().person("bob").connected("bob", 90).message("bob", "out", 80).ways() == {}


def test_a_cancelled_meeting_is_no_step() -> None:
    assert Life().person("bob").connected("bob", 90).meeting("bob", 20, "cancelled").ways() == {}


def test_first_met_in_real_life() -> None:
    life = Life().person("bob").meeting("bob", 90).connected("bob", 88)
    assert [(s.kind, s.channel) for s in life.ways()["bob"].steps] == [
        ("first_touch", "calendar"),
        ("meeting_held", "calendar"),
    ]


def test_a_loss_ends_the_way_and_a_contract_outdoes_it() -> None:
    life = Life().person("bob").meeting("bob", 90).deal("bob", "lost", 50)
    assert life.ways()["bob"].furthest() == "lost"
    assert life.deal("bob", "contract_signed", 10).ways()["bob"].furthest() == "contract_signed"


AGREED = "Perfect, see you Tuesday at 2pm at your office."


def test_what_a_message_settles_counts_nowhere_by_itself() -> None:
    life = Life().person("ada").message("ada", "out", 80).message("ada", "in", 75, AGREED)
    way = life.ways()["ada"]
    assert [(s.kind, s.confirmed) for s in way.steps][-1] == ("meeting_agreed", False)
    assert way.furthest() == "two_way"


def test_a_meeting_soon_after_confirms_what_the_message_settled() -> None:
    life = Life().person("ada").message("ada", "out", 80).message("ada", "in", 75, AGREED).meeting("ada", 70)
    step = life.ways()["ada"].step("meeting_agreed")
    assert step and step.confirmed and (step.source_id, step.row_no) == ("messages.csv", 2)
    late = Life().person("ada").message("ada", "out", 80).message("ada", "in", 79, AGREED).meeting("ada", 5)
    agreed = late.ways()["ada"].step("meeting_agreed")
    assert agreed and not agreed.confirmed


def test_an_account_takes_the_first_of_each_step_over_its_people(signed: Life) -> None:
    signed.person("bob", "velmora").message("bob", "out", 200).message("bob", "in", 190)
    (account,) = accounts(signed.ways().values())
    assert account.people == ("ada", "bob")
    assert (account.steps[0].kind, account.steps[0].at) == ("first_touch", days_ago(200))
    assert [step.kind for step in account.steps][-1] == "contract_signed"
