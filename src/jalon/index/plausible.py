"""Whether a member is answered more often than anybody in the edition's world would be, or by one company alone.

Threads without an answer may have been deleted before the export, and nothing in the file says so. Deleting all of
them leaves a share of answers that nobody has; deleting half of them does not show, whatever the formula.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from jalon.index.edition import Edition
from jalon.index.score import score_members
from jalon.index.totals import Totals

_RULES = tomllib.loads(files("jalon.index").joinpath("plausible.toml").read_text(encoding="utf-8"))
LEAST, RARE, LEAST_FRIENDS = _RULES["least"], _RULES["rare"], _RULES["least_friends"]
OF_ONE_COMPANY = _RULES["of_one_company"][0] / _RULES["of_one_company"][1]
_NODES = 40


@dataclass(frozen=True, slots=True)
class Ability:
    """What is known of an ability: `mean` and `sd`, by default those of the reference population."""

    mean: float = 0.0
    sd: float = 1.0


ANYBODY = Ability()


def ability_otherwise(edition: Edition, totals: Totals, code: str) -> list[Ability]:
    """What everything else than the dimension of item `code` tells about the ability in it, for each member."""
    dimension = edition.items[edition.row(code)].dimension
    rest = np.array([item.dimension != dimension for item in edition.items], dtype=np.float64)
    scores = score_members(edition, Totals(totals.y, totals.e, totals.stages, totals.mask * rest))
    place = [part.code for part in edition.dimensions].index(dimension)
    pairs = zip(scores.theta[:, place].tolist(), scores.dimension_se[:, place].tolist(), strict=True)
    return [Ability(mean, sd) for mean, sd in pairs]


def answers_tail(edition: Edition, code: str, answered: int, asked: int, ability: Ability = ANYBODY) -> float:
    """Probability that a member of such ability in the edition's world has `answered` or more answers of `asked`.

    `code` is a binary item. The ability is integrated by Gauss-Hermite quadrature, the successes given the ability are
    beta-binomial with the item's intraclass correlation.
    """
    item = edition.items[edition.row(code)]
    nodes, weight = np.polynomial.hermite_e.hermegauss(_NODES)
    theta = ability.mean + ability.sd * nodes
    mean = 1.0 / (1.0 + np.exp(-(item.alpha + item.loading * theta)))
    rho = max(item.dispersion, 1e-9)
    a, b = ((1.0 - rho) / rho * share[:, None] for share in (mean, 1.0 - mean))
    k = np.arange(asked)[None, :]
    steps = np.log((asked - k) / (k + 1.0)) + np.log(a + k) - np.log(b + (asked - k - 1.0))
    level = np.concatenate([np.zeros((_NODES, 1)), np.cumsum(steps, axis=1)], axis=1)
    chance = np.exp(level - level.max(axis=1, keepdims=True))
    tail = chance[:, answered:].sum(axis=1) / chance.sum(axis=1)
    return float((tail * weight).sum() / weight.sum())


def too_many_answers(edition: Edition, code: str, answered: int, asked: int, ability: Ability = ANYBODY) -> bool:
    """True when fewer than one such member in 200 would be answered so often; never below LEAST people."""
    return asked >= LEAST and answers_tail(edition, code, answered, asked, ability) < RARE


def one_company(of_one: float, of_all: float) -> bool:
    """True when a third or more of the people who came by themselves, and five or more, are from one company."""
    return of_one >= LEAST_FRIENDS and of_one >= OF_ONE_COMPANY * of_all
