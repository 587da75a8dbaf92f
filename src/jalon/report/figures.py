"""Figures with their units in words, the same in every rendering."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise

from jalon.report import numbers
from jalon.report.result import (
    Comparison,
    EditionScore,
    Estimate,
    Funnel,
    Head,
    Indicator,
    Norm,
    Objective,
    Pillar,
    Result,
    StrategyHead,
    UsageRow,
)
from jalon.report.words import Words, capfirst

SMALLEST = 0.01
NOT_EXPLAINED = {"--format", "--out", "--ssi", "--norms", "--cohort"}
FLAGS = {"--keep-text"}
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
HEADER_LINE = re.compile(r"^-- \w+: .*\n", re.MULTILINE)


def value_text(value: float, unit: str, w: Words) -> str:
    """A value in its unit: "31 %", "0,44 par semaine", "étape 0,5 sur 4"."""
    if unit == "share":
        return numbers.percent(value, w.lang)
    if unit == "points":
        return numbers.number(value, w.lang)
    shown = numbers.short(value, w.lang, 1 if unit == "stage" or value >= 10 else 2)
    code = _unit_code(unit)
    return w(code, value=shown) if w.has(code) else f"{shown} {unit}".strip()


def _unit_code(unit: str) -> str:
    return "unit_" + NOT_LETTERS.sub("_", unit.lower()).strip("_")


def span_text(low: float, high: float, unit: str, w: Words) -> str:
    """An interval without its unit: "27–35", "0,3–0,62"."""
    if unit == "share":
        return numbers.span(100 * low, 100 * high, w.lang)
    if unit == "points":
        return numbers.span(low, high, w.lang)
    most = 1 if unit == "stage" or high >= 10 else 2
    return f"{numbers.short(low, w.lang, most)}{numbers.DASH}{numbers.short(high, w.lang, most)}"


def estimate_text(estimate: Estimate, w: Words) -> str:
    """A value with its interval in brackets; why there is none otherwise."""
    if estimate.value is None:
        return w("not_enough" if estimate.state == "not_enough" else "not_measured")
    value = value_text(estimate.value, estimate.unit, w)
    if estimate.low is None or estimate.high is None:
        return value
    return f"{value} ({span_text(estimate.low, estimate.high, estimate.unit, w)})"


def norm_range(norm: Norm, w: Words) -> str:
    """The published range: "26–32 %", or one figure when both ends are the same."""
    ends = [end for end in (norm.low, norm.high) if end is not None]
    if not ends:
        return w("unknown")
    if len(ends) == 1 or ends[0] == ends[1]:
        exact = norm.unit == "share" and ends[0] < 0.1
        return numbers.percent(ends[0], w.lang, 1) if exact else value_text(ends[0], norm.unit, w)
    if norm.unit == "share":
        digits = int(numbers.rounded(100 * ends[0]) == numbers.rounded(100 * ends[1]))
        percent = f"{numbers.NARROW}%" if w.lang == "fr" else "%"
        return numbers.span(100 * ends[0], 100 * ends[1], w.lang, digits) + percent
    code = _unit_code(norm.unit)
    shown = span_text(ends[0], ends[1], norm.unit, w)
    return w(code, value=shown) if w.has(code) else shown


def norm_title(norm: Norm, w: Words) -> str:
    """What a published figure is about."""
    return w.first(f"norm_{norm.code}", f"title_{norm.code}", norm.code.replace("_", " "))


def norm_who_text(norm: Norm, w: Words) -> str:
    """Of whom a published figure speaks, and per what: "invitations sent; outreach sent through automation tools"."""
    from jalon.norms.published import wording

    known: list[str] = []
    for code in filter(None, (norm.denominator, norm.population)):
        try:
            known.append(wording(code, w.lang))
        except KeyError:
            known.append(code)
    return w.semicolon.join(known)


def norm_year_text(norm: Norm, w: Words) -> str:
    """The year or years of a published figure, "2024–2026"."""
    return norm.year.replace("-", numbers.DASH)


def norm_n_text(norm: Norm, w: Words) -> str:
    """How many a published figure rests on; "+" where its source says "more than"."""
    digits = norm.n.rstrip("+").replace(",", "")
    return numbers.number(int(digits), w.lang) + "+" * norm.n.endswith("+") if digits.isdigit() else norm.n or "–"


def amounts_text(funnel: Funnel, w: Words) -> str:
    """The amounts signed, by currency; nothing when there are none."""
    return numbers.listed([numbers.money(a, c, w.lang) for c, a in sorted(funnel.amount.items())], w.lang)


def together_text(funnel: Funnel, w: Words) -> str:
    """Their sum in one currency at the exchange rates given, or why there is none; nothing without rates."""
    found = funnel.together
    if found is None:
        return ""
    if found.amount is None:
        return w("life_no_rate", n=found.missing)
    return w("life_together", amount=numbers.money(found.amount, found.currency, w.lang), n=found.converted)


OUTSIDE = {"meetings": "noun_meeting", "quotes": "noun_quote", "contracts": "noun_contract"}


def outside_text(funnel: Funnel, w: Words) -> str:
    """What came of people who do not stand in the chain; nothing when nothing did."""
    counts = [w(OUTSIDE[stage], n=n) for stage, n in funnel.outside.items() if stage in OUTSIDE]
    return w("life_outside", counts=numbers.listed(counts, w.lang)) if counts else ""


def nobody_text(strategy: StrategyHead | None, w: Words) -> str:
    """That the declared target group holds nobody known; nothing when it holds somebody."""
    if strategy is None or strategy.target_people:
        return ""
    known = strategy.known_people
    return w("target_nobody", n=known, of=known) if known else w("target_nobody_known")


def default_target_text(strategy: StrategyHead | None, w: Words) -> str:
    """Whom "your target" means without a declared strategy; nothing with one."""
    if strategy is not None:
        return ""
    from jalon.targeting.target import default_target

    ranks = [w(f"seniority_{rank}") for rank in default_target().seniorities]
    return w("target_default", ranks=numbers.listed(ranks, w.lang))


def name_text(head: Head, w: Words) -> str:
    """The member's name, in one line; "Your report" when no source tells it."""
    return " ".join(head.name.split()) or w("nameless")


