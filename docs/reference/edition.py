"""The edition in force: every constant of judgement, with its source and grade."""

from __future__ import annotations

from docs.reference.markdown import page as page_of
from docs.reference.markdown import table

from jalon.index.edition import Edition, Item, load_edition

GRADES = """Grades: A independent, method and data open; B large sample of known make; C large, method in part;
D unclear; J our judgement."""


def page() -> str:
    """The current edition."""
    edition = load_edition()
    return page_of(
        "Edition",
        f"`{edition.id}`, version {edition.version}, hash `{edition.hash}`."
        + (" **Provisional**: see [the method](method.md)." if edition.provisional else ""),
        GRADES,
        "## Dimensions\n\n" + _dimensions(edition),
        "## Items\n\n" + _items(edition),
        "## Where the figures come from\n\n" + _bases(edition),
        "## Graded stages\n\n" + _stages(edition),
        "## Rules\n\n" + _rules(edition),
        "## Changes\n\n" + "\n".join(f"* {change.on}: {change.en}" for change in edition.changes),
    )


def _dimensions(edition: Edition) -> str:
    rows = [(d.code, f"{d.weight:g}", f"{d.loading:g}", d.basis.grade, d.basis.note) for d in edition.dimensions]
    return table(["dimension", "weight w", "loading l", "grade", "basis"], rows)


def _items(edition: Edition) -> str:
    head = ["item", "kind", "par α", "slope λ", "ρ or f", "weight ω", "exposure", "reference", "matures, days"]
    return table(head, [_item(item) for item in edition.items])


def _item(item: Item) -> tuple[str, ...]:
    return (
        f"[{item.code}](indicators.md#{item.code.replace('_', '-')})",
        item.kind,
        f"{item.alpha:g}",
        f"{item.loading:g}",
        f"{item.dispersion:g}",
        f"{item.event_weight:g}",
        item.exposure_unit,
        f"{item.reference_exposure:g}",
        str(item.maturity_days),
    )


def _bases(edition: Edition) -> str:
    rows = [(item.code, item.basis.kind, item.basis.grade, item.basis.note) for item in edition.items]
    return table(["item", "kind", "grade", "note"], rows)


def _stages(edition: Edition) -> str:
    stages = edition.stages
    rows = [
        (name, f"{score:g}", f"{threshold:g}")
        for name, score, threshold in zip(stages.names, stages.scores, stages.thresholds, strict=True)
    ]
    return table(["stage", "score S", "threshold c"], rows) + f"\n\n{stages.basis.note}"


def _rules(edition: Edition) -> str:
    time, states, scale, space = edition.time, edition.states, edition.scale, edition.choice_space
    rows = [
        ("scale", f"{scale.par_points:g} at par, {scale.points_per_sd:g} points per standard deviation"),
        ("reference population", f"σ = {scale.sigma_ref:g}, {scale.draws:,} draws"),
        ("soft minimum", f"τ = {edition.tau:g}"),
        ("interval", f"± {scale.quantile:g} standard errors"),
        ("half-life, horizon", f"{time.half_life_days:g} days, {time.horizon_days} days"),
        ("company cap", f"{time.company_cap} people"),
        ("concentration", f"top {time.top_counterparts} people above {time.top_share:.0%} of the points"),
        ("established, provisional", f"standard error up to {states.established_se:g}, {states.provisional_se:g}"),
        ("pillars", f"standard error up to {states.pillar_established_se:g}, {states.pillar_provisional_se:g}"),
        ("other choices", f"{space.draws} joint draws, weights within {space.weight_spread:.0%}"),
    ]
    return table(["rule", "value"], rows)
