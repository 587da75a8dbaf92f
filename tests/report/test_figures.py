"""Figures in words that every rendering shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.report.figures import replay_text, together_text, weights_text, worth_text
from jalon.report.mask import masked
from jalon.report.result_deals import Together
from jalon.report.words import words
from tests.report import sample

EN = words("en")


@pytest.mark.parametrize(
    ("command", "replayed"),
    [
        ("jalon report a.zip --format json --strategy s.toml", "jalon explain FIGURE a.zip --strategy s.toml"),
        ("jalon report --keep-text 'b c.zip' --out x.html", "jalon explain FIGURE 'b c.zip'"),
        ("jalon report 'never closed", "jalon explain FIGURE"),
        ("", "jalon explain FIGURE"),
    ],
)
def test_a_figure_is_replayed_on_the_files_of_the_report(command: str, replayed: str) -> None:
    result = sample.full()
    assert replay_text(replace(result, foot=replace(result.foot, command=command))) == replayed


def test_a_pillar_of_two_dimensions_opens_its_weight() -> None:
    pillars = {pillar.code: pillar for pillar in sample.full().pillars}
    weights = {"brand": 0.11, "messaging": 0.18, "results": 0.27}
    messaging = replace(pillars["messaging"], parts={"messaging": 70.0, "results": 61.0})
    assert weights_text(weights, messaging, EN) == "45%, of which Messaging 18%, Results 27%"
    assert weights_text(weights, replace(pillars["brand"], parts={}), EN) == "11%"


def test_what_is_worth_little_is_not_called_nothing() -> None:
    found = sample.full().indicators[0]
    assert "less than 0.01 points" in worth_text(replace(found, unit_points=0.003), EN)
    assert "less" not in worth_text(replace(found, unit_points=0.2), EN)


def test_a_sum_over_currencies_says_what_was_converted_or_why_there_is_none() -> None:
    funnel = replace(sample.full().funnel, together=Together("EUR", 1350.4, 1, 0))
    assert together_text(funnel, EN).startswith("Together €1,350: 1 amount converted")
    assert together_text(funnel, words("fr")).startswith("Ensemble 1\u202f350\u202f€\u202f: 1 montant converti")
    assert "2 amounts have no exchange rate" in together_text(replace(funnel, together=Together("EUR", None, 3, 2)), EN)
    assert together_text(replace(funnel, together=None), EN) == ""


def test_incognito_hides_the_sum_over_currencies() -> None:
    result = sample.full()
    shown = replace(result, funnel=replace(result.funnel, together=Together("EUR", 1350.4, 1, 0)))
    assert masked(shown, bytes(32)).funnel.together is None
