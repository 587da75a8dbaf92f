"""The proof as a whole on few members: every finding has its bar, the page says first what is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jalon.index import load_edition
from jalon.proof.finding import ALWAYS, NOTHING, Finding
from jalon.proof.page import beaten, page, pictures, reasons, recorded
from jalon.proof.properties import CHECKS
from jalon.proof.run import Plan, all_worlds, plan_of, prove, settings
from jalon.proof.text import as_json, text
from jalon.proof.trial import Trial
from jalon.simulate.population import worlds

EDITION = load_edition(settings()["edition"])
PLAN = Plan(members=400, draws=20, seeds=(1,), worlds=("W6", "W7", "W8"))
FINDINGS = prove(EDITION, PLAN)
LOST = Finding(30, "Tells sellers", "W0", 1, 0.8, ">= .86", False, {"past contracts": 0.9, "no information": 0.5})


def test_held_out_seeds_are_five_and_were_not_developed_on():
    nightly, developed = settings()["nightly"]["seeds"], settings()["development_seeds"]
    assert len(set(nightly)) >= 5
    assert not set(nightly) & set(developed)
    assert set(settings()["quick"]["seeds"]) <= set(nightly)


def test_every_world_is_used_and_known():
    assert set(all_worlds()) == set(worlds())
    assert {world for _, some in CHECKS for world in some} <= set(worlds())


def test_a_plan_can_be_narrowed():
    plan = plan_of("quick", seeds=(9,), worlds=("W4",))
    assert (plan.seeds, plan.worlds) == ((9,), ("W4",))
    assert plan_of("nightly").worlds == all_worlds()


def test_findings_are_numbers_with_a_bar():
    assert [f.property for f in FINDINGS] == [37, 52, 52, 52, 53]
    for finding in FINDINGS:
        assert np.isfinite(finding.figure)
        assert finding.bar and finding.title


def test_json_has_the_fields_that_are_promised():
    data = json.loads(as_json(EDITION, PLAN, FINDINGS))
    promised = {"property", "title", "world", "seed", "figure", "bar", "comparators", "passed"}
    assert all(promised <= set(finding) for finding in data)


def test_every_validity_finding_stands_beside_all_five_comparators():
    trial = Trial(EDITION, "W0", 6, 300, 10)
    checks = [
        check for check, worlds in CHECKS if check.__module__.endswith((".validity", ".top_end")) and "W0" in worlds
    ]
    found = [finding for check in checks for finding in check(trial)]
    assert {f.property for f in found} == set(range(27, 41)) - {37}
    for finding in found:
        assert set(ALWAYS) <= set(finding.comparators), finding.title
        for value in finding.figures_beside().values():
            assert np.isfinite(value), finding.title
    told = {(f.property, f.title): [n for n in ALWAYS if f.comparators[n] is None] for f in found}
    assert {key[0] for key, missing in told.items() if missing} == {40}
    assert next(f for f in found if f.property == 34).comparators[NOTHING] == pytest.approx(0.0, abs=1e-6)
    assert next(f for f in found if f.property == 29).comparators[NOTHING] == 0.0


def test_json_has_the_key_of_every_comparator_and_the_pages_print_one_without_a_figure():
    plain = replace(LOST, comparators={})
    data = json.loads(as_json(EDITION, PLAN, [plain]))
    assert data[0]["comparators"] == dict.fromkeys(ALWAYS)
    without = replace(LOST, comparators={**dict.fromkeys(ALWAYS), "past contracts": 0.9})
    for written in (text(EDITION, PLAN, [without]), page(EDITION, PLAN, [without])):
        assert "usage score none" in written
        assert "past contracts 0.900" in written
    assert pictures([without])


def test_what_was_measured_once_is_of_the_edition_in_force_and_said_where_it_misses():
    written = page(EDITION, PLAN, [LOST])
    below = written[written.index("## Below their bar") : written.index("## Every property")]
    for each in recorded():
        assert each["edition"] == EDITION.id
        assert each["title"] in written
        assert (each["title"] in below) == (not each["passed"])


def test_the_record_says_what_its_writer_would_say_of_what_was_measured_once():
    kept = Path(__file__).parents[2].joinpath("docs", "proof.md").read_text(encoding="utf-8")
    written = page(EDITION, PLAN, [LOST])
    for line in (line for line in written.splitlines() if "Measured once for" in line):
        assert kept.count(line) == written.count(line)


def test_an_error_is_beaten_by_a_lower_one():
    brier = replace(LOST, property=32, figure=-0.07, comparators={"past contracts": -0.08, "usage score": -0.01})
    assert beaten([brier]) == [(brier, "past contracts", -0.08)]


def test_the_page_says_first_where_the_index_does_not_win():
    written = page(EDITION, PLAN, [LOST, *FINDINGS])
    assert (
        written.index("Where the index does not win")
        < written.index("Below their bar")
        < written.index("Every property")
    )
    assert "past contracts 0.900, index 0.800" in written
    assert "**fail**" in written
    assert beaten([LOST]) == [(LOST, "past contracts", 0.9)]
    assert beaten([replace(LOST, comparators={})]) == []


def test_the_page_says_why_a_property_stays_below_its_bar_and_which_seeds_were_held_out():
    for title in reasons():
        short = replace(LOST, title=title)
        written = page(EDITION, PLAN, [short])
        assert reasons()[title].strip() in written
    assert "Held out" not in written
    assert "Looked at during development, no proof: seeds 1." in written
    assert "Held out, not looked at during development: seeds 801, 802" in page(EDITION, plan_of("nightly"), [LOST])


def test_text_counts_what_passed():
    assert "0 of 1 at their bar" in text(EDITION, PLAN, [LOST])


def test_pictures_are_svg():
    for name, svg in pictures([LOST, *FINDINGS]).items():
        assert name.endswith(".svg")
        assert svg.startswith("<svg") and svg.rstrip().endswith("</svg>")


@pytest.mark.parametrize("world", ["W0"])
def test_the_same_seed_proves_the_same(world: str):
    first, second = (Trial(EDITION, world, 5, 150, 10).points for _ in range(2))
    assert np.array_equal(first, second)


def test_in_a_world_of_luck_alone_the_universe_score_is_one_and_the_same():
    trial = Trial(EDITION, "W8", 3, 60, 10)
    assert trial.universe_points.std() < 1e-6


def test_unlimited_evidence_is_told_better_than_a_year():
    trial = Trial(EDITION, "W0", 4, 400, 10)
    assert np.corrcoef(trial.points, trial.universe_points)[0, 1] > 0.9
    assert trial.universe.shape == (400, len(EDITION.dimensions))
