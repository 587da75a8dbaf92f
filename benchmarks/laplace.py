"""The posterior as the index takes it, a mode and a curvature, against long chains of Metropolis (property 44).

Fifty members drawn from the edition's own world, eight chains each, all at once. The log-posterior is written anew
here, from the formulas of METHOD, and shares no line with the index. Bars, for every member: the two means are at most
.15 standard errors apart, and the standard errors differ by at most 10 %; the chains must agree (split R-hat, Gelman et
al. 2013, at most 1.02).

    python benchmarks/laplace.py [--members 50] [--steps 20000]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jalon.index import load_edition, score_members
from jalon.index.edition import Edition
from jalon.index.totals import Totals

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.index.members import random_members

Floats = NDArray[np.float64]
CHAINS = 8
SEED = 44


def log_posterior(edition: Edition, totals: Totals) -> Callable[[Floats], Floats]:
    """log p(theta | evidence) up to a constant, for theta (chains, members, dimensions)."""
    codes = [part.code for part in edition.dimensions]
    load = np.array([part.loading for part in edition.dimensions])
    precision = np.linalg.inv(np.outer(load, load) + np.diag(1 - load**2))
    scores, thresholds = np.array(edition.stages.scores), np.array(edition.stages.thresholds)

    def value(theta: Floats) -> Floats:
        total = -0.5 * np.einsum("cmk,kl,cml->cm", theta, precision, theta)
        for row, item in enumerate(edition.items):
            if item.stand_in_for:
                continue
            eta = item.alpha + item.loading * theta[:, :, codes.index(item.dimension)]
            y, e, rho = totals.y[:, row], totals.e[:, row], item.dispersion
            if item.kind == "cnt":
                mu = e * np.exp(eta)
                term = y * eta - (y + 1 / rho) * np.log1p(rho * mu)
            elif item.kind == "bin":
                term = (y * eta - e * np.logaddexp(0, eta)) / (1 + (e - 1) * rho)
            else:
                n = totals.stages.sum(axis=1)
                exponent = scores * eta[..., None] + thresholds
                norm = np.logaddexp.reduce(exponent, axis=-1)
                term = ((totals.stages * exponent).sum(axis=-1) - n * norm) / (1 + (n - 1) * rho)
            total += item.event_weight * term
        return total

    return value


def points(edition: Edition, theta: Floats) -> Floats:
    """The score of abilities (..., dimensions): the soft minimum of the edition, in points."""
    weights = np.array([part.weight for part in edition.dimensions])
    level = -edition.tau * np.log((weights * np.exp(-theta / edition.tau)).sum(axis=-1))
    return edition.scale.par_points + edition.scale.points_per_sd / edition.scale.sigma_ref * level


def chains(edition: Edition, totals: Totals, steps: int) -> Floats:
    """Points (steps, chains, members) after a warm-up of a quarter, proposals shaped by the curvature at the mode."""
    start = score_members(edition, totals)
    random, value = np.random.default_rng(SEED), log_posterior(edition, totals)
    members, width = start.theta.shape
    root = np.linalg.cholesky(start.covariance) * 2.38 / np.sqrt(width)
    theta = start.theta + 2 * np.einsum("mkl,cml->cmk", root, random.standard_normal((CHAINS, members, width)))
    here, kept = value(theta), np.empty((steps, CHAINS, members))
    for step in range(-steps // 4, steps):
        trial = theta + np.einsum("mkl,cml->cmk", root, random.standard_normal(theta.shape))
        there = value(trial)
        taken = np.log(random.random(here.shape)) < there - here
        theta, here = np.where(taken[..., None], trial, theta), np.where(taken, there, here)
        if step >= 0:
            kept[step] = points(edition, theta)
    return kept


def split_r_hat(kept: Floats) -> Floats:
    """Agreement of the halves of all chains, by member."""
    halves = np.concatenate(np.split(kept[: len(kept) // 2 * 2], 2), axis=1)
    within, between = halves.var(axis=0, ddof=1).mean(axis=0), halves.mean(axis=0).var(axis=0, ddof=1)
    return np.sqrt(1 + between / within)


def main() -> int:
    """Exit code 1 when a bar is missed or the chains disagree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=50)
    parser.add_argument("--steps", type=int, default=20_000)
    given = parser.parse_args()
    edition = load_edition()
    totals = random_members(SEED, given.members, edition)
    found, kept = score_members(edition, totals), chains(edition, totals, given.steps)
    mean, se, agreement = kept.mean(axis=(0, 1)), kept.std(axis=(0, 1)), split_r_hat(kept).max()
    distance, wider = np.abs(found.centre - mean) / se, found.se / se - 1
    quantiles = np.quantile(kept, [0.05, 0.95], axis=(0, 1))
    inside = ((kept >= found.low) & (kept <= found.high)).mean(axis=(0, 1))
    finer = score_members(replace(edition, scale=replace(edition.scale, centre_order=3)), totals)
    nearer = np.abs(finer.centre - mean) / se
    print(
        f"{edition.id}, {given.members} members, {CHAINS} chains of {given.steps:,} steps, seed {SEED}, "
        f"split R-hat at most {agreement:.3f} (bar 1.02)\n"
        f"means apart by {distance.mean():.3f} standard errors on average, {distance.max():.3f} at most (bar .15)\n"
        f"with a centre of the third order {nearer.mean():.3f} on average, {nearer.max():.3f} at most\n"
        f"standard errors apart by {np.abs(wider).mean():.1%} on average, {np.abs(wider).max():.1%} at most (bar 10 %),"
        f" {wider.mean():+.1%} signed\n"
        f"the printed 90 % interval holds {inside.mean():.1%} of the posterior on average, "
        f"{inside.min():.1%} at least; ends apart by {np.abs(found.low - quantiles[0]).mean():.2f} and "
        f"{np.abs(found.high - quantiles[1]).mean():.2f} points"
    )
    return 0 if agreement <= 1.02 and distance.max() <= 0.15 and np.abs(wider).max() <= 0.10 else 1


if __name__ == "__main__":
    raise SystemExit(main())
