"""Fill the templates with the result, the sentences and the charts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jalon.impact.thresholds import delay_rules
from jalon.report import figures, impact_figures, journey_figures, numbers
from jalon.report.harmless import harmless
from jalon.report.impact_figures import way_of
from jalon.report.own_side_figures import own_side_sentences
from jalon.report.page.style import policy, stylesheet
from jalon.report.problem_words import problem_sentence
from jalon.report.result import Indicator, Result
from jalon.report.words import Words, words

if TYPE_CHECKING:
    from jinja2 import Environment

PILLARS = ("brand", "people", "insights", "relationships", "messaging")
ROWS_SHOWN, PROBLEMS_SHOWN, PATHS_SHOWN, JOURNEYS_SHOWN = 6, 12, 3, 3
ENDINGS = ("_text", "_title", "_range", "_progress", "_projection")
NUMBERS = ("number", "percent", "signed", "span", "short", "long_date", "short_date", "month", "listed")


def to_html(result: Result, lang: str = "en", sibling: str | None = None) -> str:
    """The page in French or English; `sibling` is the address of the page in the other language, if there is one."""
    w = words(lang)
    page = environment().get_template("page.html")
    shown = page.render(
        r=result, w=w, lang=lang, sibling=sibling, **_tools(w), **_charts(result, w), **_parts(result, w)
    )
    return harmless(shown)


def environment() -> Environment:
    """The template environment, with compiled templates kept beside the sources as Python keeps its own."""
    from jalon.report.page.templates import templates

    return templates()


def _tools(w: Words) -> dict[str, Any]:
    tools: dict[str, Any] = {name: partial(getattr(numbers, name), lang=w.lang) for name in NUMBERS}
    for module in (figures, impact_figures, journey_figures):
        names = [name for name in dir(module) if name.endswith(ENDINGS)]
        tools |= {name: partial(getattr(module, name), w=w) for name in names}
    tools["problem_sentence"] = partial(problem_sentence, lang=w.lang)
    return tools | {"minutes": numbers.minutes, "css": stylesheet(), "policy": policy()}


def _charts(result: Result, w: Words) -> dict[str, Any]:
    from jalon.report.charts.conversation import conversation, key_mark
    from jalon.report.charts.histogram import histogram
    from jalon.report.charts.incidence import incidence
    from jalon.report.charts.pillar_strip import pillar_strip
    from jalon.report.charts.progress_bar import progress_bar
    from jalon.report.charts.quarters import quarters
    from jalon.report.charts.rate_strip import rate_strip
    from jalon.report.charts.score_line import score_line
    from jalon.report.charts.share_band import band_key, share_band
    from jalon.report.charts.square import square
    from jalon.report.charts.waterfall import waterfall

    return {
        "score_line": score_line(result, w),
        "square": square(result, w),
        "pillar_strip": partial(pillar_strip, reference=result.reference, w=w),
        "rate_strip": partial(rate_strip, w=w),
        "waterfall": waterfall(result.history),
        "quarters": quarters(result.history, w),
        "incidence": partial(incidence, w=w),
        "share_band": partial(share_band, w=w),
        "band_key": band_key,
        "progress_bar": progress_bar,
        "conversation": partial(conversation, w=w),
        "key_mark": key_mark,
        "histogram": partial(histogram, score=result.score.points.value, w=w),
    }


def _parts(result: Result, w: Words) -> dict[str, Any]:
    """The result arranged as the page shows it: indicators by pillar, and the one that stands open."""
    from jalon.report.charts.waterfall import told_apart

    by_pillar = [(pillar, [i for i in result.indicators if i.pillar == pillar]) for pillar in PILLARS]
    return {
        "by_pillar": [(pillar, found) for pillar, found in by_pillar if found],
        "ripening": figures.ripening_text(result, w),
        "measured": not figures.says_nothing(result),
        "replay": figures.replay_text(result),
        "opened": _opened(result.indicators),
        "rows_shown": ROWS_SHOWN,
        "problems_shown": PROBLEMS_SHOWN,
        "paths_shown": PATHS_SHOWN,
        "journeys_shown": JOURNEYS_SHOWN,
        "own_sentences": own_side_sentences(result.own_side, w),
        "way": way_of(result.funnel),
        "fewest": delay_rules().fewest,
        "noise": told_apart(result.history.causes)[1],
    }


def _opened(indicators: tuple[Indicator, ...]) -> str | None:
    """The first indicator with example conversations stands open, so that the page shows how to read one."""
    return next((i.code for i in indicators if i.strips), None)
