"""Properties 51 to 53: gamers, colluders, and those who delete what was not answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from jalon.index import Totals
from jalon.index.parameters import Floats
from jalon.index.plausible import Ability, ability_otherwise, one_company, too_many_answers
from jalon.proof.choices import FOREVER
from jalon.proof.comparators import USAGE
from jalon.proof.finding import Finding
from jalon.proof.measures import Flags, percentiles
from jalon.proof.trial import Trial
from jalon.simulate.population import NOW, WARM_UP, population_totals
from jalon.simulate.population.members import KINDS

FRIENDS = 10
# What a friend who plays along does: invites, opens a conversation, keeps it alive.
FAVOURS = ("incoming_target_invitations", "inbound_target_conversations", "deep_threads")
AFTER_POST = "target_contacts_after_post"  # counts the same friend too, when there was a post that week
LEAST_PEOPLE, CHECKED = 50, 600
ANSWERED = "outreach_answered"


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
    detail = f"at most {free[who].max():.1f} points"
    title = "Ten colluders of one company: mean gain before any guard, in points"
    yield trial.finding(52, title, before, "<= 3", before <= 3, {}, detail)
    detail = f"all in the last week {sudden[who].mean():.2f}"
    title = "Ten colluders of one company: mean gain after the company cap"
    yield trial.finding(52, title, after, "<= 1", after <= 1, {}, detail)
    flagged = float(_from_one_company(trial)[who].mean())
    title = "Ten colluders of one company: flagged"
    yield trial.finding(52, title, flagged, ">= .90", flagged >= 0.90, {}, f"{int(who.sum())} members")


def _from_one_company(trial: Trial) -> Flags:
    """Members (M,) with ten friends whom the check of the report would see among those who wrote first or invited."""
    lived = trial.population.lived
    came = [each[WARM_UP:NOW].sum(axis=0) for each in (lived.kept, lived.inviting)]
    return np.any([[one_company(FRIENDS, FRIENDS + others) for others in each] for each in came], axis=0)


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
    """53: threads without an answer withheld before the export; the check of the report looks at what is left."""
    answered, asked = _people(trial)
    able = ability_otherwise(trial.edition, trial.totals, ANSWERED)
    counted: Floats = trial.totals.stages.sum(axis=1)
    tried = np.flatnonzero((counted >= LEAST_PEOPLE) & (answered >= 1))[:CHECKED]
    some: list[int] = tried.tolist()
    flagged: dict[float, float] = {}
    gained: dict[float, float] = {}
    for part in (0.0, 0.25, 0.5, 0.9, 1.0):
        left: Floats = answered + np.round((1.0 - part) * (asked - answered))
        flagged[part] = float(np.mean([_too_many(trial, able[m], int(answered[m]), int(left[m])) for m in some]))
        fewer = trial.totals.stages.copy()
        fewer[:, 0] *= 1.0 - part
        after = trial.score(Totals(trial.totals.y, trial.totals.e, fewer, trial.totals.mask))
        gained[part] = float((after.points - trial.points).mean())
    detail = "; ".join(f"{p:.0%} deleted: flagged {flagged[p]:.3f}, {gained[p]:+.1f} points" for p in flagged)
    detail += f"; {len(tried)} members of whom {LEAST_PEOPLE} people or more count, once answered"
    title = "All unanswered threads deleted: flagged"
    passed = flagged[1.0] >= 0.99 and flagged[0.0] <= 0.02
    yield trial.finding(53, title, flagged[1.0], ">= .99, of the honest <= .02", passed, {}, detail)


def _people(trial: Trial) -> tuple[Floats, Floats]:
    """People who answered and people written to first (M,) in the year of evidence, whole and once each."""
    edition = replace(trial.edition, time=replace(trial.edition.time, half_life_days=FOREVER))
    totals, row = population_totals(edition, trial.population), trial.edition.row(ANSWERED)
    return np.round(totals.y[:, row]), np.round(totals.e[:, row])


def _too_many(trial: Trial, able: Ability, answered: int, asked: int) -> bool:
    return too_many_answers(trial.edition, ANSWERED, answered, asked, able)
