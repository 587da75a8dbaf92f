"""What a release of the exchange says on the terminal: figures, budget, refusals, how far liars could move it."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.cli.language import Say
from jalon.cli.norms_text import norms_text
from jalon.norms.document import Norms
from jalon.norms.exchange.acceptance import Accepted
from jalon.report import numbers


def release_text(norms: Norms, found: Accepted, say: Say) -> str:
    """The release in plain text."""
    return "\n\n".join([norms_text(norms, say), "\n".join(_shifts(norms, say)), "\n".join(_counts(found, norms, say))])


def _shifts(norms: Norms, say: Say) -> Iterator[str]:
    for entry in norms.notes["largest_shift"]:
        low, high = (numbers.number(x, say.language) for x in entry["medians"]["points"])
        name = ", ".join(entry["cohort"].values()) or norms.group
        yield say("exchange_shift", group=name, percent=round(100 * entry["liars"]), low=low, high=high)


def _counts(found: Accepted, norms: Norms, say: Say) -> Iterator[str]:
    yield say.many("exchange_counted", len(found.contributions), hash=found.inputs[:12])
    for reason, n in sorted(found.refused.items()):
        yield say("exchange_refused", reason=say(f"exchange_reason_{reason}"), n=n)
    budget = norms.notes["budget"]
    yield say("exchange_each", epsilon=f"{budget['epsilon_per_quantile']:.3g}", mechanism=budget["mechanism"])
