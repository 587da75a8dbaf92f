"""Properties 12 to 24 on every simulated member: what the tests prove on random cases, measured once more on lives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from jalon.index import Attribution, Totals, attribute, score_members
from jalon.index.parameters import Floats, parameters
from jalon.index.posterior import MAX_STEPS
from jalon.proof.finding import Finding
from jalon.proof.trial import Trial
from jalon.simulate.population.usage import usage_score

NOTHING = 1e-9
SOME = 300  # members attributed at a time


def alone(trial: Trial) -> Iterator[Finding]:
    """12: one more attempt of each kind, without any answer."""
    gains = {
        item.code: _change(trial, row, 0.0, 1.0) for row, item in enumerate(trial.edition.items) if item.kind != "grd"
    }
    gains["written to, silent"] = _stage_change(trial, 0)
    most = max(gains, key=lambda code: gains[code].max())
    figure = float(gains[most].max())
    title = "No lone action raises any score (largest change)"
    yield trial.finding(12, title, figure, "<= 1e-9", figure <= NOTHING, {}, f"by {most}")


def by_others(trial: Trial) -> Iterator[Finding]:
    """13: one more act of somebody else, of each kind."""
    losses = {
        item.code: _change(trial, row, 1.0, 0.0) for row, item in enumerate(trial.edition.items) if item.kind == "cnt"
    }
    losses |= {i.code: _change(trial, row, 1.0, 1.0) for row, i in enumerate(trial.edition.items) if i.kind == "bin"}
    least = min(losses, key=lambda code: losses[code].min())
    figure = float(losses[least].min())
    title = "No act of a counterpart lowers any score (lowest change)"
    yield trial.finding(13, title, figure, ">= -1e-9", figure >= -NOTHING, {}, f"by {least}")


def connections(trial: Trial) -> Iterator[Finding]:
    """15: a thousand connections outside the target."""
    rows = [row for row, item in enumerate(trial.edition.items) if "new_connections" in item.code]
    change = max((float(_change(trial, row, 0.0, 1000.0).max()) for row in rows), default=0.0)
    usage = usage_score(trial.population, {"network": 1000.0}) - usage_score(trial.population)
    title = "1,000 connections outside the target (largest change)"
    yield trial.finding(15, title, change, "<= 1e-9", change <= NOTHING, {"usage score": float(usage.mean())})


def independent(trial: Trial) -> Iterator[Finding]:
    """17, 18: nobody's score depends on who else is scored, bit for bit."""
    some = np.arange(0, len(trial.points), 3)
    apart = score_members(trial.edition, _members(trial.totals, some)).points
    worst = float(np.abs(apart - _plain(trial)[some]).max())
    title = "Scores of a third of the members, scored apart (largest difference)"
    yield trial.finding(17, title, worst, "exactly 0", worst == 0.0)


def converges(trial: Trial) -> Iterator[Finding]:
    """19: Newton steps."""
    most = float(trial.scores.steps.max())
    yield trial.finding(19, "Newton steps to the mode (most)", most, f"<= {MAX_STEPS}", most <= MAX_STEPS)


def stages_climb(trial: Trial) -> Iterator[Finding]:
    """20: the same counterpart one stage higher."""
    rises = [
        float((_stage_change(trial, r + 1) - _stage_change(trial, r)).min())
        for r in range(len(trial.edition.stages.scores) - 1)
    ]
    passed = min(rises) >= -NOTHING
    yield trial.finding(20, "A counterpart one stage higher (lowest change)", min(rises), ">= -1e-9", passed)


def bounded(trial: Trial) -> Iterator[Finding]:
    """21: what one event can do in one item; beside it, the whole way of one person."""
    moves = {
        item.code: float(_change(trial, row, 1.0, float(item.kind == "bin")).max())
        for row, item in enumerate(trial.edition.items)
        if item.kind != "grd"
    }
    by_stage = [_stage_change(trial, r) for r in range(len(trial.edition.stages.scores))]
    moves["a stage higher"] = max(float((high - low).max()) for low, high in pairwise(by_stage))
    most = max(moves, key=lambda code: moves[code])
    detail = f"by {most}; somebody written to who goes from silence to contract {float(by_stage[-1].max()):.1f}"
    title = "One event moves a score of a year's evidence (most), in points"
    yield trial.finding(21, title, moves[most], "<= 3", moves[most] <= 3, {}, detail)


def adds_up(trial: Trial) -> Iterator[Finding]:
    """23, 24: every member's contributions add to the score, each with the sign of above or below par."""
    missed, spread, right, told = 0.0, 0.0, 0, 0
    for rows in np.array_split(np.arange(trial.size), max(trial.size // SOME, 1)):
        few = _members(trial.totals, rows)
        found, plain = attribute(trial.edition, few), _plain(trial)[rows]
        missed = max(missed, float(np.abs(50 + found.contribution.sum(axis=1) - found.balance - plain).max()))
        spread = max(spread, float(np.abs(found.quadrature_error).max()))
        signs = _signs(trial, few, found)
        right, told = right + int(signs.sum()), told + len(signs)
    title = "Contributions + 50 - balance = points, every member (largest gap)"
    detail = f"before the rest of the quadrature is spread {spread:.1e}; {trial.size} members"
    yield trial.finding(23, title, max(missed, spread), "<= .001", max(missed, spread) <= 0.001, {}, detail)
    title = "Contributions with the sign of above or below par"
    yield trial.finding(24, title, right / told, "1", right == told, {}, f"{told} contributions")


def _signs(trial: Trial, few: Totals, found: Attribution) -> NDArray[np.bool_]:
    """Of every contribution that is one, whether it is above 0 exactly when the events, or stages, are above par."""
    above = few.y - found.par
    for row in parameters(trial.edition).graded:
        above[:, row] = (few.stages - found.par_stages) @ np.array(trial.edition.stages.scores)
    told = found.used & (np.abs(above) > 1e-9) & (np.abs(found.contribution) > 1e-12)
    return (np.sign(found.contribution) == np.sign(above))[told]


def _change(trial: Trial, row: int, successes: float, opportunities: float) -> Floats:
    """Change of every member's points by such evidence of one item."""
    totals = trial.totals
    y, e = totals.y.copy(), totals.e.copy()
    y[:, row] += successes
    e[:, row] += opportunities
    after = score_members(trial.edition, Totals(y, e, totals.stages, totals.mask))
    return after.points - _plain(trial)


def _stage_change(trial: Trial, stage: int) -> Floats:
    totals = trial.totals
    stages = totals.stages.copy()
    stages[:, stage] += 1.0
    return score_members(trial.edition, Totals(totals.y, totals.e, stages, totals.mask)).points - _plain(trial)


def _plain(trial: Trial) -> Floats:
    """Points without offsets of sectors, which shift a rate and touch no law."""
    return score_members(trial.edition, trial.totals).points


def _members(totals: Totals, which: np.ndarray) -> Totals:
    return Totals(totals.y[which], totals.e[which], totals.stages[which], totals.mask[which])
