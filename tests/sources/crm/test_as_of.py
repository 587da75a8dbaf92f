"""What was known of deals at an instant stays what it was, whatever is read later and in whatever order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.records.store import transaction
from jalon.sources.crm.as_of import deals_as_of, hash_as_of
from jalon.sources.crm.records import Activity, Deal, Extract, Person, StageChange
from jalon.sources.crm.settle import settle
from jalon.sources.crm.store import store
from jalon.sources.days import DAY
from jalon.sources.outcomes import read_results
from tests.sources.singles import AS_OF, ME, open_store, write

IDS = st.sampled_from(("1", "2", "3"))
DAYS = st.integers(0, 30).map(lambda day: AS_OF - (200 - day) * DAY)
PEOPLE = st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True).map(tuple)
DEALS = st.builds(
    Deal,
    id=IDS,
    person_ids=PEOPLE,
    company=st.sampled_from((None, "Acme", "Globex")),
    amount=st.sampled_from((None, 10.0, 20.0)),
    stage=st.sampled_from(("New", "Quote", "Won")),
    state=st.sampled_from(("open", "won", "lost", "gone")),
    closed_at=DAYS,
)
STAGES = st.builds(StageChange, deal_id=IDS, stage=st.sampled_from(("New", "Quote")), occurred_at=DAYS)
DONE = st.builds(Activity, id=IDS, kind=st.sampled_from(("call", "quote_sent")), person_ids=PEOPLE, occurred_at=DAYS)
PERSONS = (Person(id="a", name="Ann Example"), Person(id="b", name="Bob Example", company="Acme"))
RESULTS = st.lists(
    st.sampled_from(("2026-03-01,contract signed,Ann Example,Acme", "2026-03-02,call,Bob Example,Globex")),
    min_size=1,
    unique=True,
)
READINGS = st.lists(
    st.one_of(
        RESULTS, st.tuples(st.lists(DEALS, max_size=3), st.lists(STAGES, max_size=3), st.lists(DONE, max_size=2))
    ),
    min_size=2,
    max_size=6,
)


def bring(con, reading, n: int, at: int) -> None:
    if isinstance(reading, list):
        with TemporaryDirectory() as folder:
            text = "date,kind,name,company\n" + "\n".join(reading) + "\n"
            read_results(con, write(Path(folder), "results.csv", text), member_id=ME, as_of=at)
    else:
        deals, changes, done = (tuple(part) for part in reading)
        extract = Extract(
            system="made", persons=PERSONS, deals=deals, stage_changes=changes, activities=done, exported_on=at
        )
        with transaction(con):
            store(con, ME, extract, f"{9 - n}:deals")
    settle(con, ME)


@settings(max_examples=25, deadline=None)
@given(READINGS)
def test_a_later_reading_never_changes_what_was_known(readings) -> None:
    with open_store() as con:
        known: dict[int, str] = {}
        for n, reading in enumerate(readings):
            at = AS_OF - (len(readings) - n) * DAY
            bring(con, reading, n, at)
            known[at] = hash_as_of(con, ME, at)
        assert {at: hash_as_of(con, ME, at) for at in known} == known


def test_the_hash_tells_one_dataset_from_another() -> None:
    with open_store() as con:
        bring(con, ([Deal(id="1", amount=10.0)], [], []), 1, AS_OF - DAY)
        before = hash_as_of(con, ME, AS_OF - DAY)
        bring(con, ([Deal(id="1", amount=20.0)], [], []), 2, AS_OF)
        assert hash_as_of(con, ME, AS_OF - DAY) == before
        assert hash_as_of(con, ME, AS_OF) != before


def test_a_result_read_again_later_keeps_the_day_on_which_it_became_known() -> None:
    with open_store() as con:
        for at in (AS_OF - 9 * DAY, AS_OF):
            bring(con, ["2026-03-02,call,Bob Example,Globex"], 1, at)
        assert con.execute("select recorded_at from deal_events").fetchall() == [(AS_OF - 9 * DAY,)]


def test_of_two_versions_of_one_day_the_same_stands_for_the_outcome_the_counts_and_the_day() -> None:
    with open_store() as con:
        for n, state in ((9, "gone"), (1, "open")):
            bring(con, ([Deal(id="1", state=state)], [], []), n, AS_OF)
        settled = settle(con, ME)
        assert settled is not None and (settled.gone, settled.outcomes) == (1, 0)
        assert [deal[3] for deal in deals_as_of(con, ME, AS_OF)] == ["gone"]
