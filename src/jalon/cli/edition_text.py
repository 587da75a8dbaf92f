"""An edition as tables of plain text, and what differs between two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jalon.cli.folded import folded, folded_text
from jalon.cli.language import Say
from jalon.index.compare import edition_differences
from jalon.index.edition import Edition

Row = Sequence[str]


def edition_text(edition: Edition, say: Say) -> str:
    """Name, weights, items and stages."""
    dimensions = [(d.code, f"{d.weight:.2f}", f"{d.loading:.3f}") for d in edition.dimensions]
    items = [
        (i.code, i.kind, *(f"{x:.3f}" for x in (i.alpha, i.loading, i.dispersion)), f"{i.event_weight:.2f}")
        for i in edition.items
    ]
    stages = [
        (name, f"{score:.0f}", f"{threshold:.3f}")
        for name, score, threshold in zip(
            edition.stages.names, edition.stages.scores, edition.stages.thresholds, strict=True
        )
    ]
    return "\n\n".join([
        f"{edition.id} {edition.version}\n{edition.hash}",
        folded_text(say("edition_changes", text=_last_change(edition, say))),
        table([tuple(say("edition_columns_dimensions").split()), *dimensions]),
        table([tuple(say("edition_columns_items").split()), *items]),
        table([tuple(say("edition_columns_stages").split()), *stages]),
    ])  # fmt: skip


def difference_text(before: Edition, after: Edition, say: Say) -> str:
    """Every figure that differs."""
    rows = [(place, _shown(old), _shown(new)) for place, old, new in edition_differences(before, after)]
    if not rows:
        return say("edition_same")
    width = max(len(before.id), len(after.id))
    lines = [(place, f"  {before.id:<{width}}  {old}", f"  {after.id:<{width}}  {new}") for place, old, new in rows]
    return folded(line for three in lines for line in three)


def table(rows: Sequence[Row]) -> str:
    """Columns as wide as their widest cell, two spaces apart."""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def _last_change(edition: Edition, say: Say) -> str:
    last = edition.changes[-1] if edition.changes else None
    return "" if last is None else f"{last.on} {last.fr if say.language == 'fr' else last.en}"


def _shown(value: Any) -> str:
    return "-" if value is None else str(value)
