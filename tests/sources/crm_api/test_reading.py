"""What four CRMs say of the same small business comes out as the same deals, people and outcomes."""

from __future__ import annotations

import datetime

import pytest

from jalon.sources.crm.as_of import deals_as_of, hash_as_of
from jalon.sources.crm.settle import problems_of_settling, settle
from jalon.sources.recognise import recognise
from tests.clients.conftest import FAKES
from tests.sources.crm_api.conftest import AS_OF
from tests.sources.singles import ME

LATER = datetime.datetime(2026, 5, 20, 8, tzinfo=datetime.UTC)
DEALS = {
    "hubspot": {("101", "won", 9600.0), ("102", "lost", 1200.5), ("103", "open", None)},
    "salesforce": {("006a", "won", 9600.0), ("006b", "open", None)},
    "pipedrive": {("101", "won", 9600.0), ("102", "lost", 1200.5), ("103", "open", 0.0)},
    "odoo": {("101", "won", 9600.0), ("102", "lost", 1200.5)},
}


def instant(text):
    return int(datetime.datetime.fromisoformat(text).timestamp()) * 1_000_000


@pytest.mark.parametrize("system", FAKES)
def test_it_is_recognised_by_its_content(pulled, system):
    assert recognise(pulled(system)) == "crm_lines"


@pytest.mark.parametrize("system", FAKES)
def test_deals_stand_as_the_crm_has_them(con, pulled, read, system):
    report = read(pulled(system))
    assert not report.refused and report.files[0].recognised_as == f"crm_{system}"
    found = con.execute("select deal_id, state, amount from deals").fetchall()
    assert {(deal.partition(":")[2], state, amount) for deal, state, amount in found} == DEALS[system]


@pytest.mark.parametrize("system", FAKES)
def test_a_contract_counts_with_its_day_amount_and_person(con, pulled, read, outcomes, system):
    read(pulled(system))
    currency = None if system == "salesforce" else "EUR"
    assert ("contract_signed", "2026-02-01", 9600.0, currency) in outcomes()
    person = con.execute(
        "select m.name, m.email, m.company from deal_events e join mentions m using (member_id, mention_id) "
        "where e.kind = 'contract_signed'"
    ).fetchall()
    assert person == [("Ana Exemplar", "ana@verdane.example", "Verdane Industries")]


@pytest.mark.parametrize("system", FAKES)
def test_meetings_that_took_place_count_and_others_do_not(pulled, read, outcomes, system):
    read(pulled(system))
    assert [(kind, day) for kind, day, *_ in outcomes() if kind == "meeting"] == [("meeting", "2026-01-20")]


@pytest.mark.parametrize("system", ["hubspot", "odoo"])
def test_a_quote_counts_on_the_day_when_it_was_sent(pulled, read, outcomes, system):
    read(pulled(system))
    assert ("quote_sent", "2026-01-25", 9600.0, "EUR") in outcomes()


@pytest.mark.parametrize("system", ["hubspot", "salesforce"])
def test_calls_count_once(pulled, read, outcomes, system):
    read(pulled(system))
    assert [day for kind, day, *_ in outcomes() if kind == "call"] == ["2026-01-22"]


def test_stages_have_names_and_history(con, pulled, read):
    read(pulled("hubspot"))
    rows = con.execute(
        "select stage, state, strftime(make_timestamp(occurred_at), '%Y-%m-%d') from deal_stages "
        "where deal_id = 'hubspot:101' order by occurred_at"
    ).fetchall()
    assert rows == [("First talk", "open", "2026-01-05"), ("In the bag", "won", "2026-02-01")]


def test_a_profile_address_joins_without_a_doubt(con, pulled, read):
    read(pulled("hubspot"))
    assert ("Ana Exemplar", "ana-exemplar") in con.execute("select name, profile_key from mentions").fetchall()


