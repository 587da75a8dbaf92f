"""The answer for a terminal of 80 columns: the same result, in plain characters; colour only when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from jalon.report import figures, impact_figures, journey_figures, numbers, own_side_figures
from jalon.report.problem_words import problem_sentence
from jalon.report.result import Pillar, Reference, Result
from jalon.report.words import Words, capfirst, words

WIDTH = 80
INDENT = "  "
SCALE = 51
JOURNEYS = 3
UNTOLD = "follows_untold"  # what is missing from real life because the results file does not say that it is followed
GLUE, NARROW_GLUE = "\ue000", "\ue001"
ACCENT, SLATE, BOLD, PLAIN = "\x1b[31m", "\x1b[34m", "\x1b[1m", "\x1b[0m"


def to_text(result: Result, lang: str = "en", colour: bool = False) -> str:
    """The report in at most 80 columns, readable without colour."""
    w = words(lang)
    measured = not figures.says_nothing(result)
    blocks = (
        _title(result, w),
        _wrapped(w.sentences(result.headline)),
        _score(result, w),
        _wrapped(w.sentences(result.score.anew)),
        _wrapped(figures.comparisons_text(result, w)),
        _pillars(result, w) if measured else (),
        _life(result, w),
        _ways(result, w),
        _journeys(result, w),
        _deals(result, w),
        _own_side(result, w),
        _advice(result, w) if measured else (),
        _aims(result, w),
        _doubts(result, w),
    )
    text = "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"
    return text if colour else "\n".join(line.rstrip() for line in _bare(text).split("\n"))


def _bare(text: str) -> str:
    for code in (ACCENT, SLATE, BOLD, PLAIN):
        text = text.replace(code, "")
    return text


def _wrapped(text: str, first: str = INDENT, later: str = INDENT) -> list[str]:
    # Textwrap would break at narrow no-break spaces; a character that it does not know stands in for them.
    whole = plain(text).replace(numbers.NARROW, NARROW_GLUE)
    lines = wrap(whole, WIDTH - 2, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
    return [_unglued(line) for line in lines]


def _unglued(line: str) -> str:
    text = line.lstrip(" ")
    kept = " " * (len(line) - len(text)) + text.removeprefix(GLUE)
    return kept.replace(NARROW_GLUE, numbers.NARROW).replace(GLUE, " ")


def plain(text: str) -> str:
    """The text without control characters, which a name in a file could send to the terminal."""
    return "".join(c for c in text if c.isprintable() or c in (GLUE, NARROW_GLUE, numbers.NARROW))


def _labelled(label: str, text: str, width: int) -> list[str]:
    return _wrapped(text, f"{INDENT}{label:<{width}}  ", INDENT + " " * (width + 2))


def _title(result: Result, w: Words) -> Iterator[str]:
    period = w("period", months=w("months_12"), date=result.head.period_to)
    yield f"{INDENT}{BOLD}{plain(figures.name_text(result.head, w))[: WIDTH // 2]}{PLAIN}, {period}"
    if result.strategy is None:
        yield from _wrapped(f"{w('strategy_none')} {figures.default_target_text(None, w)}")
    yield from _wrapped(figures.nobody_text(result.strategy, w))
    if result.masked:
        yield from _wrapped(w("incognito_note"))


def _score(result: Result, w: Words) -> Iterator[str]:
    names = w("text_performance"), w("text_usage")
    width = max(len(name) for name in names) + 2
    yield (INDENT + f"{names[0]:<{width}}" + _number(result, w)).rstrip()
    yield from _between(result, width, w)
    usage = result.usage.points
    shown = numbers.number(usage, w.lang) if usage is not None else w("not_measured")
    ssi = w("text_ssi", value=result.usage.ssi.overall) if result.usage.ssi else ""
    yield (INDENT + f"{names[1]:<{width}}{SLATE}{shown:<4}{PLAIN}{'':<12}{ssi}").rstrip()


def _number(result: Result, w: Words) -> str:
    points = result.score.points
    if points.low is None or points.high is None:
        return w("not_measured")
    interval = w("range_words", low=numbers.number(points.low, w.lang), high=numbers.number(points.high, w.lang))
    if points.value is None:
        return f"{w('not_enough')}, {interval}"
    parts = [f"{ACCENT}{numbers.number(points.value, w.lang):<4}{PLAIN}{interval:<12}", _standing(result, w)]
    change = result.score.change
    if change and change.points is not None:
        parts.append(w("text_quarter", points=change.points))
    return "  ".join(part for part in parts if part)


def _standing(result: Result, w: Words) -> str:
    if result.score.points.state != "established":
        return w("provisional")
    if result.reference is None or result.reference.ahead.value is None:
        return w("text_no_group")
    return w("text_ahead", share=result.reference.ahead.value, n=result.reference.n)


def _between(result: Result, width: int, w: Words) -> Iterator[str]:
    """The interval of the share ahead, below it: a rank never stands without."""
    ahead = result.reference.ahead if result.reference else None
    if result.score.points.state == "established" and ahead and ahead.low is not None and ahead.high is not None:
        yield f"{INDENT}{'':<{width + 18}}{w('text_ahead_between', low=ahead.low, high=ahead.high)}"


def _pillars(result: Result, w: Words) -> Iterator[str]:
    names = {pillar.code: w(f"pillar_{pillar.code}") for pillar in result.pillars}
    width = max((len(name) for name in names.values()), default=0)
    for pillar in result.pillars:
        value = pillar.points.value
        shown = "–" if value is None else numbers.number(value, w.lang)
        weak = "?" if value is not None and pillar.points.state != "established" else " "
        yield f"{INDENT}{names[pillar.code]:<{width}}  {shown:>3}{weak} {_scale(pillar, result.reference)}"
    if result.pillars:
        doubt = any(p.points.state == "provisional" for p in result.pillars)
        key = w("text_key_group" if result.reference else "text_key")
        yield f"{INDENT}{'':<{width}}       {key}" + (f"  ? {w('provisional')}" if doubt else "")


def _scale(pillar: Pillar, reference: Reference | None) -> str:
    """The scale with its tick at the group's median, or at par where there is no group."""
    middle = reference.pillars.get(pillar.code, (50.0, 50.0, 50.0))[1] if reference else 50.0
    cells = ["─"] * SCALE
    points = pillar.points
    if points.low is not None and points.high is not None:
        for k in range(_cell(points.low), _cell(points.high) + 1):
            cells[k] = "━" if points.state == "established" else "╍"
    cells[_cell(middle)] = "┼" if cells[_cell(middle)] == "─" else "┿"
    if pillar.usage is not None:
        cells[_cell(pillar.usage)] = f"{SLATE}○{PLAIN}"
    if points.value is not None:
        cells[_cell(points.value)] = f"{ACCENT}●{PLAIN}"
    return "".join(cells)


