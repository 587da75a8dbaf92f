"""What is published: enough contributors, mixed, with OpenDP's noise, within a stated budget, once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest

from jalon.errors import ExchangeRefused
from jalon.norms.cohort import ALL, Cohort
from jalon.norms.document import as_data, norms_from
from jalon.norms.exchange.acceptance import Accepted, accepted
from jalon.norms.exchange.ledger import with_release
from jalon.norms.exchange.release import private_quantile, release
from jalon.norms.exchange.rules import Metric, metrics
from tests.norms.exchange.givers import EDITION, PERIOD, contribution, many, register, unsigned

POINTS = metrics()[0]


def exact(values: Sequence[float], metric: Metric, level: float, epsilon: float) -> tuple[float, float]:
    """No noise, for tests of everything else."""
    return float(np.quantile(values, level, method="inverted_cdf")), 0.0


def given(*groups: list[dict[str, object]], organisations: int = 8) -> Accepted:
    whole = list(chain(*groups))
    return accepted(whole, register(2000, organisations), EDITION)


def test_contributions_are_taken_in_any_order_under_any_name() -> None:
    people = many(12)
    assert accepted(people, register(12), EDITION) == accepted(people[::-1], register(12), EDITION)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (None, "unreadable"),
        ({"schema": "?"}, "form"),
        (contribution(1) | {"n_band": 31}, "off_grid"),
        (contribution(1) | {"n_band": 30}, "signature"),
        (contribution(1) | {"period": "2026-Q2"}, "other_period"),
        (contribution(1) | {"edition": "x"}, "other_edition"),
        (contribution(5000), "uninvited"),
        (contribution(3), "twice"),
    ],
)
def test_each_fault_is_counted_under_its_reason(bad: dict[str, object] | None, reason: str) -> None:
    found = accepted([contribution(3), bad], register(10), EDITION)
    assert len(found.contributions) == 1
    assert found.refused == {reason: 1}


def test_one_key_counts_once_even_with_several_invitations() -> None:
    from jalon.norms.exchange.signing import signed
    from tests.norms.exchange.givers import secret

    flood = [signed(unsigned(k, 100.0), secret(7)) for k in range(20)]
    assert len(accepted(flood, register(20), EDITION).contributions) == 1


def test_199_contributors_give_nothing_200_give_everybody() -> None:
    with pytest.raises(ExchangeRefused, match="199 contributions count"):
        release(given(many(199)), PERIOD, "e", EDITION, exact)
    found = release(given(many(200)), PERIOD, "e", EDITION, exact)
    assert [entry.cohort for entry in found.cohorts] == [ALL]
    assert found.cohorts[0].measures["points"].median == pytest.approx(50, abs=3)


def test_an_organisation_of_more_than_a_fifth_blocks_the_figure() -> None:
    with pytest.raises(ExchangeRefused, match="no organisation gives more than 20 percent"):
        release(given(many(300), organisations=4), PERIOD, "e", EDITION, exact)
    assert release(given(many(300), organisations=5), PERIOD, "e", EDITION, exact).cohorts


def test_a_small_sector_merges_into_its_section_and_into_everybody() -> None:
    """700 of J62 and 210 of J63 (J: 910), 220 of C10: with three levels open, 600 are needed."""
    people = given(many(700), many(210, 2, first=700, sector="J63"), many(220, 3, first=910, sector="C10"))
    found = release(people, PERIOD, "e", EDITION, exact)
    assert [entry.cohort for entry in found.cohorts] == [ALL, Cohort(("J",)), Cohort(("J62",))]
    assert found.notes["budget"]["levels"] == 3
    assert [e.cohort for e in found.find(Cohort(("J63", "11-50")))] == [Cohort(("J",)), ALL]
    assert [e.cohort for e in found.find(Cohort(("C10",)))] == [ALL]


@pytest.mark.parametrize(("rest", "shown"), [(0, 4), (1, 1), (199, 1), (200, 4)])
def test_what_is_left_of_a_wider_cell_is_nobody_or_200(rest: int, shown: int) -> None:
    """800 of one sector and size beside `rest` of another section: taken from everybody, the rest would be left."""
    people = given(many(800), many(rest, 3, first=800, sector="C10"))
    found = release(people, PERIOD, "e", EDITION, exact)
    assert len(found.cohorts) == shown


def test_a_metric_that_nearly_all_have_is_held_to_the_same() -> None:
    """Among 900, of whom 450 have no brand in a section of 450: its brand is not shown where 50 others have one."""
    from jalon.norms.exchange.signing import signed
    from tests.norms.exchange.givers import secret

    without = [unsigned(k, sector="C10") for k in range(450, 900)]
    for k, one in enumerate(without):
        if k >= 50:
            del one["metrics"]["brand"]
    people = given(many(450), [signed(one, secret(450 + k)) for k, one in enumerate(without)])
    found = {entry.cohort: entry.measures for entry in release(people, PERIOD, "e", EDITION, exact).cohorts}
    assert found.keys() == {ALL, Cohort(("C",)), Cohort(("J",))}
    assert "brand" in found[ALL]
    assert "brand" not in found[Cohort(("J",))]
    assert "people" in found[Cohort(("J",))]


def test_the_budget_of_a_contributor_is_eight_whatever_is_open() -> None:
    for people in (many(200), many(800)):
        budget = release(given(people), PERIOD, "e", EDITION, exact).notes["budget"]
        assert budget["total"] == 8
        assert budget["epsilon_per_quantile"] * 3 * budget["levels"] * budget["metrics"] == pytest.approx(8)


def test_every_quantile_is_asked_for_at_its_price() -> None:
    asked: list[float] = []

    def counting(values: Sequence[float], metric: Metric, level: float, epsilon: float) -> tuple[float, float]:
        asked.append(epsilon)
        return exact(values, metric, level, epsilon)

    found = release(given(many(800)), PERIOD, "e", EDITION, counting)
    per_cell = sum(asked) / len(found.cohorts)
    assert per_cell * found.notes["budget"]["levels"] == pytest.approx(8)


def test_opendp_draws_near_the_true_quartiles() -> None:
    values = np.clip(50 + 12.5 * np.random.default_rng(5).standard_normal(1000), 0, 100).round()
    for level, true in ((0.25, 41.6), (0.5, 50.0), (0.75, 58.4)):
        drawn, sd = private_quantile(values.tolist(), POINTS, level, 1 / 3)
        assert drawn == pytest.approx(true, abs=4)
        assert drawn in POINTS.grid()
        assert 0 < sd < 0.02


def test_a_release_is_a_norm_file_with_floors(tmp_path: object) -> None:
    found = release(given(many(230)), PERIOD, "e", EDITION)
    again = norms_from(as_data(found), "norms.json")
    assert again == found
    assert found.cohorts[0].n == 230
    assert {entry["liars"] for entry in found.notes["largest_shift"]} == {0.01, 0.05, 0.1}


def test_two_aggregators_name_the_same_inputs() -> None:
    people = many(220)
    one, two = (release(given(p), PERIOD, "e", EDITION) for p in (people, people[::-1]))
    assert one.notes["inputs"] == two.notes["inputs"]


def test_a_period_is_released_once() -> None:
    found = release(given(many(200)), PERIOD, "e", EDITION, exact)
    ledger = with_release({"releases": []}, found, "h")
    with pytest.raises(ExchangeRefused, match="2026-Q3 was released before"):
        with_release(ledger, found, "h")


@pytest.mark.parametrize("top", [True, False])
def test_liars_move_the_median_no_further_than_is_stated(top: bool) -> None:
    honest = many(360)
    liars = [contribution(360 + k, 100.0 if top else 0.0) for k in range(40)]
    norms = release(given(honest, liars), PERIOD, "e", EDITION, exact)
    low, high = next(e["medians"]["points"] for e in norms.notes["largest_shift"] if e["liars"] == 0.1)
    true = float(np.median([person["metrics"]["points"] for person in honest]))
    assert low - 0.5 <= true <= high + 0.5
    assert abs(norms.cohorts[0].measures["points"].median - true) <= 3
