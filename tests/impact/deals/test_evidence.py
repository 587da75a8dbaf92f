"""How we know that LinkedIn helped: traced, first contact, stated, none; what is said beside what the rows show."""

from __future__ import annotations

from jalon.impact.deals.evidence import Evidence, evidence_of_deals
from jalon.impact.deals.statements import Statement, state, take_back
from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps
from tests.impact.paths.world import World
from tests.tables import ME, NOW, days_ago


def graded(world: World, as_of: int = NOW) -> dict[str, Evidence]:
    build_conversations(world.con)
    build_steps(world.con)
    return {found.deal.deal_id: found for found in evidence_of_deals(world.con, ME, as_of, NOW)}


def traced() -> World:
    world = World().person("ada", "velmora").connected("ada", 90).message("ada", "out", 80).message("ada", "in", 75)
    return world.meeting("ada", 60).deal("ada", "quote_sent", 50, "d").deal("ada", "contract_signed", 30, "d")


def test_message_before_meeting_before_quote_is_a_trace() -> None:
    found = graded(traced())["d"]
    assert (found.grade, found.reconciled, found.deal.outcome) == ("traced", "trace_alone", "won")
    assert [(step.kind, step.at) for step in found.shown] == [
        ("two_way", days_ago(75)),
        ("meeting_held", days_ago(60)),
        ("quote_sent", days_ago(50)),
    ]


def test_a_colleague_may_have_been_the_one_who_was_written_to() -> None:
    world = World().person("ada", "velmora").person("bob", "velmora").message("bob", "out", 80).message("bob", "in", 75)
    world.meeting("bob", 60).deal("ada", "contract_signed", 30, "d")
    found = graded(world)["d"]
    assert found.grade == "traced" and [step.person_id for step in found.shown[:2]] == ["bob", "bob"]


def test_a_message_after_the_meeting_is_no_trace() -> None:
    world = World().person("ada").meeting("ada", 60).message("ada", "out", 50).message("ada", "in", 45)
    found = graded(world.deal("ada", "contract_signed", 30, "d"))["d"]
    assert (found.grade, found.shown) == ("none", ())


def test_a_conversation_that_ended_years_before_is_no_trace_but_was_the_first_contact() -> None:
    world = World().person("ada").message("ada", "out", 900).message("ada", "in", 890)
    world.meeting("ada", 60).deal("ada", "contract_signed", 30, "d")
    assert graded(world)["d"].grade == "first_contact"


def test_connected_before_any_step_in_real_life_is_a_first_contact() -> None:
    world = World().person("ada").connected("ada", 90).meeting("ada", 60).deal("ada", "contract_signed", 30, "d")
    assert graded(world)["d"].grade == "first_contact"
    met = World().person("ada").meeting("ada", 95).connected("ada", 90).deal("ada", "contract_signed", 30, "d")
    assert graded(met)["d"].grade == "none"


def test_meetings_alone_are_no_deal() -> None:
    assert graded(World().person("ada").deal("ada", "meeting", 30, "d")) == {}


def test_a_deal_of_somebody_unknown_on_linkedin_could_not_be_traced() -> None:
    found = graded(World().deal(None, "contract_signed", 30, "d"))["d"]
    assert (found.grade, found.linked, found.reconciled) == ("none", False, "nothing")


def test_as_of_a_past_day_a_later_quote_is_unknown() -> None:
    assert graded(traced(), days_ago(40))["d"].deal.outcome == "open"
    assert graded(traced(), days_ago(55)) == {}


def say(world: World, answer: str, speaker: str = "seller") -> None:
    state(world.con, ME, Statement("d", speaker, answer, days_ago(1)))


def test_statement_and_trace_are_reconciled() -> None:
    unseen = World().person("ada").deal("ada", "contract_signed", 30, "d")
    say(unseen, "content")
    assert (graded(unseen)["d"].grade, graded(unseen)["d"].reconciled) == ("stated", "statement_alone")
    say(unseen, "not_at_all")
    assert (graded(unseen)["d"].grade, graded(unseen)["d"].reconciled) == ("none", "agree")
    seen = traced()
    say(seen, "conversation")
    assert graded(seen)["d"].reconciled == "agree"
    say(seen, "not_at_all")
    assert (graded(seen)["d"].grade, graded(seen)["d"].reconciled) == ("traced", "disagree")
    say(seen, "unsure")
    assert graded(seen)["d"].reconciled == "trace_alone"


def test_seller_and_buyer_may_disagree() -> None:
    world = traced()
    say(world, "conversation")
    say(world, "not_at_all", "buyer")
    found = graded(world)["d"]
    assert (found.reconciled, [one.speaker for one in found.said]) == ("disagree", ["seller", "buyer"])
    assert take_back(world.con, ME, "d", "buyer") and not take_back(world.con, ME, "d", "buyer")
    assert graded(world)["d"].reconciled == "agree"


def test_the_value_is_that_of_the_contract_and_a_deal_is_counted_once() -> None:
    world = World().person("ada").deal("ada", "quote_sent", 50, "d", amount=900.0, currency="EUR")
    world.deal("ada", "contract_signed", 30, "d", amount=800.0, currency="EUR")
    world.deal("ada", "quote_sent", 20, "d", amount=950.0, currency="EUR")
    (found,) = graded(world).values()
    assert (found.deal.amount, found.deal.currency) == (800.0, "EUR")


def test_a_meeting_of_years_before_the_quote_is_no_trace_of_it() -> None:
    world = World().person("ada", "velmora").message("ada", "out", 1000).message("ada", "in", 990).meeting("ada", 980)
    assert graded(world.deal("ada", "quote_sent", 30, "d"))["d"].grade == "first_contact"


def test_a_customer_of_old_who_is_met_again_is_traced_anew() -> None:
    world = World().person("ada", "velmora").message("ada", "out", 1000).message("ada", "in", 990).meeting("ada", 980)
    world.message("ada", "in", 60).meeting("ada", 50)
    found = graded(world.deal("ada", "quote_sent", 30, "d"))["d"]
    assert (found.grade, found.shown[1].at) == ("traced", days_ago(50))
