"""The proof in a terminal, one line a finding after what the index loses; and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jalon.index import Edition
from jalon.proof.finding import Finding
from jalon.proof.page import beaten
from jalon.proof.run import Plan, made_by


def text(edition: Edition, plan: Plan, findings: Sequence[Finding]) -> str:
    """All findings, plain text."""
    losses = [
        f"  {f.title} ({f.world}, {f.seed}): {name} {v:.3f}, index {f.figure:.3f}" for f, name, v in beaten(findings)
    ]
    lines = [f"Edition {edition.id} {edition.hash[:12]}, {plan.members} members a world", ""]
    lines += ["Where the index does not win:", *(losses or ["  nowhere here"]), ""]
    lines += [_line(f) for f in findings]
    lines += ["", f"{sum(f.passed for f in findings)} of {len(findings)} at their bar"]
    return "\n".join(lines)


def as_json(edition: Edition, plan: Plan, findings: Sequence[Finding]) -> str:
    """A list of {property, title, world, seed, figure, bar, passed, comparators, detail, made_by}.

    `comparators` always has the five that are always printed, null where one has no figure of that kind; `made_by` says
    of which version, edition and size the finding is, so that pieces of one run can be merged.
    """
    made = made_by(edition, plan)
    return json.dumps([f.as_data() | {"made_by": made} for f in findings], ensure_ascii=False, indent=1)


def _line(f: Finding) -> str:
    verdict = "pass" if f.passed else "FAIL"
    head = f"{verdict} {f.property:>2} {f.world} {f.seed:>4} {f.figure:9.3f}  {f.title}  [{f.bar}]"
    others = ", ".join(
        f"{name} {'none' if value is None else f'{value:.3f}'}" for name, value in f.shown_beside().items()
    )
    return "\n".join([head, *(f"                        {part}" for part in (others, f.detail) if part)])
