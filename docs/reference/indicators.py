"""Indicators, from the headers and the very text of their SQL files."""

from __future__ import annotations

from docs.reference.markdown import code
from docs.reference.markdown import page as page_of

from jalon.indicators.catalogue import IndicatorFile, indicators

INTRODUCTION = """One SQL file each. It gives evidence rows; decay, caps and maturity are applied afterwards, the
same for all. The text below is what runs. What an indicator weighs is a matter of the [edition](edition.md)."""
KINDS = {
    "bin": "successes out of opportunities",
    "cnt": "events over an exposure",
    "grd": "each person graded from silent (0) to contract (4)",
}


def page() -> str:
    """All indicators, dimension by dimension."""
    return page_of("Indicators", INTRODUCTION, *(_indicator(file) for file in indicators().values()))


def _indicator(file: IndicatorFile) -> str:
    needs = ", and ".join(" or ".join(group) for group in file.needs)
    facts = [
        f"* **In French**: {file.title_fr}",
        f"* **Dimension**: {file.dimension}",
        f"* **Kind**: `{file.kind}`, {KINDS[file.kind]}, {file.unit}",
        f"* **Needs**: {needs}",
        f"* **Counts after**: {file.maturity_days} days",
    ]
    return "\n\n".join([f"## {file.code}", f"*{file.title}.* {file.advice}", "\n".join(facts), code(file.sql, "sql")])
