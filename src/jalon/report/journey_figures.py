"""Journeys in words: how many came how far, and one way as a line of dated steps."""

from __future__ import annotations

from jalon.report import numbers
from jalon.report.result_deals import DealEvidence, Deals
from jalon.report.result_journeys import Journey, Journeys, JourneyStep
from jalon.report.words import Words, capfirst

NO_BREAK = "\N{NO-BREAK SPACE}"  # a number does not stand alone on the next line


def journeys_sum_text(found: Journeys, w: Words) -> str:
    """How many people have a way, and how far they came."""
    parts = ", ".join(w("journeys_reached", step=w(f"step_{kind}"), n=n) for kind, n in found.furthest)
    return w("colon", left=w("journeys_people", n=found.people), right=f"{parts}.")


def way_text(steps: tuple[JourneyStep, ...], w: Words) -> str:
    """The steps in time, each with its day; what only a message tells says so."""
    return " > ".join(_step(step, w) for step in steps)


def step_title(step: JourneyStep, w: Words) -> str:
    """The step by itself; what only a message tells says so."""
    return capfirst(w(f"step_{step.kind}")) + _by_whom(step, w)


def step_source_text(step: JourneyStep, w: Words) -> str:
    """Where a step stands: its file, without the archive around it, and row."""
    told = w("journey_row", file=step.file.rsplit("/", 1)[-1], row=step.row_no)
    return NO_BREAK.join(told.rsplit(" ", 1))


def deals_sum_text(found: Deals, w: Words) -> str:
    """How many of the deals won have each grade, and what is missing to know more."""
    parts = w.semicolon.join(w(f"grade_{grade}", n=n) for grade, n in found.grades)
    whole = w("colon", left=w("deals_won", n=found.won), right=f"{parts}.")
    more = [w("deals_disagreeing", n=found.disagreeing)] if found.disagreeing else []
    more += [w("deals_returning", n=found.returning)] if found.returning else []
    more += [w("deals_referred", n=found.referred)] if found.referred else []
    if found.origin_linkedin:
        more.append(w("deals_origin_linkedin", n=found.origin_linkedin))
        more += [w("deals_origin_untraced", n=found.origin_untraced)] if found.origin_untraced else []
    more += [_unasked(found, w)] if found.unasked else []
    return " ".join([whole, *more])


def deal_value_text(deal: DealEvidence, w: Words) -> str:
    """The value of a deal in its currency; empty when it is not known."""
    return "" if deal.amount is None else numbers.money(deal.amount, deal.currency or "", w.lang)


def reconciled_text(deal: DealEvidence, w: Words) -> str:
    """What is said of a deal beside what its rows show."""
    if not deal.linked and deal.reconciled == "nothing":
        return w("deal_unlinked")
    return w(f"reconciled_{deal.reconciled}")


def who_text(journey: Journey, w: Words) -> str:
    """The code of a person, with title and company where they are known."""
    return f"{journey.person} ({journey.about})" if journey.about else journey.person


def _unasked(found: Deals, w: Words) -> str:
    return w("deals_unasked_all" if found.unasked == found.won else "deals_unasked", n=found.unasked)


def _step(step: JourneyStep, w: Words) -> str:
    return f"{capfirst(w(f'step_{step.kind}'))} {numbers.short_date(step.on, w.lang)}{_by_whom(step, w)}"


def _by_whom(step: JourneyStep, w: Words) -> str:
    """What a message alone tells, unconfirmed or confirmed by the person; empty for a row of another source."""
    if not step.confirmed:
        return f" ({w('journey_said')})"
    return f" ({w('journey_confirmed')})" if step.channel == "message" else ""
