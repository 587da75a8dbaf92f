"""People of one group beside each other: each against his own cohort, places as intervals, the others only together.

Points are posterior estimates already drawn towards par by as much as their evidence is thin. Means of teams are drawn
towards the mean of all by their own error (Efron and Morris, 1975).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jalon.norms.cohort import cohort_of
from jalon.norms.distribution import levels_for
from jalon.norms.document import Norms
from jalon.norms.floors import showable
from jalon.norms.grid import Floats
from jalon.norms.refusal import refused
from jalon.norms.settings import settings as norm_settings
from jalon.norms.team.card import Card
from jalon.norms.team.settings import settings

Z90 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Person:
    """One who said that he may be named: points with 90 % interval, difference from his cohort's median (None without
    norms), and between which places of the `of` named he stands, nine times in ten.
    """

    name: str
    points: float
    low: float
    high: float
    beyond: float | None
    place_low: int
    place_high: int
    of: int


@dataclass(frozen=True, slots=True)
class Group:
    """A team, or everybody: `mean` difference from their cohorts (or mean points without norms), drawn towards the
    mean of all by `pull` (0 to 1), with 90 % interval; quartiles of the points where n allows.
    """

    name: str
    n: int
    mean: float
    low: float
    high: float
    pull: float
    quartiles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`adjusted` says whether like was set against like; `unnamed` counts who may only appear in a group, and
    `withheld` the groups that are too small for that.
    """

    people: tuple[Person, ...]
    everybody: Group | None
    teams: tuple[Group, ...]
    adjusted: bool
    unnamed: int
    withheld: int


def compare(cards: Sequence[Card], norms: Norms | None = None) -> Comparison:
    """The comparison of these cards, in the order of names. Raises NormsInvalid for mixed editions or other norms."""
    found = _checked(cards, norms)
    floor = norm_settings()["floors"]["organisation"]
    points, se = (np.array([card["points"][name] for card in found], dtype=np.float64) for name in ("value", "se"))
    beyond = points - np.array([_expected(card, norms) for card in found])
    named = np.array([bool(card["by_name"] and card["name"]) for card in found], dtype=bool)
    unnamed = int((~named).sum())
    whole = _group("", points, beyond, None) if _may_show(len(found), unnamed, floor) else None
    teams, withheld = _teams(found, points, beyond, named, floor)
    people = _people([card for card in found if card["by_name"] and card["name"]], points[named], se[named],
                     beyond[named] if norms else None)  # fmt: skip
    return Comparison(people, whole, teams, norms is not None, unnamed, withheld)


def _checked(cards: Sequence[Card], norms: Norms | None) -> list[Card]:
    """Each member's first card that has a number."""
    once = {card["member_id"]: card for card in reversed(cards)}
    found = [card for card in once.values() if card["points"]["value"] is not None]
    hashes = {card["edition_hash"]: card["edition"] for card in found}
    if not found:
        raise refused("card_none")
    if len(hashes) > 1:
        raise refused("mixed_editions", editions=", ".join(sorted(hashes.values())))
    if norms is not None and norms.edition_hash not in hashes:
        raise refused("other_edition", theirs=norms.edition, ours=next(iter(hashes.values())))
    return sorted(found, key=lambda card: (str(card["name"] or ""), card["member_id"]))


def _expected(card: Card, norms: Norms | None) -> float:
    """The median of the finest published cohort that holds the member; 0 without norms."""
    chain = norms.find(cohort_of(card["cohort"])) if norms else ()
    return chain[0].measures["points"].median if chain else 0.0


def _may_show(n: int, unnamed: int, floor: int) -> bool:
    """A group may be shown when those in it who are not named are none, or as many as the floor."""
    return n >= 2 and (unnamed == 0 or unnamed >= floor)


def _teams(
    found: Sequence[Card], points: Floats, beyond: Floats, named: NDArray[np.bool_], floor: int
) -> tuple[tuple[Group, ...], int]:
    names = sorted({card["team"] for card in found if card["team"]})
    rows = [np.array([card["team"] == name for card in found], dtype=bool) for name in names]
    hidden = [int((row & ~named).sum()) for row in rows]
    shown = _visible(int((~named).sum()), hidden, floor)
    kept = [k for k, row in enumerate(rows) if shown[k] and row.sum() >= 2]
    spread = _between([beyond[rows[k]] for k in kept])
    every = float(beyond.mean())
    groups = tuple(_group(names[k], points[rows[k]], beyond[rows[k]], (every, spread)) for k in kept)
    return groups, len(names) - len(groups)


def _visible(whole: int, hidden: Sequence[int], floor: int) -> tuple[bool, ...]:
    """Teams by their unnamed members: those with none are free, the others must hold under subtraction."""
    counted = [k for k, n in enumerate(hidden) if n]
    shown = dict(zip(counted, showable(whole, [hidden[k] for k in counted], floor), strict=True))
    return tuple(shown.get(k, True) for k in range(len(hidden)))


def _between(teams: Sequence[Floats]) -> float:
    """Variance between the means of teams beyond what their errors explain; 0 with fewer than two."""
    if len(teams) < 2:
        return 0.0
    means, errors = np.array([t.mean() for t in teams]), np.array([t.var(ddof=1) / len(t) for t in teams])
    return max(float(means.var(ddof=1) - errors.mean()), 0.0)


def _group(name: str, points: Floats, beyond: Floats, pull_to: tuple[float, float] | None) -> Group:
    n, mean = len(points), float(beyond.mean())
    error = float(beyond.var(ddof=1)) / n
    pull = 0.0
    if pull_to is not None:
        every, spread = pull_to
        pull = error / (error + spread) if error + spread > 0 else 0.0
        mean = pull * every + (1.0 - pull) * mean
        error *= 1.0 - pull
    half = Z90 * float(np.sqrt(error))
    quartiles: list[float] = np.quantile(points, [0.25, 0.5, 0.75]).round().tolist() if levels_for(n) else []
    return Group(name, n, mean, mean - half, mean + half, pull, tuple(quartiles))


def _people(cards: Sequence[Card], points: Floats, se: Floats, beyond: Floats | None) -> tuple[Person, ...]:
    low, high = _places(points if beyond is None else beyond, se)
    return tuple(
        Person(
            str(card["name"]),
            float(points[k]),
            float(card["points"]["low"]),
            float(card["points"]["high"]),
            None if beyond is None else float(beyond[k]),
            int(low[k]),
            int(high[k]),
            len(cards),
        )
        for k, card in enumerate(cards)
    )


def _places(values: Floats, se: Floats) -> tuple[Floats, Floats]:
    """Between which places each stands in nine draws of ten, first the highest."""
    rules = settings()["compare"]
    random = np.random.default_rng(rules["seed"])
    drawn = values + se * random.standard_normal((int(rules["draws"]), len(values)))
    place = (-drawn).argsort(axis=1).argsort(axis=1) + 1.0
    low, high = np.quantile(place, [0.05, 0.95], axis=0, method="nearest")
    return low, high