def editions_text(result: Result, w: Words) -> str:
    """The scores by two editions, "2026.11-expert: 61, between 54 and 69; ..."; nothing when there is one edition."""
    return w.semicolon.join(_edition_text(one, w) for one in result.editions)


def _edition_text(one: EditionScore, w: Words) -> str:
    points = one.points
    if points.value is None:
        return w("edition_score_none", edition=one.edition)
    return w("edition_score", edition=one.edition, value=points.value, low=points.low, high=points.high)


def comparisons_text(result: Result, w: Words) -> str:
    """Every group that the score is compared with: share that it is ahead of, interval, n, median."""
    return " ".join(_comparison_text(group, w) for group in result.comparisons)


def _comparison_text(group: Comparison, w: Words) -> str:
    ahead = group.ahead
    return w(
        "compared_with",
        group=group.group,
        n=group.n,
        share=ahead.value,
        low=ahead.low,
        high=ahead.high,
        median=group.median,
    )


def delay_text(days: float, w: Words) -> str:
    """A delay in days, whole from two days on: "1,4 jour", "8 jours"."""
    return w("noun_day", n=days if days < 2 else numbers.rounded(days))


def plan_text(plan: str, w: Words) -> str:
    """The name of a paid plan."""
    return w.first(f"plan_{plan}", plan.replace("_", " "))


def row_text(row: UsageRow, w: Words) -> str:
    """A volume of the usage panel; "not measured" where the files cannot tell."""
    if row.value is None:
        return w("not_measured")
    return numbers.percent(row.value / 100, w.lang) if row.unit == "percent" else numbers.short(row.value, w.lang)


def ripening_text(result: Result, w: Words) -> str:
    """Why the usage panel counts more conversations than the score; nothing where it counts none."""
    from jalon.indicators.catalogue import indicators

    started = next((row.value for row in result.usage.rows if row.code == "conversations_started"), None)
    return w("activity_ripening", days=indicators()["outreach_answered"].maturity_days) if started else ""


def per_100_text(row: UsageRow, w: Words) -> str:
    """What came back per 100 actions, with its interval; nothing when no result is tied to the action."""
    found = row.per_100
    if found is None or found.value is None or found.low is None or found.high is None:
        return ""
    said = w.first(f"per100_{row.per_100_of}", f"label_{row.per_100_of}")
    return f"{numbers.number(found.value, w.lang)} ({numbers.span(found.low, found.high, w.lang)}) {said}"


