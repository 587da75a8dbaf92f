"""How many strata of the best tenth evidence allows (property 40), if intervals are to hold in W1 too (property 42).

A score of 2.5 strata needs an error of about 2.5 points. This script asks what the evidence itself allows: a regression
is taught the true scores of many members, and a second one is taught the squared error of the first, both from far more
figures a member than an edition has (totals at three half-lives, each indicator's rate, how far his own indicators
disagree). They know the market and the spread of abilities as no edition can, and keep none of the laws. Taught in
W0 alone the second knows that territories differ little. Taught in W0 and W1, with no word on which of them a member
lives in, it must state an error that is true in both, as property 42 asks of an edition. Other members are read.

    python benchmarks/top_end.py [--members 4000]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace

import numpy as np

from jalon.index import Edition, Totals, load_edition
from jalon.index.likelihood import slopes
from jalon.index.parameters import Floats, parameters
from jalon.index.totals import evidence
from jalon.proof.measures import percentiles
from jalon.proof.top_end import STRATUM
from jalon.proof.trial import Trial
from jalon.simulate.population import population_totals

POINTS_FROM, ERRORS_FROM, READ = (2, 3, 101, 102, 103, 201, 202), (203, 204, 205, 302, 303), (1, 301, 304, 305)
WORLDS = ("W0", "W1")
HALF_LIVES = (60.0, None, 1e6)
RIDGE = 10.0


@dataclass(frozen=True)
class People:
    """Of the members of one seed: `features` (M, F), the true score, and what the index makes of them."""

    features: Floats
    truth: Floats
    points: Floats
    centre: Floats
    se: Floats


def people(edition: Edition, world: str, seed: int, members: int) -> People:
    """Members of one world and seed."""
    trial = Trial(edition, world, seed, members, 0)
    some = [population_totals(edition, trial.population, half_life_days=days) for days in HALF_LIVES]
    scores = trial.scores
    columns = [*(column for totals in some for column in _rates(totals)), *_left_over(edition, trial)]
    sector = np.eye(6)[trial.population.here.members.sector]
    own = [scores.points, scores.centre, scores.se]
    features = np.column_stack([*columns, *own, scores.theta, sector])
    return People(features, trial.universe_points, scores.points, scores.centre, scores.se)


def _rates(totals: Totals) -> list[Floats]:
    """Logs of rates, each drawn to the mean by one event, of exposures, and of the steps between stages."""
    reached = np.cumsum(totals.stages[:, ::-1], axis=1)[:, ::-1]
    pairs = [(totals.y[:, j], totals.e[:, j]) for j in range(totals.y.shape[1]) if totals.e[:, j].any()]
    pairs += [(reached[:, r], reached[:, r - 1]) for r in range(1, reached.shape[1])]
    pairs += [(reached[:, r], reached[:, 0]) for r in range(2, reached.shape[1])]
    found: list[Floats] = []
    for y, e in pairs:
        mean = y.sum() / e.sum()
        found += [np.log((y + 1) / (e + 1 / mean) / mean), np.sqrt(y), np.log1p(e)]
    return found


def _left_over(edition: Edition, trial: Trial) -> list[Floats]:
    """What a member's own abilities leave unexplained: squared residuals of every item, and their mean."""
    p = parameters(edition)
    slope = slopes(p, evidence(p, trial.totals), trial.scores.theta.T)
    squared = slope.slope**2 / np.maximum(slope.curvature, 1e-9)
    return [*np.log1p(squared), np.log1p(squared.mean(axis=0)), squared.mean(axis=0)]


