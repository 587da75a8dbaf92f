"""Tryton, version 8.2 on PostgreSQL: what its users write is what jalon pull reads, once, and in time."""

from __future__ import annotations

import datetime

import pytest

from jalon.clients.pull import pull
from jalon.errors import PullFailed, PullRefused
from jalon.sources.crm.as_of import deals_as_of, hash_as_of
from jalon.sources.recognise import recognise
from tests.servers.conftest import later, pull_now, records
from tests.servers.tryton import day, decimal
from tests.sources.singles import ME


@pytest.fixture(scope="module")
def deals(tryton_shop):
    """A contract of Ana, a loss at Boréal of which Bo is the contact, an open lead; by name, their numbers."""
    shop = tryton_shop
    ana, boreal, cy = shop.create("party.party", {"name": "Ana Exemplar"}, {"name": "Boréal SARL"}, {"name": "Cy Lead"})
    _, _, bo = shop.create(
        "party.contact_mechanism",
        {"party": ana, "type": "email", "value": "ana@verdane.example"},
        {"party": ana, "type": "website", "value": "https://www.linkedin.com/in/ana-exemplar"},
        {"party": boreal, "type": "email", "value": "bo@boreal.example", "name": "Bo Sample"},
    )
    (lyon,) = shop.create("party.address", {"party": ana, "city": "Lyon"})
    euro, dollar = (shop.call("currency.currency", "search", [["code", "=", c]], 0, 1, None)[0] for c in ("EUR", "USD"))
    both = {"company": shop.context["company"], "employee": shop.context["employee"], "comment": "private words"}
    won, lost, lead = shop.create(
        "sale.opportunity",
        {**both, "party": ana, "amount": decimal("9600.00"), "currency": euro, "description": "private title"},
        {**both, "party": boreal, "contact": bo, "amount": decimal("1200.50"), "currency": dollar},
        {**both, "party": cy, "currency": euro},
    )
    shop.call("sale.opportunity", "opportunity", [won])
    shop.call("sale.opportunity", "lost", [lost])
    shop.call("sale.opportunity", "convert", [won])
    (sale,) = shop.call("sale.sale", "search", [["origin", "=", f"sale.opportunity,{won}"]], 0, 1, None)
    (unit,) = shop.call("product.uom", "search", [["symbol", "=", "u"]], 0, 1, None)
    line = {"type": "line", "description": "private line", "quantity": 1.0, "unit": unit, "unit_price": decimal("9600")}
    where = {"invoice_address": lyon, "shipment_address": lyon, "invoice_method": "manual", "shipment_method": "manual"}
    shop.call(
        "sale.sale", "write", [sale], {**where, "quotation_date": day("2026-01-25"), "lines": [["create", [line]]]}
    )
    shop.call("sale.sale", "quote", [sale])
    shop.call("sale.sale", "confirm", [sale])
    return {"won": won, "lost": lost, "lead": lead, "ana": ana, "boreal": boreal, "sale": sale}


def test_all_is_read_and_nothing_private(tryton_client, deals, tmp_path):
    path = tmp_path / "tryton.jsonl"
    done = pull_now(tryton_client(), path)
    assert not done.refused and done.rows["sale.opportunity"] >= 3
    assert recognise(path) == "crm_lines"
    assert "private" not in path.read_text(encoding="utf-8")


def test_deals_people_and_outcomes_stand_as_the_users_wrote_them(con, read, tryton_client, deals, tmp_path):
    path = tmp_path / "tryton.jsonl"
    pull_now(tryton_client(), path)
    assert read(path).files[0].recognised_as == "crm_tryton"
    found = dict(con.execute("select deal_id, (state, amount, currency) from deals").fetchall())
    assert found[f"tryton:{deals['won']}"] == ("won", 9600.0, "EUR")
    assert found[f"tryton:{deals['lost']}"] == ("lost", 1200.5, "USD")
    assert found[f"tryton:{deals['lead']}"] == ("open", None, "EUR")
    people = con.execute(
        "select e.kind, m.name, m.email, m.profile_key, m.company, m.place "
        "from deal_events e join mentions m using (member_id, mention_id) where e.kind in ('contract_signed', 'lost')"
    ).fetchall()
    assert set(people) == {
        ("contract_signed", "Ana Exemplar", "ana@verdane.example", "ana-exemplar", None, "Lyon"),
        ("lost", "Bo Sample", "bo@boreal.example", None, "Boréal SARL", None),
    }
    events = con.execute(
        "select kind, deal_id, amount, currency, strftime(make_timestamp(occurred_at), '%Y-%m-%d') from deal_events "
        "where kind in ('contract_signed', 'quote_sent') order by kind"
    ).fetchall()
    today, deal = datetime.datetime.now(datetime.UTC).date().isoformat(), f"tryton:{deals['won']}"
    assert events == [
        ("contract_signed", deal, 9600.0, "EUR", today),
        ("quote_sent", deal, 9600.0, "EUR", "2026-01-25"),
    ]


