"""METHOD.md and METHOD.fr.md state the figures of the edition in force, and the example is computed again."""

from __future__ import annotations

import re

import pytest

from jalon.index import load_edition, member_totals, pillar_scores, score_members, stack
from tests.docs.blocks import ROOT

METHODS = {"en": "METHOD.md", "fr": "METHOD.fr.md"}
STATES = {
    "en": {"not_enough": "not enough", "provisional": "provisional", "established": "established"},
    "fr": {"not_enough": "pas assez de preuves", "provisional": "provisoire", "established": "établi"},
}


def text(language: str) -> str:
    """The method with numbers as English writes them, and plain spaces."""
    plain = (ROOT / METHODS[language]).read_text(encoding="utf-8").replace("\u202f", " ")
    return re.sub(r"(\d),(\d)", r"\1.\2", plain) if language == "fr" else plain


@pytest.mark.parametrize("language", METHODS)
@pytest.mark.parametrize(("accepted", "sent"), [(3, 10), (30, 100), (90, 300)])
def test_the_worked_example_is_what_the_index_says(language: str, accepted: int, sent: int) -> None:
    edition = load_edition()
    totals = stack([member_totals(edition, {"target_acceptances_per_invitation": (accepted, sent)})])
    pillars = pillar_scores(edition, totals, score_members(edition, totals))
    people = [pillar.code for pillar in edition.pillars].index("people")
    points, low, high = (figures[0, people] for figures in (pillars.points, pillars.low, pillars.high))
    between = f"{low:.1f} {'and' if language == 'en' else 'et'} {high:.1f}"
    rate = "30%" if language == "en" else "30 %"
    state = STATES[language][pillars.states[0][people]]
    assert f"| {accepted} | {sent} | {rate} | {points:.1f} | {between} | {state} |" in text(language)


@pytest.mark.parametrize("language", METHODS)
def test_weights_are_those_of_the_edition(language: str) -> None:
    percent = "%" if language == "en" else " %"
    row = " | ".join(f"{100 * d.weight:.0f}{percent}" for d in load_edition().dimensions)
    assert f"| {row} |" in text(language)


@pytest.mark.parametrize("language", METHODS)
def test_constants_are_those_of_the_edition(language: str) -> None:
    edition, method = load_edition(), text(language)
    states, time = edition.states, edition.time
    days = "days" if language == "en" else "jours"
    for stated in (
        f"`{edition.id}`",
        f"σ = {edition.scale.sigma_ref:g}",
        f"τ = {edition.tau:g}",
        f"({time.horizon_days} {days})",
        f"h = {time.half_life_days:g} {days}",
        f"{edition.scale.par_points:g} + {edition.scale.points_per_sd:g} A(θ̂)/σ",
        f"± {edition.scale.quantile:g}",
    ):
        assert stated in method, stated
    for figure in (
        states.established_se,
        states.provisional_se,
        states.pillar_established_se,
        states.pillar_provisional_se,
    ):
        assert re.search(rf"\b{figure:g}\b", method), figure


@pytest.mark.parametrize("language", METHODS)
def test_bounds_of_the_other_choices_are_those_of_the_edition(language: str) -> None:
    space = load_edition().choice_space
    assert f"{100 * space.weight_spread:.0f}{'%' if language == 'en' else ' %'}" in text(language)
    assert (min(space.half_life_days), max(space.half_life_days)) == (42, 3650)
    assert space.dispersion_factor == (0.5, 2.0)
    assert space.event_weight_factor == (0.6, 1.4)


@pytest.mark.parametrize("language", METHODS)
def test_what_few_people_may_carry_is_that_of_the_edition(language: str) -> None:
    time = load_edition().time
    assert time.top_counterparts == 3
    more, percent = ("more than", "%") if language == "en" else ("plus de", " %")
    assert f"{more} {100 * time.top_share:.0f}{percent}" in text(language)


def test_both_languages_have_the_same_sections() -> None:
    headings = {language: re.findall(r"^(#+) ", text(language), re.MULTILINE) for language in METHODS}
    assert headings["fr"] == headings["en"]
