"""docs/proof.md: first where the index does not win, then what misses its bar, then every property."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jalon.index import Edition
from jalon.proof import over_seeds
from jalon.proof.charts import gaps_chart, validity_chart
from jalon.proof.finding import Finding
from jalon.proof.over_seeds import number
from jalon.proof.properties import TESTED
from jalon.proof.run import Plan, settings

# Properties whose figure and comparators are of one kind, the higher the better; and those the lower the better.
HIGHER = (27, 28, 29, 30, 31, 33, 34, 35, 36, 38, 39)
LOWER = (32,)


@cache
def reasons() -> dict[str, str]:
    """Why a property stays below its bar, by the title of its finding."""
    return tomllib.loads(files("jalon.proof").joinpath("reasons.toml").read_text(encoding="utf-8"))


@cache
def recorded() -> tuple[dict[str, Any], ...]:
    """What scripts measured once, by property."""
    return tuple(tomllib.loads(files("jalon.proof").joinpath("recorded.toml").read_text(encoding="utf-8"))["recorded"])


def page(edition: Edition, plan: Plan, findings: Sequence[Finding]) -> str:
    """The whole page, Markdown."""
    return "\n".join([
        *_head(edition, plan, findings), "", *_beaten(findings), "", *_missed(findings), "",
        *over_seeds.table(findings),
        "## Every property", "", *_table(findings), "", *_detail(findings), "",
        "## Measured once", "", *(_once(each) for each in recorded()), "", *_elsewhere(), "",
    ])  # fmt: skip


def pictures(findings: Sequence[Finding]) -> dict[str, str]:
    """SVG by file name."""
    return {"proof-validity.svg": validity_chart(findings), "proof-bars.svg": gaps_chart(findings)}


def beaten(findings: Sequence[Finding]) -> list[tuple[Finding, str, float]]:
    """Where another figure does better than the index: finding, comparator, its figure."""
    return [
        (f, name, value)
        for f in findings
        for name, value in f.figures_beside().items()
        if (f.property in HIGHER and value > f.figure) or (f.property in LOWER and value < f.figure)
    ]


def _head(edition: Edition, plan: Plan, findings: Sequence[Finding]) -> Iterator[str]:
    passed = sum(f.passed for f in findings)
    yield "# Proof"
    yield ""
    yield "Written by `make proof` (`jalon proof`); do not edit. Invented members with known truth prove the"
    yield "instrument, not the market: METHOD.md says what real data must show."
    yield ""
    yield f"Edition `{edition.id}` ({edition.hash[:12]}), {plan.members} members a world."
    yield ""
    yield from _seeds(plan)
    yield ""
    yield f"{passed} of {len(findings)} findings at their bar."


def _seeds(plan: Plan) -> Iterator[str]:
    developed = set(settings()["development_seeds"])
    held, used = ([seed for seed in plan.seeds if (seed in developed) == old] for old in (False, True))
    if held:
        yield f"Held out, not looked at during development: seeds {_listed(held)}."
    if used:
        yield f"Looked at during development, no proof: seeds {_listed(used)}."
    yield f"Development used the seeds {_listed(sorted(developed))};"
    yield f"of these {_listed(settings()['fitted_on'])} fitted the edition."


def _beaten(findings: Sequence[Finding]) -> Iterator[str]:
    yield "## Where the index does not win"
    yield ""
    found = beaten(findings)
    if not found:
        yield "Nowhere among the comparisons below."
    for f, name, value in found:
        yield f"* {f.title} ({f.world}, seed {f.seed}): {name} {value:.3f}, index {f.figure:.3f}."


def _missed(findings: Sequence[Finding]) -> Iterator[str]:
    yield "## Below their bar"
    yield ""
    missed, once = [f for f in findings if not f.passed], [each for each in recorded() if not each["passed"]]
    if not missed and not once:
        yield "None."
    for title in dict.fromkeys(f.title for f in missed if f.title in reasons()):
        yield f"**{title}.** {reasons()[title].strip()}"
        yield ""
    yield from over_seeds.missed(findings)
    for f in missed:
        more = f" {f.detail}." if f.detail else ""
        yield f"* {f.property} {f.title} ({f.world}, seed {f.seed}): {number(f.figure)}, bar {f.bar}.{more}"
    yield from map(_once, once)


def _once(each: dict[str, Any]) -> str:
    verdict = "reached" if each["passed"] else "not reached"
    return (
        f"* {each['property']} {each['title']}: {number(each['figure'])}, bar {each['bar']}, {verdict}. "
        f"{each['detail']}. Measured once for edition `{each['edition']}` by `{each['command']}`."
    )


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    yield "![Index and comparators](img/proof-validity.svg)"
    yield ""
    yield "![Findings at their bar, by property](img/proof-bars.svg)"
    yield ""
    yield "| # | property | world | seed | figure | bar | |"
    yield "|---|---|---|---|---|---|---|"
    for f in findings:
        verdict = "pass" if f.passed else "**fail**"
        yield f"| {f.property} | {f.title} | {f.world} | {f.seed} | {number(f.figure)} | {f.bar} | {verdict} |"


def _detail(findings: Sequence[Finding]) -> Iterator[str]:
    yield "## Comparators and details"
    yield ""
    yield "Properties 27 to 40 carry all five comparators by the same measure; *none* where one has no such figure."
    yield ""
    for f in findings:
        if f.shown_beside() or f.detail:
            yield f"* {f.property}, {f.world}, seed {f.seed}: {f.title}: {number(f.figure)}. {_beside(f)}"


def _beside(f: Finding) -> str:
    others = ", ".join(
        f"{name} {'none' if value is None else number(value)}" for name, value in f.shown_beside().items()
    )
    return ". ".join(part for part in (others, f.detail) if part) + "."


def _elsewhere() -> Iterator[str]:
    yield "## Proved elsewhere"
    yield ""
    for numbers, where in TESTED.items():
        yield f"* {numbers}: {where}"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(n) for n in numbers)