def test_stages_come_with_their_history(con, read, tryton_client, deals, tmp_path):
    path = tmp_path / "tryton.jsonl"
    pull_now(tryton_client(), path)
    read(path)
    rows = con.execute(
        "select stage, occurred_at from deal_stages where deal_id = ? order by occurred_at", [f"tryton:{deals['won']}"]
    ).fetchall()
    assert [stage for stage, _ in rows] == ["Lead", "Opportunity", "Converted", "Won"]
    now = datetime.datetime.now(datetime.UTC).timestamp() * 1e6
    assert all(0 <= now - at < 3600e6 for _, at in rows), "instants are UTC"


def test_what_was_never_changed_is_read_by_its_day_of_creation(tryton_shop, tryton_client, deals, tmp_path):
    """Tryton leaves write_date empty until the first change: a cursor on it alone would never see this one."""
    path = tmp_path / "tryton.jsonl"
    pull_now(tryton_client(), path)
    before = len(records(path, "sale.opportunity"))
    company = tryton_shop.context["company"]
    (new,) = tryton_shop.create("sale.opportunity", {"company": company, "currency": 1, "amount": decimal("5")})
    pull_now(tryton_client(), path)
    (row,) = records(path, "sale.opportunity")[before:]
    assert row["id"] == new and row["write_date"] is None


def test_only_what_was_changed_comes_again(tryton_shop, tryton_client, deals, tmp_path):
    path = tmp_path / "tryton.jsonl"
    pull_now(tryton_client(), path)
    before = {stream: len(records(path, stream)) for stream in tryton_client().streams}
    assert sum(pull_now(tryton_client(), path).rows.values()) == 0
    tryton_shop.call("sale.opportunity", "write", [deals["lead"]], {"amount": decimal("777")})
    done = pull_now(tryton_client(), path)
    assert {stream: rows for stream, rows in done.rows.items() if rows} == {"sale.opportunity": 1}
    (row,) = records(path, "sale.opportunity")[before["sale.opportunity"] :]
    assert row["id"] == deals["lead"] and row["amount"] == decimal("777")


def test_a_reading_that_broke_off_goes_on(tryton_client, deals, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.clients.tryton.PAGE", 1)
    path, client = tmp_path / "tryton.jsonl", tryton_client()
    history, calls = client._add_history, []

    def breaks(rows):
        calls.append(rows[0]["id"])
        if len(calls) == 2:
            raise PullFailed("The line was cut.", "Call again.")
        history(rows)

    monkeypatch.setattr(client, "_add_history", breaks)
    with pytest.raises(PullFailed):
        pull_now(client, path)
    kept = [row["id"] for row in records(path, "sale.opportunity")]
    assert kept == calls[:1]
    pull_now(tryton_client(), path)
    ids = [row["id"] for row in records(path, "sale.opportunity")]
    assert ids[0] == kept[0] and len(ids) == len(set(ids)) and {deals["won"], deals["lost"], deals["lead"]} <= set(ids)


def test_a_wrong_password_gives_a_sentence(tryton_client, deals, tmp_path):
    path = tmp_path / "tryton.jsonl"
    with pytest.raises(PullRefused, match="Tryton does not accept the token") as caught:
        pull_now(tryton_client("a-canary-of-a-password"), path)
    assert "canary" not in str(caught.value) and not path.exists()


def test_a_session_that_ended_in_between_gives_a_sentence_and_the_next_call_goes_on(tryton_client, deals, tmp_path):
    client = tryton_client()
    client._log_in()
    client._session = {"Authorization": "Session " + "YWRtaW46MTpvbGQ="}
    with pytest.raises(PullRefused, match="does not accept the token"):
        pull_now(client, tmp_path / "tryton.jsonl")
    assert pull_now(tryton_client(), tmp_path / "tryton.jsonl").rows["sale.opportunity"] >= 3


def test_a_database_that_is_not_there_gives_a_sentence(tryton_shop, tmp_path):
    from jalon.clients.tryton import Tryton

    client = Tryton("any", tryton_shop.url, "nowhere", "admin", pause=0.01)
    with pytest.raises(PullRefused, match="nothing at this address"):
        pull_now(client, tmp_path / "tryton.jsonl")


def test_a_deal_cancelled_and_deleted_is_said_and_what_was_known_stays(
    con, read, tryton_shop, tryton_client, deals, tmp_path
):
    path, company = tmp_path / "tryton.jsonl", tryton_shop.context["company"]
    (doomed,) = tryton_shop.create("sale.opportunity", {"company": company, "currency": 1, "amount": decimal("9")})
    pull_now(tryton_client(), path)
    read(path)
    at = int(datetime.datetime.now(datetime.UTC).timestamp() * 1e6)
    before = hash_as_of(con, ME, at)
    tryton_shop.call("sale.opportunity", "cancel", [doomed])
    tryton_shop.call("sale.opportunity", "delete", [doomed])
    pull(tryton_client(), path, later(1))
    assert records(path, "sale.opportunity")[-1] == {"id": str(doomed), "jalon_gone": True}
    read(path)
    assert hash_as_of(con, ME, at) == before
    now = int(later(2).timestamp() * 1e6)
    assert {deal[0]: deal[3] for deal in deals_as_of(con, ME, now)}[f"tryton:{doomed}"] == "gone"
