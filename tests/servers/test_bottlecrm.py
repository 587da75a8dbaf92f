"""BottleCRM, version 1.35 on PostgreSQL: what its users write is what jalon pull reads, once, and in time."""

from __future__ import annotations

import datetime

import pytest

from jalon.clients.pull import pull
from jalon.errors import PullFailed, PullRefused
from jalon.sources.crm.as_of import deals_as_of, hash_as_of
from jalon.sources.recognise import recognise
from tests.servers.conftest import later, pull_now, records
from tests.sources.singles import ME


@pytest.fixture(scope="module")
def written(bottlecrm_shop):
    """Ana's contract and Bo's open deal; a lead; by name, their numbers."""
    shop = bottlecrm_shop
    ana = shop.create(
        "contacts", first_name="Ana", last_name="Exemplar", email="ana@verdane.example", city="Lyon",
        organization="Verdane Industries", title="Directrice d'usine", description="private words",
        linkedin_url="https://www.linkedin.com/in/ana-exemplar",
    )  # fmt: skip
    bo = shop.create("contacts", first_name="Bo", last_name="Sample", email="bo@boreal.example", organization="Boréal")
    shop.create(
        "leads", title="private title", first_name="Cy", last_name="Lead", email="cy@cyan.example", status="assigned",
        company_name="Cyan", linkedin_url="https://www.linkedin.com/in/cy-lead",
    )  # fmt: skip
    both = {"currency": "EUR", "description": "private words"}
    won = shop.create(
        "opportunities", name="private title 1", stage="PROPOSAL", amount="9600.00", contacts=[ana], **both
    )
    shop.change("opportunities", won, stage="CLOSED_WON", closed_on="2026-02-01")
    is_open = shop.create("opportunities", name="private title 2", stage="PROSPECTING", contacts=[bo], **both)
    return {"ana": ana, "bo": bo, "won": won, "open": is_open}


def test_all_is_read_and_nothing_private(bottlecrm_client, written, tmp_path):
    path = tmp_path / "bottle.jsonl"
    done = pull_now(bottlecrm_client(), path)
    assert not done.refused and done.rows["contacts"] >= 2 and done.rows["leads"] >= 1
    assert recognise(path) == "crm_lines"
    assert "private" not in path.read_text(encoding="utf-8")


def test_deals_people_and_outcomes_stand_as_the_users_wrote_them(con, read, bottlecrm_client, written, tmp_path):
    path = tmp_path / "bottle.jsonl"
    pull_now(bottlecrm_client(), path)
    assert read(path).files[0].recognised_as == "crm_bottlecrm"
    found = dict(con.execute("select deal_id, (state, amount, currency) from deals").fetchall())
    assert found[f"bottlecrm:{written['won']}"] == ("won", 9600.0, "EUR")
    assert found[f"bottlecrm:{written['open']}"] == ("open", None, "EUR")
    person = con.execute(
        "select m.name, m.email, m.profile_key, m.company, m.title, m.place, "
        "strftime(make_timestamp(e.occurred_at), '%Y-%m-%d') "
        "from deal_events e join mentions m using (member_id, mention_id) where e.kind = 'contract_signed'"
    ).fetchall()
    assert person == [
        ("Ana Exemplar", "ana@verdane.example", "ana-exemplar", "Verdane Industries", "Directrice d'usine", "Lyon",
         "2026-02-01")
    ]  # fmt: skip


def test_the_profile_addresses_of_contacts_and_leads_join_people(con, read, bottlecrm_client, written, tmp_path):
    path = tmp_path / "bottle.jsonl"
    pull_now(bottlecrm_client(), path)
    read(path)
    found = dict(con.execute("select name, profile_key from mentions").fetchall())
    assert found["Ana Exemplar"] == "ana-exemplar" and found["Cy Lead"] == "cy-lead"


def test_the_present_stage_is_dated_and_each_reading_adds_one(
    con, read, bottlecrm_shop, bottlecrm_client, written, tmp_path
):
    path = tmp_path / "bottle.jsonl"
    deal = bottlecrm_shop.create("opportunities", name="moving", stage="PROSPECTING", contacts=[written["bo"]])
    pull_now(bottlecrm_client(), path)
    bottlecrm_shop.change("opportunities", deal, stage="NEGOTIATION")
    pull(bottlecrm_client(), path, later(1))
    read(path)
    rows = con.execute(
        "select stage, state from deal_stages where deal_id = ? order by occurred_at", [f"bottlecrm:{deal}"]
    ).fetchall()
    assert [stage for stage, _ in rows] == ["Prospecting", "Negotiation"] and {state for _, state in rows} == {"open"}


