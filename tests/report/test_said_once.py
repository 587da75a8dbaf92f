"""Sentences that must fit what happened: nobody asked yet, no length of a meeting known, nothing to show at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.report.journey_figures import deals_sum_text
from jalon.report.markdown import to_markdown
from jalon.report.own_side_figures import own_side_sentences
from jalon.report.page import to_html
from jalon.report.result_deals import Deals
from jalon.report.text import to_text
from jalon.report.words import words
from tests.report import sample

RENDERERS = (to_text, to_markdown, to_html)


@pytest.mark.parametrize(
    ("won", "unasked", "en", "fr"),
    [
        (9, 9, "not yet said of any of them", "encore dit d’aucune"),
        (9, 8, "Of 8 of them", "pour 8 d’entre elles"),
        (9, 1, "Of 1 of them", "pour 1 d’entre elles"),
        (1, 1, "not yet said how LinkedIn helped with it", "pas encore dit comment LinkedIn y a aidé"),
        (9, 0, None, None),
    ],
)
def test_how_many_deals_wait_for_a_word(won: int, unasked: int, en: str | None, fr: str | None) -> None:
    found = Deals("measured", won, (("none", won),), unasked)
    for lang, says in (("en", en), ("fr", fr)):
        told = deals_sum_text(found, words(lang))
        assert ("jalon deals --store" in told) == (says is not None)
        assert says is None or says in told


@pytest.mark.parametrize(
    ("lang", "calendar", "none"), [("en", "by the calendar", "no length"), ("fr", "d’après l’agenda", "durée")]
)
def test_hours_name_the_calendar_only_when_it_tells_meetings(lang: str, calendar: str, none: str) -> None:
    own = sample.full().own_side
    assert own.hours
    met = " ".join(own_side_sentences(own, words(lang)))
    alone = " ".join(own_side_sentences(replace(own, hours=replace(own.hours, meetings=0.0)), words(lang)))
    assert calendar in met
    assert none not in met
    assert calendar not in alone
    assert none in alone


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_sources_that_say_nothing_get_no_empty_frame(render: object, lang: str) -> None:
    poor = sample.poor()
    bare = render(replace(poor, score=replace(poor.score, coverage=0.012)), lang)  # type: ignore[operator]
    whole = render(poor, lang)  # type: ignore[operator]
    w = words(lang)
    useless = w("text_useless") if render is to_text else w("useless_title")
    for empty in (w("pillar_brand"), useless):
        assert empty in whole
        assert empty not in bare
    assert w.sentence(poor.headline[0])[:20] in bare
    assert len(bare) < len(whole)
