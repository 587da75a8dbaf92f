"""The common rules: what counts, at which date, with what weight, whatever the indicator."""

from __future__ import annotations

import pytest
from tests.tables import DAY, ME, NOW, days_ago, put, store

from jalon.indicators import evidence
from jalon.journeys.steps import build_steps, build_weeks

RULES = evidence.Rules(half_life_days=90, horizon_days=365, company_cap=2)


def totals(con, code, at=NOW):
    evidence.collect(con)
    return evidence.count(con, ME, RULES, [evidence.at(at)])[0].get(code, evidence.NOTHING)


def invitation(con, person, sent, accepted=None, **more):
    put(
        con,
        "invitations",
        fact_id=f"{person}{sent}",
        person_id=person,
        direction="out",
        match_state="url",
        occurred_at=days_ago(sent),
        recorded_at=NOW,
        accepted_at=None if accepted is None else days_ago(accepted),
        **more,
    )


def target(con, person, is_target=True, company=None):
    put(con, "targets", person_id=person, is_target=is_target)
    put(con, "people", person_id=person, company_key=company)


def test_age_halves_the_weight_every_90_days():
    con = store()
    target(con, "a")
    invitation(con, "a", 90, accepted=80)
    got = totals(con, "target_acceptances_per_invitation")
    assert got.events == pytest.approx(0.5)
    assert got.exposure == pytest.approx(0.5)
    assert (got.raw_events, got.raw_exposure) == (1, 1)


def test_an_invitation_younger_than_21_days_does_not_count_yet():
    con = store()
    invitation(con, "a", 20)
    invitation(con, "b", 22)
    assert totals(con, "target_acceptances_per_invitation").raw_exposure == 1


def test_rows_outside_the_180_day_window_of_the_export_are_left_out():
    con = store()
    invitation(con, "old", 181)
    invitation(con, "in", 179)
    assert totals(con, "target_acceptances_per_invitation").raw_exposure == 1


def test_a_past_date_knows_only_what_was_known_then():
    con = store()
    target(con, "a")
    invitation(con, "a", 120, accepted=10)
    then = totals(con, "target_acceptances_per_invitation", NOW - 30 * DAY)
    now = totals(con, "target_acceptances_per_invitation")
    assert (then.raw_events, then.raw_exposure) == (0, 1)
    assert (now.raw_events, now.raw_exposure) == (1, 1)


def test_the_same_evidence_can_be_weighed_later_than_it_was_known():
    con = store()
    target(con, "a")
    invitation(con, "a", 120, accepted=10)
    evidence.collect(con)
    (got,) = evidence.count(con, ME, RULES, [evidence.Moment(NOW - 30 * DAY, NOW)])
    total = got["target_acceptances_per_invitation"]
    assert total.events == 0
    assert total.exposure == pytest.approx(0.5 ** (120 / 90))


def test_a_person_invited_twice_counts_once_with_the_better_outcome():
    con = store()
    target(con, "a")
    invitation(con, "a", 100)
    invitation(con, "a", 50, accepted=45)
    got = totals(con, "target_acceptances_per_invitation")
    assert (got.raw_events, got.raw_exposure) == (1, 1)


def test_inviting_again_does_not_hide_an_earlier_failure():
    con = store()
    invitation(con, "a", 60)
    before = totals(con, "target_acceptances_per_invitation")
    invitation(con, "a", 1)
    after = totals(con, "target_acceptances_per_invitation")
    assert after.exposure == before.exposure > 0


def test_a_later_small_success_at_a_company_does_not_replace_a_larger_one():
    con = store()
    for k, (person, kind) in enumerate((("p1", "contract_signed"), ("p2", "meeting"))):
        target(con, person, company="acme")
        conversation(con, person, 130, answered=120)
        put(con, "steps", person_id=person, kind=kind, declared=True, occurred_at=days_ago(100 - k))
    before = totals(con, "outreach_graded")
    target(con, "p3", company="acme")
    conversation(con, "p3", 2, answered=1)
    after = totals(con, "outreach_graded")
    assert before.raw_stages[4] == after.raw_stages[4] == 1


