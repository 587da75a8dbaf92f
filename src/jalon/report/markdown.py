"""The report as Markdown: the same order as the page, tables for what is drawn there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jalon.report import figures, impact_figures, journey_figures, numbers, own_side_figures
from jalon.report.harmless import harmless
from jalon.report.problem_words import problem_sentence
from jalon.report.result import Pillar, Result
from jalon.report.words import Words, capfirst, words

BLANK = re.compile(r"[^\S\u00a0\u202f]+")  # not the spaces that French printing sets before high signs
# Characters that Markdown or HTML would read as markup in a name.
JOURNEYS = 20
SPECIAL = "\\`*_{}[]<>|#"


def to_markdown(result: Result, lang: str = "en") -> str:
    """The report in Markdown; names cannot become markup."""
    w = words(lang)
    parts = (
        _top,
        _score,
        _usage,
        _pillars,
        _life,
        _waits,
        _paths,
        _journeys,
        _deals,
        _own_side,
        _changed,
        _next,
        _objectives,
        _evidence,
        _worth,
        _foot,
    )
    shown = [part for part in parts if part not in MEASURED] if figures.says_nothing(result) else parts
    blocks = [block for part in shown for block in part(result, w) if block]
    return harmless("\n\n".join(blocks)) + "\n"


def escaped(text: str) -> str:
    """A text in one line in which nothing is markup."""
    return "".join(f"\\{c}" if c in SPECIAL else c for c in BLANK.sub(" ", text).strip())


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table; cells are given safe."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _top(r: Result, w: Words) -> Iterator[str]:
    period = w("period", months=w("months_12"), date=r.head.period_to)
    yield f"# {escaped(figures.name_text(r.head, w))}, {period}"
    yield w("computed_here", n=len(r.head.sources)) + (f" {w('incognito_note')}" if r.masked else "")
    if r.strategy is None:
        yield f"{w('strategy_none')} {w('strategy_none_how')} `jalon init`"
        yield figures.default_target_text(r.strategy, w)
        return
    aim = escaped(figures.declared_text(r.strategy, w))
    target = escaped(w("strategy_target", target=w.sentences(r.strategy.target, w.semicolon)))
    yield f"**{aim}** {target} {w('strategy_people', n=r.strategy.target_people, of=r.strategy.known_people)}"
    yield figures.nobody_text(r.strategy, w)


def _score(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w.sentences(r.headline)}"
    points = r.score.points
    if points.low is not None and points.high is not None:
        known = points.value is not None
        code = "score_none" if not known else "score_of_100" if points.state == "established" else "score_provisional"
        between = w("between_points" if known else "score_none_range", low=points.low, high=points.high)
        yield f"**{w(code, value=points.value)}**, {between}." if known else f"**{w(code)}**. {between}."
    change = r.score.change
    if change and change.points is not None and change.chance is not None:
        real = w("change_up" if change.points > 0 else "change_down", n=change.chance)
        yield w("colon", left=w("change_title_up", points=change.points), right=f"{real}.")
    yield w.sentences(r.score.anew)
    yield escaped(figures.comparisons_text(r, w))
    covered = w("state_coverage", coverage=r.score.coverage, n=r.score.sources_present, of=r.score.sources_possible)
    yield f"{capfirst(covered)}."
    yield w.sentences(r.score.narrowing)
    if r.editions:
        yield f"{w('editions_title')} {escaped(figures.editions_text(r, w))}."
    if r.foot.provisional:
        yield f"{w('edition_face', edition=r.foot.edition)} {w('edition_provisional')} {w('edition_no_real_cohort')}"


def _usage(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('usage_title')}"
    shown = w("not_measured") if r.usage.points is None else numbers.number(r.usage.points, w.lang)
    yield f"**{w('text_usage')} {shown}.** {w('usage_text')}"
    if r.usage.ssi:
        yield f"{w('ssi_line', value=r.usage.ssi.overall, date=r.usage.ssi.on)} {w('ssi_text')}"
    yield w.sentences(r.usage.reading)
    rows = [[w(f"row_{u.code}"), figures.row_text(u, w), figures.per_100_text(u, w)] for u in r.usage.rows]
    if rows:
        yield table([w("activity"), w("activity_number"), w("activity_results")], rows)
        yield figures.ripening_text(r, w)


def _pillars(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('pillars_title')}"
    head = [w(f"column_{name}") for name in ("pillar", "performance")]
    yield table([*head, w("text_usage"), w("column_quarter"), w("column_evidence")], (_pillar(p, w) for p in r.pillars))


def _pillar(p: Pillar, w: Words) -> list[str]:
    moved = p.change and p.change.points
    return [
        w(f"pillar_{p.code}"),
        figures.estimate_text(p.points, w) + (f", {w('provisional')}" if p.points.state == "provisional" else ""),
        "–" if p.usage is None else numbers.number(p.usage, w.lang),
        "–" if moved is None else numbers.signed(moved, w.lang),
        w.sentences(p.evidence, ", ") or w("pillar_none"),
    ]


def _life(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('life_title')}"
    rows = [
        [
            w(f"stage_{s.code}") + (f" ({w('stage_weak')})" if s.weakest else ""),
            w("stage_unknown") if s.n is None else numbers.number(s.n, w.lang),
            figures.estimate_text(s.rate, w) if s.rate else "",
            w("stage_norm", range=figures.norm_range(s.norm, w), grade=s.norm.grade) if s.norm else "",
            "" if s.median_days is None else figures.delay_text(s.median_days, w),
        ]
        for s in r.funnel.stages
    ]
    yield table([w("life_stage"), "n", w("life_rate"), w("norm_range"), w("life_delay")], rows)
    yield figures.outside_text(r.funnel, w)
    if r.funnel.state != "measured":
        yield f"**{w('life_none')}** {w('life_none_text')}"
    if r.funnel.amount:
        told = w("life_amount", amounts=figures.amounts_text(r.funnel, w)), figures.together_text(r.funnel, w)
        yield " ".join(filter(None, told))
    yield f"**{w('life_without')}** {w('life_without_text')}"


def _waits(r: Result, w: Words) -> Iterator[str]:
    known = [d for d in r.funnel.delays if d.within.state != "not_measured"]
    if not known or r.funnel.state != "measured":
        return
    heads = [w("waits_within", days=known[0].horizon_days), w("waits_typical"), w("waits_median")]
    rows = [
        [
            impact_figures.wait_title(d, w),
            numbers.number(d.n, w.lang),
            impact_figures.wait_within_text(d, w),
            impact_figures.wait_typical_text(d, w),
            impact_figures.wait_median_text(d, w),
        ]
        for d in known
    ]
    yield f"**{w('waits_title')}** {impact_figures.waits_note_text(w)}"
    yield table([w("waits_step"), w("waits_entered"), *heads], rows)


def _paths(r: Result, w: Words) -> Iterator[str]:
    p = r.paths
    if r.funnel.state != "measured":
        return
    yield f"## {w('paths_title')}"
    if p.state == "not_measured":
        yield w("paths_none")
        return
    yield f"{impact_figures.paths_sum_text(p, w)}. {w.sentences(p.notes)}"
    shares = p.state != "counts"
    heads = [w("paths_column_band"), w("paths_column_sample"), w("paths_column_association")] if shares else []
    rows = [
        [
            impact_figures.touch_title(k.kind, w),
            impact_figures.presence_text(k, p, w),
            *([f(k, w) for f in SHARES] if shares else []),
        ]
        for k in p.kinds
    ]
    yield table([w("paths_column_kind"), w("paths_column_won"), *heads], rows)
    yield w("paths_reading") if shares else ""


SHARES = (impact_figures.band_text, impact_figures.sample_text, impact_figures.association_text)


def _journeys(r: Result, w: Words) -> Iterator[str]:
    if r.journeys.state != "measured":
        return
    yield f"## {w('journeys_title')}"
    said = w("journeys_said", n=r.journeys.unconfirmed) if r.journeys.unconfirmed else ""
    yield f"{journey_figures.journeys_sum_text(r.journeys, w)} {said}".rstrip()
    rows = [
        [
            escaped(journey_figures.who_text(one, w)),
            escaped(journey_figures.way_text(one.steps, w)),
            escaped(w.semicolon.join(journey_figures.step_source_text(step, w) for step in one.steps)),
        ]
        for one in r.journeys.shown[:JOURNEYS]
    ]
    yield table([w("journey_person"), w("journey_way"), w("journey_rows")], rows)


def _deals(r: Result, w: Words) -> Iterator[str]:
    if r.deals.state != "measured" or not r.deals.won:
        return
    yield f"## {w('deals_title')}"
    yield journey_figures.deals_sum_text(r.deals, w)
    rows = [
        [
            escaped(one.deal),
            w(f"deal_{one.outcome}") + (f", {w('journey_day', day=one.on)}" if one.on else ""),
            journey_figures.deal_value_text(one, w),
            w(f"grade_{one.grade}_short"),
            escaped(journey_figures.way_text(one.steps, w)),
            journey_figures.reconciled_text(one, w),
        ]
        for one in r.deals.shown[:JOURNEYS]
    ]
    yield table([w(f"deals_column_{name}") for name in ("deal", "outcome", "value", "grade", "rows", "said")], rows)


def _own_side(r: Result, w: Words) -> Iterator[str]:
    own = r.own_side
    if own.state != "measured":
        return
    yield f"## {w('own_title')}"
    yield " ".join(own_side_figures.own_side_sentences(own, w))
    for title, rows in (
        ("own_list_waiting", own.waiting_shown),
        ("own_list_promises", own.promises),
        ("own_list_silent_quotes", own.silent_quotes),
    ):
        if rows:
            yield f"**{w(title)}**"
            yield "\n".join(f"- {escaped(own_side_figures.waiting_text(one, w))}" for one in rows[:JOURNEYS])
    yield "" if own.texts_kept else w("own_no_texts")


def _changed(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('changed_title')}"
    rows = [
        [figures.short_title(c.code, w), numbers.signed(c.points, w.lang, 1), w(f"certainty_{c.certainty}")]
        for c in r.history.causes
    ]
    yield table([w("changed_cause"), w("column_points"), ""], rows) if rows else w("changed_none")


def _next(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('next_title')}"
    lines = [
        f"{k}. **{w.sentence(a.finding)}** {w.sentence(a.reason)} "
        f"{numbers.signed(a.effect.value or 0, w.lang, 1)} "
        f"({w('from_to', low=numbers.short(a.effect.low or 0, w.lang), high=numbers.short(a.effect.high or 0, w.lang))}"
        f"), {numbers.minutes(a.minutes)}"
        for k, a in enumerate(r.actions, 1)
    ]
    yield "\n".join(lines) or w("next_none")
    yield "\n".join(f"- {w('useless_title')} {w.sentence(finding)}" for finding in r.useless)


def _objectives(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('objectives_title')}"
    lines = [
        f"- {w('colon', left=escaped(figures.aim_title(o, w)), right=figures.aim_progress(o, w))}. "
        f"{figures.aim_projection(o, w)}".rstrip()
        for o in r.objectives
    ]
    yield "\n".join(lines) or f"{w('objectives_none')} `jalon init`"


def _evidence(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('evidence_title')}"
    rows = [
        [
            figures.indicator_title(i.code, w),
            figures.estimate_text(i.value, w),
            "" if i.points is None else numbers.signed(i.points, w.lang, 1),
            f"`jalon explain {i.code} …`",
        ]
        for i in r.indicators
    ]
    yield table([w("column_indicator"), w("column_value"), w("column_points"), w("evidence_replay")], rows)
    yield f"{w('evidence_replay_note')} `{figures.replay_text(r)}`"


def _worth(r: Result, w: Words) -> Iterator[str]:
    yield f"## {w('worth_title')}"
    if r.robustness:
        yield w("worth_text", draws=r.robustness.draws, low=r.robustness.low, high=r.robustness.high)
        yield "\n".join(f"- {w.sentence(finding)}" for finding in r.robustness.choices)
    if r.score.certified is not None:
        yield w("certified_text", value=r.score.certified)
    yield f"**{w('trust_title')}**"
    yield "\n".join([f"- {w(f'trust_{r.trust.grade}')}", *(f"- {w.sentence(check)}" for check in r.trust.checks)])
    pulled = [file for file in r.trust.files if file.grade == "api"]
    if pulled and not r.masked:
        lines = [w("trust_file_api", name=file.name, hash=file.sha256[:12], rows=file.rows) for file in pulled]
        yield "\n".join(f"- {escaped(line)}" for line in lines)
    if r.missing:
        yield f"**{w('missing_title')}**"
        yield "\n".join(
            f"- {w('colon', left=w.first(f'signal_{m.source}', m.source), right=w.first(m.what_it_would_add))}"
            for m in r.missing
        )
    if r.problems:
        yield f"**{w('problems_title')}**"
        yield "\n".join(
            f"- {escaped(w('colon', left=p.source, right=problem_sentence(p, w.lang)))}" for p in r.problems
        )


def _foot(r: Result, w: Words) -> Iterator[str]:
    yield "---"
    method = w("foot_method", version=r.foot.version, edition=r.foot.edition, hash=r.foot.edition_hash[:12],
               half=r.foot.half_life_days, horizon=r.foot.horizon_days)  # fmt: skip
    yield f"{method} {w('foot_group')} {w('foot_free')}"
    yield "    " + " ".join(r.foot.command.split())


# Left out while the sources say next to nothing: tables without a figure.
MEASURED = (_usage, _pillars, _changed, _next, _evidence)
