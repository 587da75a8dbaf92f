"""The forecast claim: does the index add to what last quarters already tell? Rolling origin, everything fitted before.

For each quarter q: fit on the pairs before q, predict q. B0 last quarter; B1 decayed mean of the own past; B2 partial
pooling of log1p(last), log1p(past), season, team and the member himself; B3 = B2 and the SSI, where it was written
down; candidate = B2 and the index. Scaling of predictors is learned on the training quarters only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.impact.validity.losses import crps, deviance, dispersion
from jalon.impact.validity.panel import Floats, Integers, Pairs, select
from jalon.impact.validity.poisson import fitted, rates
from jalon.impact.validity.settings import settings

BASELINES = ("last", "past", "pooled")


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Out-of-time forecasts of the same pairs by every model: expected counts and losses (N,) by model name, the
    dispersion that each was forecast with.
    """

    member: Integers
    quarter: Integers
    target: Floats
    mu: dict[str, Floats]
    f: dict[str, Floats]
    deviance: dict[str, Floats]
    crps: dict[str, Floats]


def forecasts(found: Pairs) -> Forecasts | None:
    """Every quarter that has enough quarters before it; None when there is none."""
    quarters = np.unique(found.quarter)
    origins = quarters[settings()["forecast"]["first_training"] :]
    parts = [_at(select(found, found.quarter < q), select(found, found.quarter == q)) for q in origins]
    return _joined(parts) if parts else None


def has_ssi(found: Pairs) -> bool:
    """Whether the SSI is there for every pair, so that B3 is compared on the same ones."""
    return len(found.ssi) > 0 and bool(np.isfinite(found.ssi).all())


def _at(train: Pairs, test: Pairs) -> Forecasts:
    least = settings()["forecast"]["least_rate"]
    models = {"pooled": (), "candidate": ("index",), **({"ssi": ("ssi",)} if has_ssi(train) and has_ssi(test) else {})}
    mu = {"last": np.maximum(test.last, least), "past": np.maximum(test.past, least)}
    seen = {"last": np.maximum(train.last, least), "past": np.maximum(train.past, least)}
    for name, extra in models.items():
        seen[name], mu[name] = _pooled(train, test, extra)
    f = {name: np.full(len(test.target), dispersion(train.target, seen[name])) for name in mu}
    return Forecasts(
        test.member,
        test.quarter,
        test.target,
        mu,
        f,
        {name: deviance(test.target, rate) for name, rate in mu.items()},
        {name: crps(test.target, rate, float(f[name][0]) if len(f[name]) else 0.0) for name, rate in mu.items()},
    )


def _pooled(train: Pairs, test: Pairs, extra: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Rates of the training pairs and of the tested ones."""
    rules = settings()["forecast"]
    plain = [_columns(part, extra) for part in (train, test)]
    centre, scale = plain[0].mean(axis=0), plain[0].std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    x = [np.column_stack([np.ones(len(part)), (part - centre) / scale]) for part in plain]
    names, code = np.unique(train.member, return_inverse=True)
    fit = fitted(x[0], train.target, code, len(names) + 1, rules["ridge"], rules["member_spread"])
    # A member who was not there yet has nothing of his own.
    place = np.searchsorted(names, test.member)
    known = names[np.minimum(place, len(names) - 1)] == test.member
    least = rules["least_rate"] / 10
    tested = rates(fit, x[1], np.where(known, place, len(names)))
    return np.maximum(rates(fit, x[0], code), least), np.maximum(tested, least)


def _columns(part: Pairs, extra: tuple[str, ...]) -> Floats:
    season = [(part.quarter % 4 == k).astype(np.float64) for k in (1, 2, 3)]
    teams = [(part.team == k).astype(np.float64) for k in range(1, int(part.team.max(initial=0)) + 1)][:50]
    more = [getattr(part, name) for name in extra]
    return np.column_stack([np.log1p(part.last), np.log1p(part.past), *season, *teams, *more])


def _joined(parts: list[Forecasts]) -> Forecasts:
    names = [name for name in parts[0].mu if all(name in part.mu for part in parts)]

    def joined(field: str) -> dict[str, Floats]:
        return {name: np.concatenate([getattr(part, field)[name] for part in parts]) for name in names}

    return Forecasts(
        np.concatenate([part.member for part in parts]),
        np.concatenate([part.quarter for part in parts]),
        np.concatenate([part.target for part in parts]),
        *(joined(field) for field in ("mu", "f", "deviance", "crps")),
    )