def test_at_most_two_people_of_one_company_count_as_successes():
    con = store()
    for k in range(5):
        target(con, f"p{k}", company="acme")
        invitation(con, f"p{k}", 60 + k, accepted=50)
    assert totals(con, "target_acceptances_per_invitation").raw_events == 2


def test_people_whose_company_is_unknown_are_not_capped():
    con = store()
    for k in range(5):
        target(con, f"p{k}")
        invitation(con, f"p{k}", 60 + k, accepted=50)
    assert totals(con, "target_acceptances_per_invitation").raw_events == 5


def test_accepting_people_outside_the_target_adds_an_attempt_and_no_success():
    con = store()
    target(con, "a", is_target=False)
    invitation(con, "a", 60, accepted=50)
    got = totals(con, "target_acceptances_per_invitation")
    assert (got.raw_events, got.raw_exposure) == (0, 1)


def test_an_invitation_whose_match_is_ambiguous_is_unknown_and_not_refused():
    con = store()
    invitation(con, "a", 60)
    con.execute("update invitations set match_state = 'ambiguous'")
    assert totals(con, "target_acceptances_per_invitation").raw_exposure == 0


def conversation(con, person, first, answered=None, started_by="owner", **more):
    put(
        con,
        "conversations",
        thread_id=f"t-{person}",
        person_id=person,
        started_by=started_by,
        first_at=days_ago(first),
        answered_at=None if answered is None else days_ago(answered),
        last_at=days_ago(first),
        last_by="owner",
        **more,
    )


def test_people_written_to_count_after_30_days_whether_silent_or_not():
    """Answers of the last days alone would be a rate of one, whatever the true rate is."""
    con = store()
    conversation(con, "silent-young", 10)
    conversation(con, "silent-old", 40)
    conversation(con, "answered-young", 10, answered=9)
    conversation(con, "answered-old", 40, answered=39)
    for code in ("outreach_answered", "outreach_graded"):
        got = totals(con, code)
        assert (got.raw_events, got.raw_exposure) == (1, 2)


def group(con, thread, first, answered_by=None, started_by="owner"):
    put(
        con,
        "group_talks",
        thread_id=thread,
        person_id=answered_by or f"thread:{thread}",
        started_by=started_by,
        first_at=days_ago(first),
        answered_at=days_ago(first - 1) if answered_by else None,
    )


def test_a_silent_thread_stays_one_silence_when_it_becomes_a_group():
    alone, grouped = store(), store()
    conversation(alone, "a", 60)
    group(grouped, "t-a", 60)
    for code in ("outreach_answered", "outreach_graded"):
        assert totals(alone, code) == totals(grouped, code)
        assert totals(grouped, code).raw_exposure == 1


def test_an_answer_in_a_group_is_that_of_its_first_writer_once():
    con = store()
    group(con, "t1", 60, answered_by="a")
    group(con, "t2", 50, answered_by="a")
    conversation(con, "a", 70)
    got = totals(con, "outreach_answered")
    assert (got.raw_events, got.raw_exposure) == (1, 1)


def test_a_further_answer_at_a_company_never_takes_the_place_of_what_is_worth_more():
    """Graded, the first two of a company who responded stay; a third neither adds nor displaces, a silence goes."""
    con = store()
    for k, person in enumerate(("p1", "p2", "p3")):
        target(con, person, company="acme")
        conversation(con, person, 200 - 60 * k, answered=60 - k if k < 2 else None)
    before = totals(con, "outreach_graded")
    con.execute("update conversations set answered_at = ? where person_id = 'p3'", [days_ago(1)])
    after = totals(con, "outreach_graded")
    assert before.stages[1] == after.stages[1]
    assert after.exposure < before.exposure