class Taught:
    """Points by ridge regression, squared errors by a gamma regression with a log link, both with squares."""

    def __init__(self, first: list[People], second: list[People]) -> None:
        raw = np.vstack([each.features for each in first])
        self._centre, self._scale = raw.mean(axis=0), raw.std(axis=0) + 1e-9
        design = self._design(raw)
        self._points = _ridge(design, np.concatenate([each.truth for each in first]), np.ones(len(raw)))
        missed = [(each.truth - self.points(each)) ** 2 for each in second]
        self._error = _gamma(self._design(np.vstack([each.features for each in second])), np.concatenate(missed))

    def points(self, some: People) -> Floats:
        return self._design(some.features) @ self._points

    def error(self, some: People) -> Floats:
        return np.exp(0.5 * self._design(some.features) @ self._error)

    def _design(self, features: Floats) -> Floats:
        scaled = np.clip((features - self._centre) / self._scale, -4, 4)
        return np.column_stack([np.ones(len(scaled)), scaled, scaled**2])


def _ridge(design: Floats, outcome: Floats, weight: Floats) -> Floats:
    weighed = design * weight[:, None]
    return np.linalg.solve(weighed.T @ design + RIDGE * np.eye(design.shape[1]), weighed.T @ outcome)


def _gamma(design: Floats, squared: Floats) -> Floats:
    """Coefficients of log E(squared): Newton steps of the gamma likelihood, which are least squares here."""
    beta = np.zeros(design.shape[1])
    beta[0] = np.log(squared.mean())
    for _ in range(25):
        mean = np.exp(np.clip(design @ beta, -3, 6))
        gradient = design.T @ (squared / mean - 1) - 10 * RIDGE * np.r_[0.0, beta[1:]]
        beta = beta + np.linalg.solve(design.T @ design + 10 * RIDGE * np.eye(len(beta)), gradient)
    return beta


def strata(points: Floats, se: Floats) -> tuple[float, float]:
    """Strata from p90 to p99.5 and the error at p90, as property 40 has them."""
    at = np.abs(percentiles(points) - 90) <= 2.5
    low, high = np.quantile(points, [0.9, 0.995])
    error = float(np.median(se[at]))
    return float(high - low) / (STRATUM * error), error


def line(name: str, read: list[People]) -> str:
    """Means over the seeds that are read; intervals lie around the centres."""
    found = np.array([[*strata(each.points, each.se), *_right(each)] for each in read]).mean(axis=0)
    return (
        f"{name}: {found[0]:.2f} strata, error stated {found[1]:.2f}; the best tenth off by {found[2]:+.2f}, spread "
        f"{found[3]:.2f}; 90 % intervals cover {found[4]:.3f}, of the best tenth {found[5]:.3f}"
    )


def _right(each: People) -> tuple[float, ...]:
    """By how much the best tenth are off in common and apart, and how often intervals hold: of all, of the best."""
    off, best = each.centre - each.truth, percentiles(each.points) >= 90
    inside = np.abs(off) < 1.645 * each.se
    return tuple(float(x) for x in (off[best].mean(), off[best].std(), inside.mean(), inside[best].mean()))


def as_taught(taught: Taught, each: People) -> People:
    """The same members with the points and the errors of those that were taught."""
    points = taught.points(each)
    return replace(each, points=points, centre=points, se=taught.error(each))


def main() -> int:
    """Print what the index and the two that were taught reach in each world."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=4000)
    members, edition = parser.parse_args().members, load_edition()
    seeds = (*POINTS_FROM, *ERRORS_FROM, *READ)
    drawn = {(world, seed): people(edition, world, seed, members) for world in WORLDS for seed in seeds}
    read = {world: [drawn[world, seed] for seed in READ] for world in WORLDS}
    print(
        f"{edition.id}, {members} members a seed, {read['W0'][0].features.shape[1]} figures a member; "
        f"read: seeds {', '.join(map(str, READ))}"
    )
    for world, some in read.items():
        print(line(f"{world}, index", some))
    for where in (("W0",), WORLDS):
        taught = Taught(*([drawn[w, s] for w in where for s in some] for some in (POINTS_FROM, ERRORS_FROM)))
        for world, some in read.items():
            print(line(f"{world}, taught in {' and '.join(where)}", [as_taught(taught, each) for each in some]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
