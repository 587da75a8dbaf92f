"""Invented results for the renderers: a full one, and the states that a report must say in words."""

from __future__ import annotations

from dataclasses import replace

from jalon.report.result import (
    Action,
    Cause,
    Change,
    EditionScore,
    Estimate,
    Finding,
    Foot,
    Funnel,
    Head,
    History,
    ImportedFile,
    Missing,
    Norm,
    PathShares,
    Pillar,
    ProblemLine,
    Quarter,
    Reference,
    Result,
    Score,
    SsiReading,
    Stage,
    StrategyHead,
    Trust,
    Usage,
    UsageRow,
)
from jalon.report.result_deals import Deals
from jalon.report.result_journeys import Journeys
from jalon.report.result_own_side import OwnSide
from tests.report.sample_indicators import ARCHIVE, indicators
from tests.report.sample_journeys import deals, journeys, own_side
from tests.report.sample_paths import delays, paths
from tests.report.sample_worth import objectives, robustness, sources

QUARTER_ENDS = (
    "2025-01-31", "2025-05-01", "2025-07-31", "2025-10-31", "2026-01-30", "2026-05-01", "2026-08-01", "2026-10-31",
)  # fmt: skip
NOTHING = Estimate(None, None, None, None, None, "points", "not_measured")


def points(value: float, half: float, state: str = "established") -> Estimate:
    """A score in points with a symmetrical interval."""
    return Estimate(value, value - half, value + half, half / 1.645, None, "points", state)


def share(value: float, low: float, high: float, n: float) -> Estimate:
    return Estimate(value, low, high, None, n, "share", "established")


def norm(code: str, low: float, high: float, grade: str) -> Norm:
    return Norm(code, low, high, "share", "automation", "316703", "2026", "a vendor", grade, "invitations_sent")


NORMS = (
    norm("invitation_acceptance", 0.26, 0.32, "C"),
    norm("conversation_to_meeting", 0.046, 0.048, "B-"),
    norm("quote_to_contract", 0.21, 0.29, "C"),
)


def full() -> Result:
    """Every section alive: an established score, two years of history, calendar, results and strategy."""
    return Result(
        head=_head(),
        strategy=_strategy(),
        headline=(Finding("headline_strong_people"), Finding("headline_weak_step_quotes")),
        score=_score(),
        usage=_usage(),
        pillars=_pillars(),
        norms=NORMS,
        funnel=_funnel(),
        history=_history(),
        actions=_actions(),
        useless=(
            Finding("useless_publishing", {"beyond": 2, "effect": 0.04, "low": -0.6, "high": 0.7, "weeks": 41}),
            Finding("useless_volume"),
        ),
        objectives=objectives(),
        indicators=indicators(),
        robustness=robustness(),
        sources=sources(),
        trust=Trust(
            "cross_checked",
            (
                Finding("trust_confirmed", {"n": 31, "of": 40}),
                Finding("trust_answers", {"n": 96, "of": 101, "share": 0.95}),
                Finding("trust_limit", {"points": 1.4}),
            ),
            (ImportedFile(ARCHIVE, "5e" * 32, "2026-09-30", 8015), ImportedFile("results.csv", "a1" * 32, None, 55)),
        ),
        missing=(Missing("audience", "adds_audience", 0.31), Missing("recommendations", "adds_recommendations", None)),
        problems=(
            ProblemLine(f"{ARCHIVE}/messages.csv", "date_unreadable", "2 dates could not be read.",
                        "These rows are left out.", 2),
        ),
        paths=paths(ARCHIVE),
        journeys=journeys(ARCHIVE),
        deals=deals(ARCHIVE),
        own_side=own_side(ARCHIVE),
        foot=Foot("0.1.0", "2026.11-expert", "8c1e07d42b9af2", True, 90.0, 365.0,
                  f"jalon report {ARCHIVE} agenda.ics results.csv --strategy strategy.toml --lang fr", 31),
    )  # fmt: skip


def _head() -> Head:
    return Head("Camille Renard", "conseil en organisation industrielle", None, "2025-11-01", "2026-10-31",
                "2026-10-31", (ARCHIVE, "agenda.ics", "results.csv"))  # fmt: skip


