"""From scores to norms and back to a place in them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from jalon.errors import NormsInvalid
from jalon.index.canonical import document_hash
from jalon.norms.build import norms_of
from jalon.norms.cohort import ALL, Cohort, parse_cohort
from jalon.norms.distribution import levels_for, quantiles, shrunk, strength
from jalon.norms.document import MeasureNorm, as_data, load_norms, to_text
from jalon.norms.grid import cells
from jalon.norms.standing import density, share_below, standing, value_at
from jalon.norms.tally import tally
from tests.norms.groups import LABEL, group, together

NORMAL = MeasureNorm(500, (0.25, 0.5, 0.75), (41.5, 50.0, 58.5))


def bell(mean: float, n: float, sd: float = 12.5) -> np.ndarray:
    x = np.arange(cells()) / 2
    height = np.exp(-((x - mean) ** 2) / (2 * sd**2))
    return n * height / height.sum()


def test_quantiles_of_a_normal_group_are_those_of_the_normal_curve() -> None:
    assert quantiles(bell(50, 1), (0.25, 0.5, 0.75)) == (41.5, 50.0, 58.5)


def test_small_groups_publish_quartiles_large_ones_finer_steps() -> None:
    assert levels_for(19) == ()
    assert levels_for(20) == (0.25, 0.5, 0.75)
    assert levels_for(50)[0] == 0.1
    assert len(levels_for(100)) == 11


def test_a_small_cohort_leans_on_its_parent_a_large_one_does_not() -> None:
    parent = bell(50, 1)
    small, large = shrunk(bell(60, 20), parent, 40), shrunk(bell(60, 2000), parent, 40)
    assert quantiles(small, (0.5,))[0] == pytest.approx(53, abs=1)
    assert quantiles(large, (0.5,))[0] == pytest.approx(60, abs=0.5)


def test_cohorts_that_differ_much_lean_less() -> None:
    """Variance within 156; between means 100, then 1: m = 156 / 100 is held at its least, 156 / 1 is far more."""
    apart = [bell(mean, 200, 12.5) for mean in (38, 50, 62)]
    alike = [bell(mean, 200, 12.5) for mean in (49, 50, 51)]
    assert strength(apart) == 5
    assert strength(alike) > 100
    assert strength(apart[:2]) == 40


def test_shrunken_cohorts_are_nearer_to_the_truth_than_plain_ones() -> None:
    """60 sectors of 25 members whose true medians spread by 3 points: the published medians err less."""
    random = np.random.default_rng(7)
    true = 50 + 3 * random.standard_normal(60)
    groups = [group(25, k, mean, sector=f"s{k:02}") for k, mean in enumerate(true)]
    norms = norms_of(tally(together(*groups)), LABEL)
    published = {entry.cohort.parts[0]: entry.measures["points"].median for entry in norms.cohorts[1:]}
    ours = np.array([published[f"s{k:02}"] for k in range(60)]) - true
    plain = np.array([np.median(g["points"]) for g in groups]) - true
    assert np.sqrt((ours**2).mean()) < 0.85 * np.sqrt((plain**2).mean())


def test_place_of_a_figure_between_and_beyond_quantiles() -> None:
    assert share_below(NORMAL, np.array([50.0]))[0] == pytest.approx(0.5)
    assert share_below(NORMAL, np.array([58.5]))[0] == pytest.approx(0.75)
    assert share_below(NORMAL, np.array([62.6, 70.6])) == pytest.approx([0.84, 0.95], abs=0.01)
    assert value_at(NORMAL, 0.95) == pytest.approx(70.7, abs=0.2)


def test_rank_interval_covers_the_true_place_nine_times_in_ten() -> None:
    """Members measured with an error of 4 points in a group of 60 drawn from N(50, 12.5)."""
    random = np.random.default_rng(11)
    inside = 0
    for _ in range(300):
        counted = tally({"points": 50 + 12.5 * random.standard_normal(60)})
        norm = norms_of(counted, LABEL).cohorts[0].measures["points"]
        prior, error = 12.5**2, 4.0**2
        truth = 50 + 12.5 * random.standard_normal()
        seen = truth + 4 * random.standard_normal()
        posterior = 50 + (seen - 50) * prior / (prior + error)
        place = standing(norm, posterior, posterior, np.sqrt(prior * error / (prior + error)))
        inside += place.low <= share_of_normal(truth) <= place.high
    assert 0.86 <= inside / 300 <= 0.97


def share_of_normal(points: float) -> float:
    from statistics import NormalDist

    return NormalDist(50, 12.5).cdf(points)


def test_a_rank_always_has_n_and_an_interval_around_it_and_never_changes() -> None:
    place = standing(NORMAL, 61.0, 60.8, 4.0)
    assert place.n == 500
    assert 0 <= place.low < place.ahead < place.high <= 1
    assert place == standing(NORMAL, 61.0, 60.8, 4.0)


def test_a_smaller_group_and_a_noisier_one_give_a_wider_rank() -> None:
    small = MeasureNorm(20, NORMAL.levels, NORMAL.values)
    noisy = MeasureNorm(500, NORMAL.levels, NORMAL.values, noise=0.05)
    width = {name: p.high - p.low for name, p in
             (("plain", standing(NORMAL, 55, 55, 3)), ("small", standing(small, 55, 55, 3)),
              ("noisy", standing(noisy, 55, 55, 3)))}  # fmt: skip
    assert width["small"] > width["plain"]
    assert width["noisy"] > width["plain"]


def test_the_drawn_distribution_is_highest_at_its_middle() -> None:
    heights = density(NORMAL)
    assert len(heights) == 51
    assert max(heights) == heights[25] == 1.0


def test_wider_cohorts_stand_in_for_those_that_are_not_shown() -> None:
    norms = norms_of(
        tally(together(group(60, 1, sector="software", size="1-10"), group(40, 2, sector="retail"))), LABEL
    )
    found = [entry.cohort for entry in norms.find(parse_cohort("sector=software,size=51-200"))]
    assert found == [Cohort(("software",)), ALL]


def test_cohorts_are_written_as_pairs() -> None:
    assert parse_cohort(" sector=software , size=11-50") == Cohort(("software", "11-50"))
    assert parse_cohort("") == ALL
    for wrong, said in (
        ("software", "does not describe"),
        ("colour=red", "does not describe"),
        ("size=1-10", "sector"),
    ):
        with pytest.raises(NormsInvalid, match=said):
            parse_cohort(wrong)


def changed(tmp_path: Path, **fields: object) -> Path:
    """A norm file with other fields, its hash made anew."""
    data = {**as_data(norms_of(tally(group(60)), LABEL)), **fields}
    data["hash"] = document_hash(data)
    path = tmp_path / "norms.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "norms.json"
    path.write_text(to_text(norms_of(tally(group(60)), LABEL)).replace("2026-Q3", "2026-Q2"), encoding="utf-8")
    with pytest.raises(NormsInvalid, match="altered"):
        load_norms(path)


TINY = [
    {
        "cohort": {},
        "n": 7,
        "measures": {"points": {"n": 7, "levels": [0.25, 0.5, 0.75], "values": [1, 2, 3], "noise": 0}},
    }
]
FALLING = [
    {
        "cohort": {},
        "n": 70,
        "measures": {"points": {"n": 70, "levels": [0.25, 0.5, 0.75], "values": [3, 2, 1], "noise": 0}},
    }
]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"format": "jalon.norms/9"}, "format"),
        ({"cohorts": TINY}, "fewer than 20"),
        ({"floor": 5}, "fewer than 20"),
        ({"cohorts": FALLING}, "impossible"),
        ({"cohorts": 3}, "impossible"),
        ({"origin": "hearsay"}, "impossible"),
        ({"origin": "exchange"}, "fewer than 200"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(tmp_path: Path, fields: dict[str, object], said: str) -> None:
    with pytest.raises(NormsInvalid, match=said):
        load_norms(changed(tmp_path, **fields))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000])
def test_what_is_no_norm_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "norms.json"
    path.write_bytes(content)
    with pytest.raises(NormsInvalid):
        load_norms(path)
