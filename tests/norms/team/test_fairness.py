"""The fairness screen: a planted difference is found, none is invented (property 56)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jalon.errors import NormsInvalid
from jalon.norms.team.fairness import log_odds_ratio, screen
from jalon.norms.team.read_stages import read_stages

RATES = (0.25, 0.3, 0.4, 0.3)


def members(n: int, seed: int, planted: float = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points, stages and groups "a" and "b"; ability moves every step, `planted` log odds one step of group b."""
    random = np.random.default_rng(seed)
    ability = random.standard_normal(n)
    group = np.where(np.arange(n) % 2, "b", "a")
    reached = random.poisson(60, n)
    left: list[np.ndarray] = []
    for step, rate in enumerate(RATES):
        logit = np.log(rate / (1 - rate)) + 0.3 * ability + 0.3 * random.standard_normal(n)
        logit = logit + (planted * (group == "b") if step == 1 else 0.0)
        on = random.binomial(reached, 1 / (1 + np.exp(-logit)))
        left.append(reached - on)
        reached = on
    points = 50 + 12.5 * (0.9 * ability + 0.3 * random.standard_normal(n))
    return points, np.stack([*left, reached], axis=1).astype(float), group


def test_a_planted_difference_is_found_in_nine_of_ten_seeds_with_600_a_group() -> None:
    found = 0
    for seed in range(10):
        points, stages, group = members(1200, seed, 0.6)
        cells = {cell.step: cell for cell in screen(points, stages, {"language": group}) if cell.group == "b"}
        found += cells["answered_met"].flagged
        assert cells["answered_met"].effect == pytest.approx(0.6, abs=0.2)
    assert found >= 9


def test_nothing_is_flagged_where_nothing_is() -> None:
    cells = [c for seed in range(20) for p, s, g in [members(1200, seed)] for c in screen(p, s, {"language": g})]
    assert len(cells) == 20 * 2 * 4
    assert np.mean([cell.flagged for cell in cells]) <= 0.05
    assert np.std([cell.z for cell in cells]) == pytest.approx(1.0, abs=0.25)


def test_groups_of_unlike_ability_are_not_flagged_for_it() -> None:
    """Group b is abler: matched on points, most of the difference is gone."""
    points, stages, _ = members(2400, 3)
    abler = np.where(points + 12 * np.random.default_rng(1).standard_normal(2400) > 50, "b", "a")
    cells = {cell.step: cell for cell in screen(points, stages, {"size": abler}) if cell.group == "b"}
    raw, _ = log_odds_ratio(stages[:, 1:].sum(axis=1), stages[:, 0], abler == "b", np.zeros(2400, dtype=np.int64))
    assert abs(cells["silent_answered"].effect) < 0.4 * raw


def test_the_common_odds_ratio_is_that_of_the_books() -> None:
    """One stratum: a d / (b c) = 20 x 30 / (10 x 15) = 4."""
    on, off = np.array([20.0, 15.0]), np.array([10.0, 30.0])
    effect, error = log_odds_ratio(on, off, np.array([True, False]), np.zeros(2, dtype=np.int64))
    assert effect == pytest.approx(np.log(4.0))
    assert error >= 0


def test_small_groups_are_not_looked_at() -> None:
    points, stages, group = members(150, 1)
    assert screen(points, stages, {"language": group}) == ()


BAD = [
    ("points,silent\n50,3\n", "no column answered"),
    ("points,silent,answered,met,quote,contract\n50,1,1,1,1,1\n", "no column sector"),
    ("points,silent,answered,met,quote,contract,sector\nhigh,1,1,1,1,1,a\n", "something else than numbers"),
    ("points,silent,answered,met,quote,contract,sector\n50,-1,1,1,1,1,a\n", "something else than numbers"),
    ("points,silent,answered,met,quote,contract,sector\n,1,1,1,1,1,a\n", "no score"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_bad_tables_are_told(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NormsInvalid, match=said):
        read_stages(path)