def _cell(points: float) -> int:
    return min(max(round(points * (SCALE - 1) / 100), 0), SCALE - 1)


NOUNS = {"contacts": "noun_contact", "conversations": "noun_conversation", "meetings": "noun_meeting",
         "quotes": "noun_quote", "contracts": "noun_contract"}  # fmt: skip


def _life(result: Result, w: Words) -> Iterator[str]:
    known = [stage for stage in result.funnel.stages if stage.n is not None]
    if known:
        yield from _wrapped(" > ".join(w(NOUNS[stage.code], n=stage.n) for stage in known))
    weak = next((stage for stage in known if stage.weakest and stage.rate and stage.rate.value is not None), None)
    if weak and weak.rate:
        name = w(f"stage_{weak.code}")
        right = f"{name.lower()}, {figures.estimate_text(weak.rate, w)}"
        yield from _wrapped(w("colon", left=capfirst(w("stage_weak")), right=right))
    yield from _wrapped(figures.outside_text(result.funnel, w))
    if result.funnel.state != "measured":
        yield from _wrapped(f"{w('life_none')} {w('life_none_text')}")
    for line in result.problems:
        if line.code == UNTOLD:
            yield from _wrapped(problem_sentence(line, w.lang))


def _ways(result: Result, w: Words) -> Iterator[str]:
    for delay in result.funnel.delays:
        if delay.within.value is not None:
            step = impact_figures.wait_title(delay, w)
            share = f"{impact_figures.wait_within_text(delay, w)} {w('waits_in', days=delay.horizon_days)}"
            yield from _wrapped(f"{w('colon', left=step, right=share)}")
    paths = result.paths
    if paths.state == "not_measured":
        return
    yield from _wrapped(f"{impact_figures.paths_sum_text(paths, w)}. {w.sentence(paths.notes[0])}")
    width = max(len(impact_figures.touch_title(kind.kind, w)) for kind in paths.kinds) if paths.kinds else 0
    for kind in paths.kinds:
        band = f"{impact_figures.band_text(kind, w):>8}  " if kind.models else ""
        title = impact_figures.touch_title(kind.kind, w)
        yield from _labelled(title, f"{band}{impact_figures.presence_text(kind, paths, w)}", width)
    if paths.kinds and paths.state != "counts":
        yield from _wrapped(w("paths_reading"))


