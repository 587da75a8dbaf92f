"""Which missing source would shrink the interval most."""

from __future__ import annotations

import pytest

from jalon.index import narrowing, score_members
from jalon.index.narrowing import is_covered
from tests.index.members import EDITION, par_member, without

CRM = ("outreach_graded", "meetings_held", "quotes_requested", "contracts_signed")
ARCHIVE = {"messages", "connections", "invitations", "posts", "recommendations"}
SOURCES = {
    "audience": {"audience"},
    "meetings": {"meetings"},
    "results": {"results", "quote_requests", "contracts"},
    "weather": {"rain"},
    "messages": {"messages"},
}


def archive_only():
    return without(par_member(), *CRM, "followers_gained", "engagement_per_1000_views")


def test_results_narrow_most_and_what_adds_no_item_narrows_nothing():
    found = narrowing(EDITION, archive_only(), ARCHIVE, SOURCES)
    assert found["results"] > found["meetings"] > found["audience"] > 0
    assert found["weather"] == found["messages"] == 0


def test_the_promise_is_kept_when_the_source_comes_at_its_median():
    """The predicted error is the one that the member then has."""
    before, after = score_members(EDITION, archive_only()), score_members(EDITION, without(par_member(), *CRM))
    promised = narrowing(EDITION, archive_only(), ARCHIVE, SOURCES)["audience"]
    assert before.se[0] - after.se[0] == pytest.approx(promised, abs=1e-6)


def test_the_graded_item_takes_over_the_people_of_its_stand_in():
    before, after = score_members(EDITION, without(par_member(), *CRM)), score_members(EDITION, par_member())
    promised = narrowing(EDITION, without(par_member(), *CRM), ARCHIVE | {"audience"}, SOURCES)["results"]
    assert before.se[0] - after.se[0] == pytest.approx(promised, abs=1e-6)


def test_alternatives_in_needs():
    met = EDITION.items[EDITION.row("meetings_held")]
    assert is_covered(met, {"meetings"})
    assert is_covered(met, {"results"})
    assert not is_covered(met, {"contracts"})


def test_a_calendar_alone_does_not_grade_anybody():
    graded = EDITION.items[EDITION.row("outreach_graded")]
    assert is_covered(graded, {"messages", "contracts"})
    assert not is_covered(graded, {"messages", "meetings", "results"})
    assert not is_covered(graded, {"contracts"})
