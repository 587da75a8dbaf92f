"""Delays from stage to stage: those still waiting and those lost are counted, few people are refused."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.impact.delays.incidence import Incidence
from jalon.impact.delays.small import share_interval
from jalon.impact.delays.stages import Delay as Found
from jalon.report.assemble.estimates import ESTABLISHED, NOT_ENOUGH, NOT_MEASURED, PROVISIONAL
from jalon.report.assemble.frame import Frame
from jalon.report.result import Delay, Estimate

MOST_STEPS = 40
WIDE = 0.2  # as for the conversions of the funnel


def delays_of(frame: Frame, told: set[str]) -> tuple[Delay, ...]:
    """Every step whose two stages are told by the sources; the others are not measured."""
    return tuple(_delay(found, {found.start, found.end} <= told) for found in frame.aimed.delays())


def typical_days(found: Sequence[Delay], start: str, end: str) -> float | None:
    """Typical days of one step, None where it is not told."""
    return next((delay.typical_days for delay in found if (delay.start, delay.end) == (start, end)), None)


def _delay(found: Found, told: bool) -> Delay:
    if not told:
        nothing = Estimate(None, None, None, None, None, "share", NOT_MEASURED)
        return Delay(
            found.start, found.end, 0, 0, 0, 0, found.horizon_days, nothing, NOT_MEASURED, None, None, None, None, ()
        )
    half = found.median
    state = NOT_ENOUGH if half is None else "reached" if half.days is not None else "not_reached"
    return Delay(
        found.start,
        found.end,
        found.n,
        found.happened,
        found.lost,
        found.waiting,
        found.horizon_days,
        _within(found),
        state,
        half.days if half else None,
        half.low if half else None,
        half.high if half else None,
        found.typical_days,
        _curve(found.curve) if found.within else (),
    )


def _within(found: Found) -> Estimate:
    if found.within is None:
        return Estimate(None, None, None, None, float(found.n), "share", NOT_ENOUGH)
    low, high = found.within
    state = ESTABLISHED if high - low <= WIDE else PROVISIONAL
    return Estimate(found.share, low, high, None, float(found.n), "share", state)


def _curve(curve: Incidence) -> tuple[tuple[float, float, float, float], ...]:
    """At most MOST_STEPS steps of the curve, the last one always."""
    size = len(curve.time)
    places = sorted({round(k * (size - 1) / (MOST_STEPS - 1)) for k in range(MOST_STEPS)}) if size else []
    days = [float(curve.time[place]) for place in places]
    spans = [share_interval(curve, day) or (0.0, 1.0) for day in days]
    return tuple((day, curve.at(day)[0], *span) for day, span in zip(days, spans, strict=True))