def says_nothing(result: Result) -> bool:
    """True while the sources say next to nothing of the member: no score, and a hundredth of the doubt removed."""
    return result.score.points.value is None and numbers.rounded(100 * result.score.coverage) <= 1


def declared_text(strategy: StrategyHead, w: Words) -> str:
    """The aim of the strategy in the person's words, closed by a full stop."""
    if not strategy.aim:
        return w("strategy_no_aim")
    return strategy.aim if strategy.aim.rstrip().endswith((".", "!", "?", "…")) else f"{strategy.aim.rstrip()}."


def aim_title(aim: Objective, w: Words) -> str:
    """The aim in the person's words, else what it counts."""
    return aim.text or w.first(f"objective_{aim.indicator}", f"title_{aim.indicator}", aim.indicator)


def aim_progress(aim: Objective, w: Words) -> str:
    """So far, and the goal."""
    if aim.so_far is None:
        return w("not_measured")
    so_far, goal = (_aim_value(value, aim, w) for value in (aim.so_far, aim.goal))
    return w("objective_share" if aim.unit == "share" else "objective_progress", so_far=so_far, goal=goal)


def aim_projection(aim: Objective, w: Words) -> str:
    """Where the aim is heading, with the chance of making it."""
    found = aim.projection
    if found is None or found.value is None or found.low is None or found.high is None:
        return w("objective_unknown") if aim.so_far is None else ""
    value, low, high = (_aim_value(v, aim, w) for v in (found.value, found.low, found.high))
    said = w("objective_projection", value=value, low=low, high=high)
    return said if aim.chance is None else f"{said} {capfirst(w('objective_chance', n=aim.chance))}"


def _aim_value(value: float, aim: Objective, w: Words) -> str:
    return value_text(value, "share", w) if aim.unit == "share" else numbers.short(value, w.lang)


def indicator_title(code: str, w: Words) -> str:
    """The full name of an indicator or of a cause of change."""
    return w.first(f"title_{code}", f"cause_{code}", code)


def short_title(code: str, w: Words) -> str:
    """The short name of an indicator or of a cause of change, for charts."""
    return w.first(f"cause_{code}", f"label_{code}", code)


def needs_text(indicator: Indicator, w: Words) -> str:
    """The sources that an indicator lacks."""
    names = [w.first(f"source_{code}", code) for code in (indicator.missing or "").split("|")]
    return w("evidence_missing", sources=numbers.listed(names, w.lang))


def worth_text(indicator: Indicator, w: Words) -> str:
    """What one more event is worth, beside the events there are and those at par."""
    unit = indicator.unit_points or 0.0
    if abs(unit) < SMALLEST / 2:
        return w("evidence_worth_tiny", least=SMALLEST, events=indicator.events, par=indicator.par)
    return w("evidence_worth_text", unit=unit, events=indicator.events, par=indicator.par)


def weights_text(weights: dict[str, float], pillar: Pillar, w: Words) -> str:
    """The weight of a pillar, opened into its dimensions where it has several."""
    parts = [code for code in (pillar.code, *pillar.parts) if code in weights]
    parts = list(dict.fromkeys(parts))
    whole = numbers.percent(sum(weights[code] for code in parts), w.lang)
    if len(parts) < 2:
        return whole
    shown = ", ".join(f"{w(f'pillar_{code}')} {numbers.percent(weights[code], w.lang)}" for code in parts)
    return f"{whole}, {w('worth_weights_parts', parts=shown)}"


def replay_text(result: Result) -> str:
    """The command that opens one indicator again, on the same files; FIGURE stands for its name."""
    try:
        words = shlex.split(result.foot.command)
    except ValueError:
        words = []
    if words[:2] != ["jalon", "report"]:
        return "jalon explain FIGURE"
    kept = [w for before, w in pairwise(words[1:]) if before not in NOT_EXPLAINED and w not in NOT_EXPLAINED | FLAGS]
    return f"jalon explain FIGURE {shlex.join(kept)}".rstrip()


def query_text(indicator: Indicator, w: Words) -> str:
    """The SQL without its header, whose lines the page says in the reader's language."""
    return HEADER_LINE.sub("", indicator.sql).strip()