def _strategy() -> StrategyHead:
    return StrategyHead(
        aim="Signer six missions en 2026 avec des PME industrielles, en parlant d’abord aux directions d’usine.",
        declared_on="2026-01-08",
        target=(
            Finding("target_functions", {"values": "production|operations|general_management"}),
            Finding("target_seniorities", {"values": "director|executive|owner"}),
            Finding("target_industries", {"values": "agroalimentaire|mécanique"}),
            Finding("target_accounts", {"values": "Verdane Industries|Ateliers Morin"}),
        ),
        version="3f9a2c71",
        target_people=412,
        known_people=1930,
    )


def _score() -> Score:
    return Score(
        points=points(61.4, 7.6),
        certified=57.2,
        coverage=0.86,
        sources_present=4,
        sources_possible=5,
        balance=1.9,
        change=Change("2026-08-01", 6.1, 0.4, 11.8, 0.94, "likely"),
        narrowing=(Finding("narrow_by", {"source": "audience", "points": 0.31}),),
    )


def _usage() -> Usage:
    return Usage(
        points=78.0,
        pillars={"brand": 82.0, "people": 66.0, "insights": 88.0, "relationships": 73.0, "messaging": 61.0},
        year_ago=69.0,
        rows=(
            UsageRow("posts", 84.0, "per_year", Estimate(25.0, 17.4, 35.2, None, 21, "per_100", "established"),
                     "target_contacts_after_post", None),
            UsageRow("comments", 311.0, "per_year", None, None, None),
            UsageRow("reactions", 1204.0, "per_year", None, None, None),
            UsageRow("searches", None, "per_year", None, None, None),
            UsageRow("invitations_sent", 402.0, "per_year",
                     Estimate(31.0, 27.3, 35.0, None, 402, "per_100", "established"),
                     "target_acceptances_per_invitation", None),
            UsageRow("messages_sent", 1412.0, "per_year", None, None, None),
            UsageRow("conversations_started", 260.0, "per_year",
                     Estimate(29.2, 24.8, 34.1, None, 260, "per_100", "established"), "outreach_answered", None),
            UsageRow("connections", 1930.0, "people", None, None, None),
            UsageRow("profile_completeness", 85.0, "percent", None, None, None),
            UsageRow("active_weeks", 49.0, "weeks", None, None, None),
        ),
        licence="Premium Business",
        ssi=SsiReading("2026-10-31", 74.0, 21.0, 18.0, 17.0, 18.0, 0.02, 0.05),
        reading=(Finding("square_more_usage"),),
    )  # fmt: skip


def _pillars() -> tuple[Pillar, ...]:
    def one(code: str, value: float, half: float, usage: float, moved: float, chance: float,
            weight: float, *found: Finding) -> Pillar:  # fmt: skip
        change = Change("2026-08-01", moved, moved - 6, moved + 6, chance, "likely" if chance >= 0.8 else "noise")
        state = "established" if half < 11 else "provisional"
        return Pillar(code, points(value, half, state), usage, change, weight, found, {})

    return (
        one("brand", 58, 9, 82, 2, 0.71, 0.19,
            Finding("evidence_inbound_target_conversations", {"n": 23, "of": 52}),
            Finding("evidence_incoming_target_invitations", {"n": 61, "of": 26})),
        one("people", 71, 8.5, 66, 10, 0.98, 0.12,
            Finding("evidence_target_acceptances_per_invitation", {"n": 125, "of": 402}),
            Finding("evidence_target_share_of_new_connections", {"n": 164, "of": 511})),
        one("insights", 64, 11.5, 88, 7, 0.9, 0.16,
            Finding("evidence_target_contacts_after_post", {"n": 21, "of": 38})),
        one("relationships", 46, 10.5, 73, -6, 0.88, 0.27,
            Finding("evidence_deep_threads", {"n": 47, "of": 52}),
            Finding("evidence_reactivations", {"n": 1, "of": 52})),
        replace(one("messaging", 66, 10, 61, 16, 0.99, 0.26,
                    Finding("evidence_outreach_answered", {"n": 76, "of": 260}),
                    Finding("evidence_meetings_held", {"n": 37, "of": 52}),
                    Finding("evidence_contracts_signed", {"n": 4, "of": 52})),
                parts={"messaging": 62.1, "results": 70.3}),
    )  # fmt: skip


