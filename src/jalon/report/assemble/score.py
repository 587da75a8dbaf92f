"""The headline number and what qualifies it: coverage, sources, certified figure, concentration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jalon.index import Attribution, ChangeSplit
from jalon.report.assemble.anew import measured_anew
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.assemble.history import change_of, points_at
from jalon.report.result import Finding, Score

FAMILIES = (("messages",), ("connections", "invitations"), ("audience",), ("meetings",), ("results", "contracts"))


def score_of(
    frame: Frame, attribution: Attribution, split: ChangeSplit | None, narrowing: Mapping[str, float]
) -> Score:
    """The score now, provisional at most when a few counterparts carry it."""
    points = points_at(frame, NOW)
    share = concentration(frame, attribution)
    notes = (*_narrowing(narrowing), *_sector(frame))
    if share > frame.edition.time.top_share and points.state == "established":
        points = replace(points, state="provisional")
        few = {"n": frame.edition.time.top_counterparts, "share": share}
        notes = (Finding("concentrated", dict(few)), *notes)
    present = sum(any(s in frame.signals[NOW] for s in family) for family in FAMILIES)
    return Score(
        points=points,
        certified=float(frame.scores.certified[NOW]) if points.value is not None else None,
        coverage=float(frame.scores.coverage[NOW]),
        sources_present=present,
        sources_possible=len(FAMILIES),
        balance=float(frame.scores.balance[NOW]),
        change=change_of(frame, split.points, split.low, split.high, split.chance) if split else None,
        narrowing=notes,
        anew=measured_anew(frame),
    )


def _sector(frame: Frame) -> tuple[Finding, ...]:
    """That the offsets of the member's sector hold, where the edition knows it."""
    known = any(sector.code == frame.sector for sector in frame.edition.sectors)
    return (Finding("edition_sector", {"values": frame.sector}),) if known else ()


def _narrowing(narrowing: Mapping[str, float]) -> tuple[Finding, ...]:
    """The two sources that would narrow the interval most, in points of standard error."""
    best = sorted(narrowing.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    return tuple(Finding("narrow_by", {"source": s, "points": p}) for s, p in best if p >= 0.05)


def concentration(frame: Frame, attribution: Attribution) -> float:
    """Share of the points earned through people that the top counterparts carry (0 when there are none)."""
    values = ", ".join(_worths(frame, attribution))
    rows = frame.con.execute(
        f"with worth(indicator, stage, points) as (values {values}) "
        "select sum(c.weight * w.points * case when c.stage is null then c.success else 1e0 end) as p "
        "from counted c join worth w on w.indicator = c.indicator and w.stage = coalesce(c.stage, -1) "
        "where c.moment = ? and c.counterpart_id is not null and w.points > 0 "
        "group by c.counterpart_id order by p desc",
        [NOW],
    ).fetchall()
    earned = [row[0] for row in rows if row[0] > 0]
    return round(sum(earned[: frame.edition.time.top_counterparts]) / sum(earned), 9) if earned else 0.0


def _worths(frame: Frame, attribution: Attribution) -> list[str]:
    """One (indicator, stage or -1, points of a success) per item and stage."""
    stages = attribution.stage_values[NOW]
    found: list[str] = []
    for row, item in enumerate(frame.edition.items):
        if item.kind == "grd":
            worths = [float(v) - float(stages[0]) for v in stages]
            found += [f"('{item.code}', {r}, {v!r}::double)" for r, v in enumerate(worths)]
        else:
            found.append(f"('{item.code}', -1, {float(attribution.unit[NOW, row])!r}::double)")
    return found
