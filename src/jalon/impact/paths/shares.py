"""How a rule shares one deal out over the touches of its path: first, last, linear, U, W, full path, time decay.

Each function gives one weight a touch, adding up to 1 within every path. First, last, linear, U (40/40/20) as in
every product; W (30/30/30/10) and full path (22.5 four times and 10) as HubSpot defines them; time decay is
2^(-age / half-life). Equal split over distinct kinds is the Shapley value of "deals won by paths within the set":
Zhao, Mahboobi & Bagheri (2018), arXiv 1804.05327. Where a milestone is missing its share goes to those present.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jalon.errors import Misuse
from jalon.impact.paths.codes import Paths, summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

ENDS, BETWEEN = 0.4, 0.2
W, FULL = 0.3, 0.225


def first(paths: Paths) -> Floats:
    """All to the first touch."""
    return _at(paths, paths.start[:-1])


def last(paths: Paths) -> Floats:
    """All to the last touch."""
    return _at(paths, paths.start[1:] - 1)


def linear(paths: Paths) -> Floats:
    """The same to every touch."""
    return (1 / paths.length)[paths.path]


def by_kind(paths: Paths) -> Floats:
    """The same to every distinct kind of the path, split over its touches: Shapley's closed form."""
    width = len(paths.kinds)
    place = paths.path * width + paths.touch
    often = np.bincount(place, minlength=len(paths) * width)
    return 1 / (paths.present.sum(axis=1)[paths.path] * often[place])


def position(paths: Paths) -> Floats:
    """40 % to the first and to the last touch, 20 % to those between; halves when there are only two."""
    n = paths.length
    weight = np.where(n > 2, BETWEEN / np.maximum(n - 2, 1), 0.0)[paths.path]
    ends = np.where(n > 2, ENDS, 0.5)
    weight[paths.start[:-1]] = ends
    weight[paths.start[1:] - 1] = np.where(n == 1, 1.0, ends)
    return weight


def w_shaped(paths: Paths) -> Floats:
    """30 % to the first touch, the first two-way exchange and the touch before the first offer; 10 % to the rest."""
    return _milestones(paths, (np.zeros_like(paths.length), *_two(paths)), W)


def full_path(paths: Paths) -> Floats:
    """22.5 % to the three of the W and to the last touch; 10 % to the rest."""
    return _milestones(paths, (np.zeros_like(paths.length), *_two(paths), paths.length - 1), FULL)


def decay(paths: Paths, half_life: float) -> Floats:
    """2^(-age / half_life), both in days; adds up to 1 within the path however old it is."""
    if paths.age is None or half_life <= 0:
        raise Misuse("Time decay needs the age of every touch and a half-life above 0.", "Give both, in days.")
    youngest = np.minimum.reduceat(paths.age, paths.start[:-1])
    weight = np.exp2(-(paths.age - youngest[paths.path]) / half_life)
    return weight / np.add.reduceat(weight, paths.start[:-1])[paths.path]


def without_milestone(paths: Paths) -> int:
    """Won paths in which the first two-way exchange or the first offer is not known."""
    lead, deal = _two(paths)
    return int(paths.won[(lead < 0) | (deal < 0)].sum())


def credits_of(paths: Paths, weight: Floats) -> Floats:
    """Won deals by kind under a rule: adds up to the deals won."""
    return summed(paths.touch, weight * paths.won[paths.path], len(paths.kinds))


def account_credits(paths: Paths, weight: Floats) -> Floats:
    """The same by account: (accounts, kinds)."""
    account = np.arange(len(paths)) if paths.account is None else paths.account
    width = len(paths.kinds)
    place = account[paths.path] * width + paths.touch
    total = (int(account.max(initial=-1)) + 1) * width
    return summed(place, weight * paths.won[paths.path], total).reshape(-1, width)


def _at(paths: Paths, places: Whole) -> Floats:
    weight = np.zeros(paths.touch.size)
    weight[places] = 1.0
    return weight


def _two(paths: Paths) -> tuple[Whole, Whole]:
    none = np.full(len(paths), -1, dtype=np.int64)
    return (none if paths.lead is None else paths.lead, none if paths.deal is None else paths.deal)


def _milestones(paths: Paths, places: tuple[Whole, ...], each: float) -> Floats:
    known = np.stack(places) >= 0
    share = len(places) * each / known.sum(axis=0)
    weight, is_milestone = np.zeros(paths.touch.size), np.zeros(paths.touch.size, dtype=bool)
    for place in places:
        at = (paths.start[:-1] + place)[place >= 0]
        weight[at] += share[place >= 0]
        is_milestone[at] = True
    others = np.bincount(paths.path[~is_milestone], minlength=len(paths))
    weight[~is_milestone] = ((1 - len(places) * each) / np.maximum(others, 1))[paths.path[~is_milestone]]
    return weight / np.where(others == 0, len(places) * each, 1.0)[paths.path]
