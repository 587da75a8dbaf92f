"""Published figures, each with its source, population and grade."""

from __future__ import annotations

from docs.reference.markdown import page as page_of
from docs.reference.markdown import table

from jalon.norms import PublishedNorm, published_norms, wording

INTRODUCTION = """Figures that others published, shown beside one's own as a range and never as a percentile.
Grades: A independent, method and data open; B large first-party sample, n and denominators stated; C large but of a
vendor, method in part; D unclear. No A was found, and nothing below D is kept.
The one marked *reference* is the range that a report may show."""


def page() -> str:
    """All published norms."""
    head = ["figure", "range", "population", "of", "n", "year", "source", "grade"]
    return page_of("Published norms", INTRODUCTION, table(head, [_row(norm) for norm in published_norms()]))


def _row(norm: PublishedNorm) -> tuple[str, ...]:
    code = f"`{norm.code}`" + (" *reference*" if norm.reference else "")
    population, denominator = wording(norm.population), wording(norm.denominator)
    return code, _range(norm), population, denominator, norm.n, norm.year, norm.source, norm.grade


def _range(norm: PublishedNorm) -> str:
    if norm.unit == "share":
        low, high = f"{100 * norm.low:.4g}%", f"{100 * norm.high:.4g}%"
    else:
        low, high = f"{norm.low:g}", f"{norm.high:g} {norm.unit}"
    return low if norm.low == norm.high else f"{low} to {high}"
