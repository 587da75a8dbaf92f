"""Journeys in words: how many came how far, and one way as a line of dated steps."""

from __future__ import annotations

from jalon.report.result_journeys import Journey, Journeys, JourneyStep
from jalon.report.words import Words, capfirst


def journeys_sum_text(found: Journeys, w: Words) -> str:
    """How many people have a way, and how far they came."""
    parts = ", ".join(w("journeys_reached", step=w(f"step_{kind}"), n=n) for kind, n in found.furthest)
    return w("colon", left=w("journeys_people", n=found.people), right=f"{parts}.")


def way_text(steps: tuple[JourneyStep, ...], w: Words) -> str:
    """The steps in time, each with its day; what is not confirmed says so."""
    return " > ".join(_step(step, w) for step in steps)


def step_source_text(step: JourneyStep, w: Words) -> str:
    """Where a step stands: its file and data row."""
    return w("journey_row", file=step.file, row=step.row_no)


def who_text(journey: Journey) -> str:
    """The code of a person, with title and company where they are known."""
    return f"{journey.person} ({journey.about})" if journey.about else journey.person


def _step(step: JourneyStep, w: Words) -> str:
    said = "" if step.confirmed else f" ({w('journey_said')})"
    return f"{capfirst(w(f'step_{step.kind}'))} {w('journey_day', day=step.on)}{said}"