def _journeys(result: Result, w: Words) -> Iterator[str]:
    if result.journeys.state != "measured":
        return
    yield from _wrapped(journey_figures.journeys_sum_text(result.journeys, w))
    for one in result.journeys.shown[:JOURNEYS]:
        yield from _wrapped(one.person, INDENT, INDENT)
        yield from _wrapped(journey_figures.way_text(one.steps, w), INDENT * 2, INDENT * 2)


def _deals(result: Result, w: Words) -> Iterator[str]:
    if result.deals.won:
        yield from _wrapped(journey_figures.deals_sum_text(result.deals, w))


def _own_side(result: Result, w: Words) -> Iterator[str]:
    for sentence in own_side_figures.own_side_sentences(result.own_side, w):
        yield from _wrapped(sentence, INDENT, INDENT * 2)


def _advice(result: Result, w: Words) -> Iterator[str]:
    width = max(len(w("text_next")), len(w("text_useless")))
    for k, action in enumerate(result.actions, 1):
        head = w("text_next") if k == 1 else ""
        effect = action.effect
        if effect.value is None or effect.low is None or effect.high is None:
            continue
        ends = w("from_to", low=numbers.short(effect.low, w.lang), high=numbers.short(effect.high, w.lang))
        gain = f"{numbers.signed(effect.value, w.lang, 1)} ({ends}), {numbers.minutes(action.minutes)}"
        text = f"{w.sentence(action.finding)} {GLUE}{gain.replace(' ', GLUE)}"
        yield from _labelled(f"{head:<{width}}  {k}", text, width + 3)
    for finding in result.useless[:1]:
        yield from _labelled(w("text_useless"), w.sentence(finding), width)


def _aims(result: Result, w: Words) -> Iterator[str]:
    for aim in result.objectives:
        title, progress = figures.aim_title(aim, w), figures.aim_progress(aim, w)
        projection = figures.aim_projection(aim, w)
        yield from _wrapped(f"{w('colon', left=title, right=progress)}. {projection}".rstrip(), INDENT, INDENT * 2)


def _doubts(result: Result, w: Words) -> Iterator[str]:
    score = result.score
    covered = w("state_coverage", coverage=score.coverage, n=score.sources_present, of=score.sources_possible)
    yield from _wrapped(f"{capfirst(covered)}.")
    yield from _wrapped(w(f"trust_{result.trust.grade}"))
    for finding in result.score.narrowing:
        yield from _wrapped(w.sentence(finding))
    if result.editions:
        yield from _wrapped(f"{w('editions_title')} {figures.editions_text(result, w)}.")
    if result.foot.provisional:
        yield from _wrapped(f"{w('edition_face', edition=result.foot.edition)} {w('edition_provisional')}")