def _funnel() -> Funnel:
    published = {n.code: n for n in NORMS}
    return Funnel(
        state="measured",
        stages=(
            Stage("contacts", 412, None, None, None, False),
            Stage("conversations", 128, share(0.31, 0.27, 0.35, 412), 6.0, None, False),
            Stage("meetings", 37, share(0.29, 0.23, 0.36, 128), 11.0, published["conversation_to_meeting"], False),
            Stage("quotes", 9, share(0.243, 0.15, 0.38, 37), 19.0, norm("meeting_to_quote", 0.4, 0.65, "D"), True),
            Stage("contracts", 4, share(0.444, 0.22, 0.70, 9), 23.0, published["quote_to_contract"], False),
        ),
        amount={"EUR": 38400.0},
        how_to_add=(),
        doubtful=3,
        outside={"quotes": 2, "contracts": 1},
        delays=delays(),
    )


def _history() -> History:
    values = (42.0, 44.5, 43.1, 46.2, 48.0, 51.4, 55.3, 61.4)
    quarters = tuple(
        Quarter(day, points(value, 14 - 0.9 * k, "established" if k > 3 else "provisional"))
        for k, (day, value) in enumerate(zip(QUARTER_ENDS, values, strict=True))
    )
    return History(
        before=quarters[-2].points,
        after=quarters[-1].points,
        causes=(
            Cause("outreach_graded", 3.2, 1.4, 5.0, "sure"),
            Cause("target_acceptances_per_invitation", 2.3, 0.2, 4.1, "sure"),
            Cause("target_contacts_after_post", 1.4, -0.4, 3.1, "likely"),
            Cause("inbound_target_conversations", 0.4, -1.6, 2.4, "noise"),
            Cause("deep_threads", -1.1, -2.3, 0.2, "likely"),
            Cause("ageing", -0.5, -0.5, -0.5, "sure"),
            Cause("balance", 0.4, 0.4, 0.4, "sure"),
        ),
        quarters=quarters,
        marks=(("2026-03-15", "formation"),),
    )


def _actions() -> tuple[Action, ...]:
    def effect(value: float, low: float, high: float) -> Estimate:
        return Estimate(value, low, high, None, 8, "points", "provisional")

    return (
        Action(Finding("action_quote_after_meeting", {"n": 11, "waiting": 11}),
               Finding("reason_quote_after_meeting", {"worked": 4, "tried": 9, "chance": 0.385}),
               effect(4.1, 0.3, 8.2), 495, ("Hélène Brossard (Verdane Industries)", "Marc Le Goff (Fonderies Lannec)")),
        Action(Finding("action_follow_up_silent", {"n": 14, "waiting": 31}),
               Finding("reason_follow_up_silent", {"worked": 3, "tried": 36, "chance": 0.087}),
               effect(1.8, 0.0, 4.6), 70, ("Iris Delcourt (Nordane)",)),
        Action(Finding("action_revive_contacts", {"n": 9, "waiting": 9}),
               Finding("reason_revive_contacts_prior", {"worked": 0, "tried": 0, "chance": 0.2}),
               effect(1.6, -0.6, 4.1), 72, ()),
    )  # fmt: skip


