"""A deal that was merged into another in the CRM counts once, and what was said of it holds for the one that stands."""

from __future__ import annotations

import datetime

from jalon.impact.deals.evidence import deals
from jalon.impact.deals.statements import Statement, state, statements
from jalon.journeys.build import build_conversations
from jalon.journeys.steps import build_steps
from tests.sources.singles import ME

LATER = datetime.datetime(2026, 5, 20, 8, tzinfo=datetime.UTC)
END = int(datetime.datetime(2026, 6, 2, tzinfo=datetime.UTC).timestamp()) * 1_000_000


def known_deals(con):
    build_conversations(con)
    build_steps(con)
    return {deal.deal_id for deal in deals(con, ME, END)}


def test_the_deal_that_stands_bears_what_was_said_and_the_other_counts_no_longer(con, pulled, read, outcomes):
    read(pulled("hubspot"))
    assert "contract_signed" in {kind for kind, *_ in outcomes()}
    assert "hubspot:101" in known_deals(con), "a quote was sent for it"
    state(con, ME, Statement("hubspot:101", "seller", "conversation", 1))
    read(pulled("hubspot", LATER, lambda fake: fake.merge("101", "103")))
    assert "contract_signed" not in {kind for kind, *_ in outcomes()}, "the one that stands is open"
    assert list(statements(con, ME, END)) == ["hubspot:103"]
    assert "hubspot:101" not in known_deals(con)
