"""Property 57 and the figures of the exchange of norms: what noise costs, what liars can do, what is never shown.

Needs the optional group `exchange`; without it these findings are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np

from jalon.index.parameters import Floats
from jalon.norms.build import Label, norms_of
from jalon.norms.exchange.release import private_quantile
from jalon.norms.exchange.rules import Metric, metrics, rules
from jalon.norms.tally import tally
from jalon.proof.finding import Finding
from jalon.proof.trial import Trial

REPEATS, DRAWS = 40, 2000
# A rate between 0 and 1 on a grid of 51, median .39, standard deviation .15; errors and shifts as designed for it.
SHARE = Metric("share", "", "", 0.0, 1.0, 0.02)
BETA = (3.75, 5.85)
ERRORS = {50: 0.015, 100: 0.009, 500: 0.006}
MEDIANS = {0.1: 0.416, 0.2: 0.444}


def released(trial: Trial) -> Iterator[Finding]:
    """57: error of the released quartiles, what removing one member changes, and what liars change."""
    if not find_spec("opendp"):
        return
    random = np.random.default_rng([trial.seed, 57])
    yield _percentiles(trial, random)
    yield _one_member(trial, random)
    yield _errors(trial, random)
    yield _liars(trial, random)


def floors(trial: Trial) -> Iterator[Finding]:
    """57: nothing below the floor."""
    label = Label("organisation", "", "", trial.edition.id, trial.edition.hash)
    shown = [len(norms_of(tally({"points": trial.points[:n]}), label).cohorts) for n in range(1, 20)]
    title = "Cohorts of fewer than 20 members shown"
    yield trial.finding(57, title, sum(shown), "none", not sum(shown), {}, "sizes 1 to 19")


def _percentiles(trial: Trial, random: np.random.Generator) -> Finding:
    """Mean over draws of the worst error of three quartiles, in percentiles, at several n."""
    levels, epsilon = rules()["release"]["quantiles"], rules()["release"]["epsilon_per_metric"] / 3
    found: dict[str, float] = {}
    for n in (50, 100, 200, 500, 1000):
        worst = [_worst(random.choice(trial.points, n), levels, epsilon) for _ in range(REPEATS)]
        found[f"n = {n}"] = float(np.mean(worst))
    figure = found.pop("n = 200")
    title = "Worst percentile error of released quartiles, epsilon 1, n = 200"
    return trial.finding(57, title, figure, "<= 5", figure <= 5, found)


def _worst(values: Floats, levels: list[float], epsilon: float) -> float:
    points = metrics()[0]
    rounded = np.array([float(points.rounded(v)) for v in values])
    drawn = [private_quantile(rounded.tolist(), points, level, epsilon)[0] for level in levels]
    return max(_error(rounded, value, level) for value, level in zip(drawn, levels, strict=True))


def _error(values: Floats, drawn: float, level: float) -> float:
    """How far, in percentiles, a level lies outside the share of members at or below the drawn value."""
    low, high = float((values < drawn).mean()), float((values <= drawn).mean())
    return 100 * max(low - level, level - high, 0.0)


def _one_member(trial: Trial, random: np.random.Generator) -> Finding:
    """Largest log ratio, less three standard errors, between draws with and without the highest member."""
    values = np.sort(random.choice(trial.points, 40)).round(-1).clip(0, 100)
    coarse = Metric("points", "", "", 0.0, 100.0, 10.0)
    some, others = (_drawn(part, coarse) for part in (values, values[:-1]))
    told = [(some.get(v, 0), others.get(v, 0)) for v in coarse.grid() if min(some.get(v, 0), others.get(v, 0)) >= 20]
    ratios = [abs(np.log(a / b)) - 3 * np.sqrt(1 / a + 1 / b) for a, b in told]
    figure = float(max(ratios))
    title = "Log ratio of chances with and without one member, less 3 SE"
    return trial.finding(57, title, figure, "<= 1 (epsilon)", figure <= 1.0, {}, f"{DRAWS} draws each, n = 40")


def _drawn(values: Floats, metric: Metric) -> dict[float, int]:
    drawn = [private_quantile(values.tolist(), metric, 0.5, 1.0)[0] for _ in range(DRAWS)]
    found, n = np.unique(drawn, return_counts=True)
    return dict(zip(found.tolist(), n.tolist(), strict=True))


def _errors(trial: Trial, random: np.random.Generator) -> Finding:
    """Root mean square error of a median at epsilon 1 against the sample's own, n = 50, 100, 500."""
    found = {n: _rmse(random, n) for n in ERRORS}
    others = {f"n = {n}": value for n, value in found.items() if n != 100}
    passed = all(found[n] <= 1.3 * bar for n, bar in ERRORS.items())
    detail = "designed: " + ", ".join(f"{bar} at {n}" for n, bar in ERRORS.items())
    title = "Error of a released median of a rate, epsilon 1, n = 100"
    return trial.finding(57, title, found[100], "within 1.3 of the design at each n", passed, others, detail)


def _rmse(random: np.random.Generator, n: int) -> float:
    errors: list[float] = []
    for _ in range(4 * REPEATS):
        values = random.beta(*BETA, n)
        errors.append(private_quantile(values.tolist(), SHARE, 0.5, 1.0)[0] - float(np.median(values)))
    return float(np.sqrt(np.mean(np.square(errors))))


def _liars(trial: Trial, random: np.random.Generator) -> Finding:
    """Released median when a tenth or a fifth of 100 contributors send the highest value."""
    found = {share: _median_with(random, share) for share in MEDIANS}
    means = {f"{100 * share:.0f} % liars, mean instead": _mean_with(random, share) for share in MEDIANS}
    passed = all(found[share] <= bar + 0.015 for share, bar in MEDIANS.items())
    detail = f"a fifth: {found[0.2]:.3f}; designed .416 and .444, honest .393"
    title = "Released median with a tenth of liars among 100, honest .39"
    return trial.finding(57, title, found[0.1], "<= design + .015", passed, means, detail)


def _median_with(random: np.random.Generator, share: float) -> float:
    return float(np.mean([private_quantile(_lied(random, share).tolist(), SHARE, 0.5, 1.0)[0] for _ in range(100)]))


def _mean_with(random: np.random.Generator, share: float) -> float:
    return float(np.mean([_lied(random, share).mean() for _ in range(100)]))


def _lied(random: np.random.Generator, share: float) -> Floats:
    values = random.beta(*BETA, 100)
    values[: round(100 * share)] = 1.0
    return values
