"""A norm file as a table of plain text: every cohort with its n and the quartiles of its points."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.cli.edition_text import table
from jalon.cli.folded import folded_text
from jalon.cli.language import Say
from jalon.norms.document import CohortNorm, Norms
from jalon.norms.standing import value_at
from jalon.report import numbers


def norms_text(norms: Norms, say: Say) -> str:
    """What the file says of its group, then one line a cohort."""
    head = say("norms_head", group=norms.group, origin=say(f"norms_origin_{norms.origin}"), edition=norms.edition)
    period = say("norms_of_period", period=norms.period) if norms.period else ""
    columns = tuple(say(f"norms_column_{name}") for name in ("cohort", "n", "low", "median", "high"))
    # Each cohort below its own parent.
    ordered = sorted(norms.cohorts, key=lambda entry: entry.cohort)
    rows = [columns, *(_row(entry, norms, say) for entry in ordered)]
    whole = "\n\n".join([" ".join(filter(None, (head, period))), table(rows), "\n".join(_notes(norms, say))])
    return folded_text(whole)


def _row(entry: CohortNorm, norms: Norms, say: Say) -> tuple[str, ...]:
    name = "  " * len(entry.cohort.parts) + (entry.cohort.parts[-1] if entry.cohort.parts else norms.group)
    figures = (value_at(entry.measures["points"], level) for level in (0.25, 0.5, 0.75))
    return name[:40], str(entry.n), *(numbers.number(x, say.language) for x in figures)


def _notes(norms: Norms, say: Say) -> Iterator[str]:
    yield say("norms_floor", floor=norms.floor)
    if norms.withheld:
        yield say.many("norms_withheld", norms.withheld)
    yield say("norms_shrunk")
    if "budget" in norms.notes:
        yield say("exchange_budget", epsilon=f"{norms.notes['budget']['total']:g}")
