"""Shares of the deals won by kind of contact, as a band over all models with sampling on top; what may be shown when.

With few deals the choice of the model moves a share more than chance does, so no model is shown alone. Gates by the
number of won deals (`thresholds.toml`): below 5 only counts; to 19 first, last and linear with Wilson intervals; from
20 on all models, and a bootstrap that draws accounts anew; from 50 on an order, if every kind stands on enough paths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from jalon.impact.intervals import wilson
from jalon.impact.paths import shares
from jalon.impact.paths.association import Ratio, ratio
from jalon.impact.paths.chain import moves_of, removal
from jalon.impact.paths.codes import Paths, merged
from jalon.impact.thresholds import Gates, gates, path_rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

COUNTS, SHARES, BAND, RANKED = "counts", "shares", "band", "ranked"
OTHER = "other"
REMOVAL = "removal"
Rule = Callable[[Paths], "Floats"]
RULES: dict[str, Rule] = {
    "first": shares.first,
    "last": shares.last,
    "linear": shares.linear,
    "by_kind": shares.by_kind,
    "position": shares.position,
    "w_shaped": shares.w_shaped,
    "full_path": shares.full_path,
}
FEW = ("first", "last", "linear")


@dataclass(frozen=True, slots=True)
class ModelShare:
    """The share of a kind under one model, with the 90 % interval of sampling."""

    model: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KindShare:
    """One kind of contact: on how many won and other paths it stands, its share by model, its association."""

    kind: str
    won_paths: float
    other_paths: float
    models: tuple[ModelShare, ...]
    association: Ratio | None

    def band(self) -> tuple[float, float]:
        """Lowest and highest share over the models."""
        return min(m.value for m in self.models), max(m.value for m in self.models)

    def span(self) -> tuple[float, float]:
        """Lowest and highest end over models and sampling."""
        return min(m.low for m in self.models), max(m.high for m in self.models)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What may be said: `state` is counts, shares, band or ranked; `kinds` in order of rank only when ranked.

    `incomplete` won paths lack a milestone of the W or the full path, whose share went to the others; `merged` kinds
    stand together as "other".
    """

    state: str
    won: float
    other: float
    kinds: tuple[KindShare, ...]
    half_life_days: float | None
    incomplete: int
    merged: tuple[str, ...]
    draws: int


def attribution(paths: Paths, half_life: float | None, rules: Gates | None = None) -> Attribution:
    """The band, as far as the number of deals won allows; `half_life` in days for the time decay, None without it."""
    given = rules or gates()
    won = float(paths.won.sum())
    if won < given.removal:
        few = {name: RULES[name] for name in FEW} if won >= given.shares else {}
        found = tuple(_kind(paths, k, _wilson(paths, k, few)) for k in range(len(paths.kinds)))
        state = COUNTS if won < given.shares else RANKED if _apart(found) else SHARES
        return Attribution(state, won, float(paths.lost.sum()), _ordered(found, state), None, 0, (), 0)
    kept = paths if won >= given.ranks else _fewer(paths, given.most_kinds)
    gone = tuple(kind for kind in paths.kinds if kind not in kept.kinds)
    drawn = _drawn(kept, half_life, given)
    found = tuple(_kind(kept, k, [share[k] for share in drawn]) for k in range(len(kept.kinds)))
    state = RANKED if won >= given.ranks and _enough(found, given) else BAND
    return Attribution(
        state,
        won,
        float(paths.lost.sum()),
        _ordered(found, state),
        half_life,
        shares.without_milestone(kept),
        gone,
        given.draws,
    )


def _wilson(paths: Paths, k: int, rules: dict[str, Rule]) -> list[ModelShare]:
    won = float(paths.won.sum())
    earned = {name: float(shares.credits_of(paths, rule(paths))[k]) for name, rule in rules.items()}
    return [ModelShare(name, credit / won, *wilson(credit, won)) for name, credit in earned.items()]


def _kind(paths: Paths, k: int, models: Sequence[ModelShare]) -> KindShare:
    on = paths.present[:, k]
    won, other = paths.won, paths.lost
    n_on, n_off = float((won + other)[on].sum()), float((won + other)[~on].sum())
    linked = ratio(float(won[on].sum()), n_on, float(won[~on].sum()), n_off) if models else None
    return KindShare(paths.kinds[k], float(won[on].sum()), float(other[on].sum()), tuple(models), linked)


def _drawn(paths: Paths, half_life: float | None, rules: Gates) -> list[list[ModelShare]]:
    """Every model: its shares by kind, with percentiles over accounts drawn anew."""
    weights = _weights(paths, rules)
    decay: dict[str, Rule] = {"decay": partial(shares.decay, half_life=half_life)} if half_life else {}
    found: list[list[ModelShare]] = []
    for name, rule in {**RULES, **decay}.items():
        earned = shares.account_credits(paths, rule(paths))
        found.append(_percentiles(name, _scaled(earned.sum(axis=0)), _scaled(weights @ earned), paths))
    shrinkage = path_rules().shrinkage
    moves = moves_of(paths, by_account=True)
    point = removal(moves_of(paths), shrinkage).share
    found.append(_percentiles(REMOVAL, point, removal(moves.of(weights), shrinkage).share, paths))
    return found


def _weights(paths: Paths, rules: Gates) -> Floats:
    """How often each account is drawn in each data set: (draws, accounts)."""
    accounts = len(paths) if paths.account is None else int(paths.account.max()) + 1
    random = np.random.default_rng(rules.seed)
    return random.multinomial(accounts, np.full(accounts, 1 / accounts), size=rules.draws).astype(np.float64)


def _scaled(earned: Floats) -> Floats:
    total = earned.sum(axis=-1, keepdims=True)
    return np.divide(earned, total, out=np.full_like(earned, np.nan), where=total > 0)


def _percentiles(model: str, point: Floats, drawn: Floats, paths: Paths) -> list[ModelShare]:
    low, high = np.nanquantile(drawn, [0.05, 0.95], axis=0)
    return [
        ModelShare(model, float(point[k]), min(float(low[k]), float(point[k])), max(float(high[k]), float(point[k])))
        for k in range(len(paths.kinds))
    ]


def _fewer(paths: Paths, most: int) -> Paths:
    """The kinds on the most paths, the rest together; never more than `most`."""
    if len(paths.kinds) <= most:
        return paths
    often = paths.present.sum(axis=0)
    kept = sorted(range(len(paths.kinds)), key=lambda k: (-int(often[k]), paths.kinds[k]))[: most - 1]
    return merged(paths, [paths.kinds[k] for k in kept], OTHER)


def _enough(found: Sequence[KindShare], rules: Gates) -> bool:
    return all(one.won_paths >= rules.each_won and one.other_paths >= rules.each_lost for one in found)


def _apart(found: Sequence[KindShare]) -> bool:
    """True when the intervals of no two kinds overlap."""
    if not all(one.models for one in found):
        return False
    spans = sorted(one.span() for one in found)
    return all(before[1] < after[0] for before, after in pairwise(spans))


def _ordered(found: tuple[KindShare, ...], state: str) -> tuple[KindShare, ...]:
    if state != RANKED:
        return found
    return tuple(sorted(found, key=lambda one: -sum(one.band())))