def poor() -> Result:
    """Six conversations from a basic archive: no score, no strategy, no real life, nothing to compare."""
    whole = full()
    wide = Estimate(None, 34.0, 71.0, 9.8, None, "points", "not_enough")
    return replace(
        whole,
        strategy=None,
        headline=(Finding("headline_not_enough", {"n": 6}),),
        score=Score(wide, None, 0.12, 1, 5, 0.0, None, (
            Finding("narrow_by", {"source": "results", "points": 2.6}),
            Finding("narrow_by", {"source": "meetings", "points": 1.9}),
        )),
        usage=Usage(None, {}, None, (), None, None),
        pillars=tuple(
            replace(p, points=wide if p.code == "people" else NOTHING, usage=None, change=None, evidence=(), parts={})
            for p in whole.pillars
        ),
        norms=(),
        funnel=Funnel("not_measured", (
            Stage("contacts", 412, None, None, None, False),
            Stage("conversations", 6, share(0.015, 0.007, 0.03, 412), None, None, False),
            *(Stage(code, None, None, None, None, False) for code in ("meetings", "quotes", "contracts")),
        ), {}, ("meetings", "results"), 0),
        history=History(None, wide, (), tuple(Quarter(q.on, NOTHING) for q in whole.history.quarters), ()),
        actions=(),
        useless=(Finding("useless_volume"),),
        objectives=(),
        indicators=tuple(
            replace(i, value=replace(NOTHING, unit=i.value.unit), points=None, unit_points=None, files=(), rows=(),
                    rows_total=0, strips=(), stage_counts=None, missing="messages")
            for i in whole.indicators
        ),
        robustness=None,
        sources=whole.sources[:1],
        trust=Trust("self_supplied", (), whole.trust.files[1:]),
        missing=(Missing("results", "adds_results", 2.6), Missing("meetings", "adds_meetings", 1.9),
                 Missing("messages", "adds_messages", 4.1)),
        paths=PathShares(),
        journeys=Journeys(),
        deals=Deals(),
        own_side=OwnSide(),
        problems=(),
    )  # fmt: skip


def provisional() -> Result:
    """A score that stands on little: outlined number, wide interval, what would narrow it; active, little effect."""
    whole = full()
    score = replace(
        whole.score,
        points=points(41.0, 11.2, "provisional"),
        certified=33.0,
        change=Change("2026-08-01", -2.0, -9.0, 5.0, 0.68),
        narrowing=(
            Finding("concentrated", {"n": 3, "share": 0.47}),
            Finding("narrow_by", {"source": "results", "points": 1.2}),
            Finding("narrow_by", {"source": "audience", "points": 1.0}),
        ),
    )
    headline = (Finding("headline_busy"), Finding("headline_weak_messaging"))
    return replace(whole, score=score, headline=headline)


def compared() -> Result:
    """With a real group behind it: rank with interval, distribution, bands."""
    from math import exp

    whole = full()
    bell = tuple(exp(-(((2 * k - 51) / 18) ** 2)) for k in range(51))
    group = Reference("conseil, 1 à 10 salariés", 214, share(0.68, 0.51, 0.81, 214), 51.0, bell,
                      {p.code: (40.0, 51.0, 62.0) for p in whole.pillars},
                      tuple((20.0 + 37 * k % 71, 18.0 + 53 * k % 67) for k in range(60)))  # fmt: skip
    return replace(whole, reference=group)


def other_edition() -> Result:
    """By an edition that is no longer in force: both stand side by side."""
    whole = full()
    now = replace(whole.score.points, value=58.2, low=50.1, high=66.0)
    scores = (
        EditionScore("2026.05-draft", "0" * 64, whole.score.points),
        EditionScore("2026.11-expert", "1" * 64, now),
    )
    return replace(whole, editions=scores, foot=replace(whole.foot, edition="2026.05-draft"))


def hostile() -> Result:
    """Names that try to be markup."""
    whole = full()
    evil = "<script>alert(1)</script>\"'><b>&amp;"
    return replace(
        whole,
        head=replace(whole.head, name=evil, trade=evil, sources=(evil,)),
        strategy=whole.strategy and replace(whole.strategy, aim=evil),
        actions=tuple(replace(a, people=(evil,)) for a in whole.actions),
        history=replace(whole.history, marks=(("2026-03-15", evil),)),
        indicators=tuple(
            replace(i, sql=evil, rows=tuple(replace(r, person=evil, file=evil) for r in i.rows),
                    strips=tuple(replace(s, person=evil, about=evil) for s in i.strips))
            for i in whole.indicators
        ),
        paths=replace(whole.paths, shown=tuple(
            replace(p, strip=replace(p.strip, person=evil, about=evil),
                    touches=tuple(replace(t, person=evil, file=evil) for t in p.touches)) for p in whole.paths.shown
        )),
        journeys=replace(whole.journeys, shown=tuple(
            replace(one, person=evil, about=evil, steps=tuple(replace(s, file=evil) for s in one.steps))
            for one in whole.journeys.shown
        )),
        problems=tuple(replace(p, source=evil, message=evil, hint=evil) for p in whole.problems),
        foot=replace(whole.foot, command=evil),
    )  # fmt: skip