def test_only_what_was_changed_comes_again(bottlecrm_shop, bottlecrm_client, written, tmp_path):
    """Its lists of deals tell no date of change: what is new is told by comparing."""
    path = tmp_path / "bottle.jsonl"
    pull_now(bottlecrm_client(), path)
    before = len(records(path, "opportunities"))
    assert sum(pull_now(bottlecrm_client(), path).rows.values()) == 0
    bottlecrm_shop.change("opportunities", written["open"], amount="777.00")
    done = pull_now(bottlecrm_client(), path)
    assert {stream: rows for stream, rows in done.rows.items() if rows} == {"opportunities": 1}
    (row,) = records(path, "opportunities")[before:]
    assert row["id"] == written["open"] and row["amount"] == "777.00"


def test_a_reading_that_broke_off_keeps_what_it_read(bottlecrm_client, written, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.clients.bottlecrm.PAGE", 1)
    path, client = tmp_path / "bottle.jsonl", bottlecrm_client()
    get = client._get

    def breaks(where, query):
        if where.endswith("/opportunities/") and query["offset"] == 1:
            raise PullFailed("The line was cut.", "Call again.")
        return get(where, query)

    monkeypatch.setattr(client, "_get", breaks)
    with pytest.raises(PullFailed):
        pull_now(client, path)
    kept = len(path.read_bytes())
    assert len(records(path, "opportunities")) == 1
    whole = path.read_bytes()
    pull_now(bottlecrm_client(), path)
    assert path.read_bytes()[:kept] == whole
    ids = [row["id"] for row in records(path, "opportunities")]
    assert len(ids) == len(set(ids)) and {written["won"], written["open"]} <= set(ids)
    assert len(records(path, "contacts")) == len({row["id"] for row in records(path, "contacts")})


@pytest.mark.parametrize("token", ["bcrm_pat_an-invented-canary", "run_out"])
def test_a_token_that_is_wrong_or_has_run_out_gives_a_sentence(bottlecrm_client, written, tmp_path, token):
    path = tmp_path / "bottle.jsonl"
    with pytest.raises(PullRefused, match="BottleCRM does not accept the token") as caught:
        pull_now(bottlecrm_client(token), path)
    assert "canary" not in str(caught.value) and not path.exists()


def test_a_token_that_may_read_less_reads_the_rest(bottlecrm_client, written, tmp_path):
    done = pull_now(bottlecrm_client("narrow"), tmp_path / "bottle.jsonl")
    assert done.refused == ["leads", "estimates", "interactions"] and done.rows["opportunities"] >= 2


def test_a_deleted_deal_is_said_and_what_was_known_stays(
    con, read, bottlecrm_shop, bottlecrm_client, written, tmp_path
):
    path = tmp_path / "bottle.jsonl"
    doomed = bottlecrm_shop.create("opportunities", name="doomed", stage="PROPOSAL", contacts=[written["bo"]])
    pull_now(bottlecrm_client(), path)
    read(path)
    at = int(datetime.datetime.now(datetime.UTC).timestamp() * 1e6)
    before = hash_as_of(con, ME, at)
    bottlecrm_shop.delete("opportunities", doomed)
    pull(bottlecrm_client(), path, later(1))
    assert records(path, "opportunities")[-1] == {"id": doomed, "jalon_gone": True}
    read(path)
    assert hash_as_of(con, ME, at) == before
    now = int(later(2).timestamp() * 1e6)
    assert {deal[0]: deal[3] for deal in deals_as_of(con, ME, now)}[f"bottlecrm:{doomed}"] == "gone"


def test_calls_and_meetings_are_read_with_the_people_of_their_records_once(
    con, read, bottlecrm_shop, bottlecrm_client, written, tmp_path
):
    path = tmp_path / "bottle.jsonl"
    met, called = "2026-01-20T14:00:00Z", "2026-01-22T08:00:00Z"
    private = {"subject": "private title", "body": "private words"}
    create = bottlecrm_shop.create
    create("interactions", kind="meeting", contact=written["ana"], occurred_at=met, duration_seconds=2700, **private)
    create("interactions", kind="call", opportunity=written["open"], occurred_at=called, outcome="connected")
    create("interactions", kind="call", contact=written["bo"], occurred_at=called, outcome="no_answer")
    create("interactions", kind="email", contact=written["bo"], occurred_at=called)
    done = pull_now(bottlecrm_client(), path)
    assert done.rows["interactions"] == 3, "an e-mail is none"
    assert "private" not in path.read_text(encoding="utf-8")
    assert pull_now(bottlecrm_client(), path).rows["interactions"] == 0
    read(path)
    talks = con.execute(
        "select e.kind, m.name, strftime(make_timestamp(e.occurred_at), '%Y-%m-%dT%H:%M:%SZ') from deal_events e "
        "join mentions m using (member_id, mention_id) where e.kind in ('call', 'meeting') order by 1"
    ).fetchall()
    assert talks == [("call", "Bo Sample", called), ("meeting", "Ana Exemplar", met)], "who was not reached is not met"
    assert con.execute("select count(*) from coverage where signal = 'results'").fetchall() == [(1,)]
