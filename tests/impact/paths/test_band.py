"""What may be said at how many deals: never one number, no order too early, intervals from accounts drawn anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.impact.paths.association import ratio
from jalon.impact.paths.band import BAND, COUNTS, RANKED, SHARES, attribution
from jalon.impact.paths.codes import Paths, paths_of
from jalon.impact.thresholds import gates


def sold(won: int, lost: int, kinds: str = "abc", seed: int = 1) -> Paths:
    """Invented paths, `won` of them won; the first kind is most frequent."""
    random = np.random.default_rng(seed)
    chances = np.arange(len(kinds), 0, -1) / sum(range(1, len(kinds) + 1))
    paths = ["".join(random.choice(list(kinds), random.integers(1, 6), p=chances)) for _ in range(won + lost)]
    ages = [float(9 * (len(path) - k)) for path in paths for k in range(len(path))]
    return paths_of(paths, [1] * won + [0] * lost, [0] * won + [1] * lost, age=ages, account=np.arange(won + lost) // 2)


def test_below_five_deals_there_are_counts_and_no_share() -> None:
    found = attribution(sold(4, 30), 10)
    assert found.state == COUNTS
    assert all(kind.models == () and kind.association is None for kind in found.kinds)
    assert sum(kind.won_paths for kind in found.kinds) >= 4


@pytest.mark.parametrize("won", [5, 19])
def test_from_five_to_nineteen_deals_three_models_and_no_order(won: int) -> None:
    found = attribution(sold(won, 100), 10)
    assert found.state == SHARES
    assert [kind.kind for kind in found.kinds] == ["a", "b", "c"]
    assert all([model.model for model in kind.models] == ["first", "last", "linear"] for kind in found.kinds)
    assert all(model.low < model.value < model.high for kind in found.kinds for model in kind.models)


def test_an_order_early_only_where_no_interval_touches_another() -> None:
    found = attribution(paths_of(["b", "ba"], [19, 0], [30, 30]), 10)
    assert found.state == RANKED and [kind.kind for kind in found.kinds] == ["b", "a"]


def test_from_twenty_deals_all_models_and_at_most_five_kinds() -> None:
    found = attribution(sold(25, 200, "abcdefgh"), 10)
    assert found.state == BAND
    assert [kind.kind for kind in found.kinds] == ["a", "b", "c", "d", "other"]
    assert found.merged == ("e", "f", "g", "h")
    names = [model.model for model in found.kinds[0].models]
    assert names == ["first", "last", "linear", "by_kind", "position", "w_shaped", "full_path", "decay", "removal"]
    assert found.incomplete == 25


def test_shares_add_up_to_one_in_every_model() -> None:
    found = attribution(sold(25, 200, "abcdefgh"), 10)
    for k in range(9):
        assert sum(kind.models[k].value for kind in found.kinds) == pytest.approx(1)


def test_from_fifty_deals_an_order_if_every_kind_stands_on_enough_paths() -> None:
    assert attribution(sold(60, 300), 10).state == RANKED
    few = sold(60, 300)
    rare = replace(few, kinds=(*few.kinds, "d"), touch=np.append(few.touch[:-1], 3))
    assert attribution(rare, 10).state == BAND


def test_no_number_stands_alone() -> None:
    for won in (5, 25, 60):
        for kind in attribution(sold(won, 200), 10).kinds:
            low, high = kind.band()
            assert len(kind.models) >= 3 and kind.span()[0] <= low <= high <= kind.span()[1]


def test_the_interval_narrows_with_the_deals() -> None:
    def width(won: int) -> float:
        return np.mean([m.high - m.low for kind in attribution(sold(won, 4 * won), 10).kinds for m in kind.models])

    assert width(400) < 0.6 * width(50) and width(50) < 0.8 * width(20)


def test_the_same_evidence_gives_the_same_band() -> None:
    assert attribution(sold(30, 90), 10) == attribution(sold(30, 90), 10)


def test_without_ages_there_is_no_time_decay() -> None:
    found = attribution(replace(sold(30, 90), age=None), None)
    assert "decay" not in [model.model for model in found.kinds[0].models]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 10**6))
def test_shares_and_intervals_are_shares(won, lost, seed) -> None:
    for kind in attribution(sold(won, lost, seed=seed), 10, replace(gates(), draws=50)).kinds:
        assert all(0 <= m.low <= m.value <= m.high <= 1 + 1e-9 for m in kind.models)


def test_association_by_hand() -> None:
    """11 of 800 against 21 of 3,011: 1.97; standard error of the logarithm .370, at 90 % 1.07 to 3.62."""
    found = ratio(11, 800, 21, 3011)
    assert found is not None
    assert (round(found.value, 3), round(found.low, 2), round(found.high, 2)) == (1.971, 1.07, 3.62)


def test_no_association_without_a_comparison() -> None:
    assert ratio(3, 9, 0, 0) is None and ratio(0, 9, 0, 9) is None
    only = ratio(3, 9, 0, 9)
    assert only is not None and only.low > 0 and only.high < 200
