"""Properties 51 to 53: gamers, colluders, and those who delete what was not answered."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from jalon.index import Totals
from jalon.index.parameters import Floats
from jalon.proof.comparators import USAGE
from jalon.proof.finding import Finding
from jalon.proof.measures import percentiles
from jalon.proof.trial import Trial
from jalon.simulate.population import NOW, WARM_UP
from jalon.simulate.population.members import KINDS

FRIENDS = 10
# What a friend who plays along does: invites, opens a conversation, keeps it alive.
FAVOURS = ("incoming_target_invitations", "inbound_target_conversations", "deep_threads")
AFTER_POST = "target_contacts_after_post"  # counts the same friend too, when there was a post that week
ODD_SHARE, LEAST_PEOPLE = 0.995, 50


def kinds(trial: Trial) -> Iterator[Finding]:
    """51: where the four kinds stand."""
    index, usage = percentiles(trial.points), percentiles(trial.comparators[USAGE])
    mine, theirs = _by_kind(trial, index), _by_kind(trial, usage)
    passed = (
        mine["gamer"] <= 40 and theirs["gamer"] >= 80
        and mine["quiet"] >= theirs["quiet"] + 30 and mine["influencer"] >= 60
    )  # fmt: skip
    detail = "; ".join(f"{name} {mine[name]:.0f} (usage {theirs[name]:.0f})" for name in KINDS)
    bar = "<= 40 (usage >= 80), quiet >= usage + 30, influencers >= 60"
    others = {f"{USAGE}, {name}": theirs[name] for name in KINDS}
    yield trial.finding(51, "Mean percentile of gamers", mine["gamer"], bar, passed, others, detail)


def _by_kind(trial: Trial, percentile: Floats) -> dict[str, float]:
    kind = trial.population.here.members.kind
    return {name: float(percentile[kind == k].mean()) for k, name in enumerate(KINDS)}


def colluders(trial: Trial) -> Iterator[Finding]:
    """52: ten friends of one company who each invite and chat, some time in the year of evidence."""
    who = trial.population.here.members.colludes
    year, cap = float(NOW - WARM_UP), trial.edition.time.company_cap
    free, capped, sudden = (
        trial.score(_favoured(trial, friends, weeks)).points - trial.points
        for friends, weeks in ((FRIENDS, year), (cap, year), (cap, 1.0))
    )
    before, after = float(free[who].mean()), float(capped[who].mean())
    passed = before <= 3 and after <= 1
    detail = f"before the company cap {before:.2f}, at most {free[who].max():.1f}"
    detail += f"; all in the last week, capped {sudden[who].mean():.2f}"
    title = "Mean gain by ten colluders of one company, in points"
    yield trial.finding(52, title, after, "<= 1 after the cap, <= 3 before", passed, {}, detail)


def _favoured(trial: Trial, friends: float, weeks: float) -> Totals:
    """Totals with what `friends` do, aged like events of the last `weeks` weeks."""
    weight = float(np.mean(0.5 ** (np.arange(7 * weeks) / trial.edition.time.half_life_days)))
    totals, y = trial.totals, trial.totals.y.copy()
    posted = (trial.population.lived.done["posts"][WARM_UP:NOW] > 0).mean(axis=0)
    for row, item in enumerate(trial.edition.items):
        if item.code in FAVOURS:
            y[:, row] += friends * weight
        elif item.code == AFTER_POST:
            y[:, row] += friends * weight * posted
    return Totals(y, totals.e, totals.stages, totals.mask)


def deleting(trial: Trial) -> Iterator[Finding]:
    """53: threads without an answer withheld; a share of answers that nobody else has is flagged."""
    stages = trial.totals.stages
    people, share = stages.sum(axis=1), _share(stages)
    odd = float(np.quantile(share[people >= LEAST_PEOPLE], ODD_SHARE))
    enough = stages[:, 1:].sum(axis=1) >= 1
    flagged: dict[float, float] = {}
    gained: dict[float, float] = {}
    for part in (0.25, 0.5, 0.9, 1.0):
        fewer = stages.copy()
        fewer[:, 0] *= 1.0 - part
        tried = (people >= LEAST_PEOPLE) & enough
        flagged[part] = float((_share(fewer)[tried] > odd).mean())
        after = trial.score(Totals(trial.totals.y, trial.totals.e, fewer, trial.totals.mask))
        gained[part] = float((after.points - trial.points).mean())
    detail = "; ".join(f"{p:.0%} deleted: flagged {flagged[p]:.3f}, {gained[p]:+.1f} points" for p in flagged)
    title = "All unanswered threads deleted: flagged"
    yield trial.finding(53, title, flagged[1.0], ">= .99", flagged[1.0] >= 0.99, {}, detail)


def _share(stages: Floats) -> Floats:
    return stages[:, 1:].sum(axis=1) / np.maximum(stages.sum(axis=1), 1e-9)