def test_every_record_names_its_line(con, pulled, read):
    path = pulled("hubspot")
    read(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    for deal, row_no in con.execute("select deal_id, row_no from deals").fetchall():
        assert f'"id": "{deal.partition(":")[2]}"' in lines[row_no - 1]


@pytest.mark.parametrize("system", FAKES)
def test_reading_again_changes_nothing(con, pulled, read, system):
    path = pulled(system)
    tables = ("deals", "deal_people", "deal_stages", "deal_events", "mentions", "imports", "problems")
    read(path)
    before = [con.execute(f"select * from {table} order by all").fetchall() for table in tables]
    read(path)
    assert [con.execute(f"select * from {table} order by all").fetchall() for table in tables] == before


def won(fake):
    deal = fake.objects["deals"][2]
    deal["updatedAt"] = "2026-05-10T00:00:00Z"
    deal["properties"] |= {"dealstage": "s3", "closedate": "2026-05-09T00:00:00Z", "amount": "500"}


def test_what_was_known_earlier_never_changes(con, pulled, read):
    read(pulled("hubspot"))
    at = instant("2026-05-02T00:00:00+00:00")
    before = hash_as_of(con, ME, at)
    read(pulled("hubspot", LATER, won))
    assert hash_as_of(con, ME, at) == before
    state = {deal[0]: deal[3] for deal in deals_as_of(con, ME, at)}
    assert state["hubspot:103"] == "open"
    assert {deal[0]: deal[3] for deal in deals_as_of(con, ME, AS_OF)}["hubspot:103"] == "won"


def test_both_readings_from_one_file_say_the_same_as_one_after_the_other(con, pulled, read):
    pulled("hubspot")
    read(pulled("hubspot", LATER, won))
    assert {deal[0]: deal[3] for deal in deals_as_of(con, ME, instant("2026-05-02T00:00:00+00:00"))}[
        "hubspot:103"
    ] == "open"


def test_a_deal_that_ended_after_the_day_of_the_report_was_still_open(con, pulled, read):
    report = read(pulled("hubspot"), as_of=instant("2026-02-15T00:00:00+00:00"))
    assert not report.refused
    assert set(con.execute("select deal_id, state from deals").fetchall()) == {
        ("hubspot:101", "won"),
        ("hubspot:102", "open"),
        ("hubspot:103", "open"),
    }


def test_a_company_told_at_an_earlier_reading_still_names_a_new_deal(con, pulled, read):
    def another(fake):
        fake.objects["deals"].append(
            {"id": "104", "updatedAt": "2026-05-11T00:00:00Z", "archived": False,
             "properties": {"dealstage": "s1", "createdate": "2026-05-11T00:00:00Z"}}
        )  # fmt: skip
        fake.links["deals", "companies"]["104"] = ["11"]

    pulled("hubspot")
    read(pulled("hubspot", LATER, another))
    assert con.execute("select company_key from deals where deal_id = 'hubspot:104'").fetchall() == [
        ("verdane industries",)
    ]


def test_two_currencies_are_said_and_never_added(pulled, read):
    def dollars(fake):
        fake.objects["deals"][1]["properties"]["deal_currency_code"] = "USD"

    report = read(pulled("hubspot", change=dollars))
    assert [problem.code for problem in report.problems] == ["crm_currencies"]


def test_a_negative_amount_is_refused_with_its_line(pulled, read):
    def minus(fake):
        fake.objects["deals"][1]["properties"]["amount"] = "-5"

    path = pulled("hubspot", change=minus)
    report = read(path)
    problem = next(p for p in report.problems if p.code == "amount_negative")
    assert '"id": "102"' in path.read_text(encoding="utf-8").splitlines()[problem.row - 1]


def test_a_stage_that_speaks_of_a_quote_dates_it_and_says_that_requests_are_followed(con, pulled, read, outcomes):
    def asked(fake):
        fake.objects["deals"][2]["properties"]["dealstage"] = "s5"

    read(pulled("hubspot", change=asked))
    assert ("quote_requested", "2026-04-01", None, None) in outcomes()
    signals = {row[0] for row in con.execute("select signal from coverage").fetchall()}
    assert signals == {"contracts", "results", "quotes", "quote_requests"}


def test_without_such_a_stage_requests_are_not_followed(con, pulled, read):
    read(pulled("salesforce"))
    signals = {row[0] for row in con.execute("select signal from coverage").fetchall()}
    assert signals == {"contracts", "results"}


DELETED = {"hubspot": "101", "salesforce": "006a", "pipedrive": "101", "odoo": "101"}


@pytest.mark.parametrize("system", FAKES)
def test_a_deleted_deal_is_said_and_counts_no_longer_and_what_was_known_stays(con, pulled, read, outcomes, system):
    read(pulled(system))
    at = instant("2026-05-02T00:00:00+00:00")
    before = hash_as_of(con, ME, at)
    assert "contract_signed" in {kind for kind, *_ in outcomes()}
    read(pulled(system, LATER, lambda fake: fake.delete(DELETED[system])))
    assert "contract_signed" not in {kind for kind, *_ in outcomes()}
    assert {deal[0]: deal[3] for deal in deals_as_of(con, ME, AS_OF)}[f"{system}:{DELETED[system]}"] == "gone"
    assert hash_as_of(con, ME, at) == before
    assert "crm_deal_gone" in [problem.code for problem in problems_of_settling("crm.jsonl", settle(con, ME))]


@pytest.mark.parametrize("system", FAKES)
def test_a_deal_deleted_after_the_day_asked_for_was_still_there(con, pulled, read, outcomes, system):
    pulled(system)
    path = pulled(system, LATER, lambda fake: fake.delete(DELETED[system]))
    read(path, instant("2026-05-10T00:00:00+00:00"))
    assert "contract_signed" in {kind for kind, *_ in outcomes()}
    assert "gone" not in {state for (state,) in con.execute("select state from deals").fetchall()}