def deal(con, deal_id, company=None, person=None, ago=50.0, kind="contract_signed"):
    put(con, "deal_events", fact_id=deal_id + kind, deal_id=deal_id, mention_id=person, kind=kind, company_key=company,
        occurred_at=days_ago(ago), recorded_at=NOW)  # fmt: skip


def mention(con, name, person=None, company=None):
    put(
        con,
        "mentions",
        mention_id=name,
        person_id=person,
        company_key=company,
        match_state="url" if person else "unknown",
    )


def followed(con, since=0):
    """A source follows meetings, quote requests and contracts from `since` on."""
    for signal in ("results", "quote_requests", "contracts"):
        put(con, "coverage", signal=signal, from_at=since, to_at=NOW - DAY)


@pytest.mark.parametrize("kind", ["contract_signed", "quote_requested"])
def test_at_most_two_deals_of_a_company_count_however_it_is_known(kind):
    """Named in the row, known of the person as written, or of the LinkedIn person; unknown is not capped."""
    con = store()
    target(con, "in:a", company="acme")
    mention(con, "m1", person="in:a")
    mention(con, "m2", company="acme")
    mention(con, "m3")
    for k, (company, person) in enumerate([(None, "m1"), (None, "m2"), ("acme", None), ("acme", "m3")]):
        deal(con, f"d{k}", company, person, kind=kind)
    deal(con, "other", None, "m3", kind=kind)
    followed(con)
    build_steps(con)
    code = {"contract_signed": "contracts_signed", "quote_requested": "quotes_requested"}[kind]
    assert totals(con, code).raw_events == 3


def test_at_most_two_people_of_a_company_met_when_only_the_results_file_knows_them():
    con = store()
    for k in range(4):
        mention(con, f"m{k}", company="acme")
        deal(con, f"d{k}", None, f"m{k}", kind="meeting")
    followed(con)
    build_steps(con)
    assert totals(con, "meetings_held").raw_events == 2


@pytest.mark.parametrize(
    ("kind", "code"),
    [("meeting", "meetings_held"), ("quote_requested", "quotes_requested"), ("contract_signed", "contracts_signed")],
)
def test_what_happened_before_it_was_followed_counts_for_no_rate(kind, code):
    con = store()
    mention(con, "m1")
    deal(con, "d1", None, "m1", kind=kind)
    at = con.execute("select occurred_at from deal_events").fetchall()[0][0]
    followed(con, at + 1)
    build_steps(con)
    assert totals(con, code).raw_events == 0
    con.execute("delete from coverage")
    followed(con, at)
    build_steps(con)
    assert totals(con, code).raw_events == 1


def test_weeks_covered_by_another_member_tell_nothing_of_this_one():
    con = store()
    put(con, "coverage", signal="messages", from_at=days_ago(70), to_at=NOW - DAY)
    put(con, "coverage", member_id="in:other", signal="posts", from_at=days_ago(70), to_at=NOW - DAY)
    build_weeks(con, ME, NOW - DAY)
    con.execute("insert into weeks values ('in:other', 'posts', ?, 1, 1, 'file')", [days_ago(9)])
    put(con, "targets", member_id="in:other", person_id="x", is_target=True)
    assert evidence.covered(con, [evidence.at(NOW)], 365) == [{"messages"}]


def test_the_graded_item_keeps_the_highest_stage_of_each_person():
    con = store()
    conversation(con, "a", 100, answered=90)
    conversation(con, "b", 100, answered=95)
    conversation(con, "c", 100)
    for kind, ago in (("meeting", 80), ("quote_requested", 70), ("contract_signed", 20)):
        put(con, "steps", person_id="a", kind=kind, declared=True, occurred_at=days_ago(ago), row_no=7)
    assert totals(con, "outreach_graded").raw_stages == (1, 1, 0, 0, 1)
    assert totals(con, "outreach_graded", NOW - 50 * DAY).raw_stages == (1, 1, 0, 1, 0)


def test_a_quote_sent_by_oneself_is_not_a_success():
    con = store()
    conversation(con, "a", 100, answered=90)
    put(con, "steps", person_id="a", kind="quote_sent", declared=True, occurred_at=days_ago(50))
    assert totals(con, "outreach_graded").raw_stages == (0, 1, 0, 0, 0)
    assert totals(con, "quotes_requested").raw_events == 0


def test_weeks_of_exposure_follow_the_coverage_of_the_source():
    con = store()
    put(con, "coverage", signal="messages", from_at=days_ago(70), to_at=NOW - DAY)
    active(con, *range(10))
    build_weeks(con, ME, NOW - DAY)
    got = totals(con, "reactivations")
    assert got.raw_exposure == pytest.approx(10, abs=0.01)
    assert got.raw_events == 0


@pytest.mark.parametrize(("idle", "counted"), [((), 30), ((0, 1, 2), 27), ((4, 9), 28), (range(20), 24)])
def test_a_week_without_an_act_is_a_holiday_at_most_six_times_a_year(idle, counted):
    con = store()
    put(con, "coverage", signal="messages", from_at=days_ago(210), to_at=NOW - DAY)
    active(con, *(week for week in range(30) if week not in idle))
    build_weeks(con, ME, NOW - DAY)
    assert totals(con, "deep_threads").raw_exposure == pytest.approx(counted, abs=0.01)


def test_what_others_do_does_not_end_a_holiday_and_still_counts():
    con = store()
    put(con, "coverage", signal="messages", from_at=days_ago(70), to_at=NOW - DAY)
    active(con, *range(3, 10))
    put(con, "messages", fact_id="in", thread_id="a", direction="in", sequence=1, occurred_at=days_ago(8))
    put(con, "revivals", thread_id="a", person_id="a", silence_days=99.0, occurred_at=days_ago(8))
    build_weeks(con, ME, NOW - DAY)
    got = totals(con, "reactivations")
    assert (got.raw_exposure, got.raw_events) == (pytest.approx(7, abs=0.01), 1)


def test_where_messages_are_not_known_no_week_is_told_idle():
    con = store()
    put(con, "coverage", signal="invitations", from_at=days_ago(70), to_at=NOW - DAY)
    build_weeks(con, ME, NOW - DAY)
    assert totals(con, "incoming_target_invitations").raw_exposure == pytest.approx(10, abs=0.01)


def active(con, *weeks):
    """One message of the member in each of these weeks, counted back from now."""
    for week in weeks:
        put(con, "messages", fact_id=f"w{week}", thread_id=f"w{week}", direction="out", sequence=1,
            occurred_at=days_ago(7 * week + 3))  # fmt: skip


def test_a_results_file_without_requests_or_deals_covers_neither():
    con = store()
    put(con, "coverage", signal="results", from_at=days_ago(300), to_at=NOW - DAY)
    put(con, "deal_events", kind="meeting", deal_id="d", occurred_at=days_ago(5))
    build_weeks(con, ME, NOW - DAY)
    signals = evidence.covered(con, [evidence.at(NOW)], 365)[0]
    assert signals == {"results"}


def test_evidence_rows_carry_file_and_line():
    con = store()
    target(con, "a")
    invitation(con, "a", 60, accepted=50, row_no=12)
    con.execute("update invitations set source_id = 'abc:Invitations.csv'")
    totals(con, "target_acceptances_per_invitation")
    (row,) = evidence.evidence_rows(con, 0)["target_acceptances_per_invitation"]
    assert evidence.evidence_files(con, 0)["target_acceptances_per_invitation"] == [("abc:Invitations.csv", 1)]
    assert (row.source_id, row.row_no, row.success) == ("abc:Invitations.csv", 12, 1)
