"""Indicators opened: value, par, points, and the rows of the files behind each point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalon.index import Attribution, Item
from jalon.indicators.catalogue import IndicatorFile, indicators
from jalon.indicators.evidence import EvidenceRow, Total, evidence_files, evidence_rows, unmet
from jalon.report.assemble.estimates import indicator_value
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.assemble.strips import strips_of
from jalon.report.dates import iso_day
from jalon.report.mask import contact_code
from jalon.report.result import Indicator, Norm, Row

WITH_STRIPS = ("outreach_graded", "outreach_answered")


@dataclass(frozen=True, slots=True)
class Drawer:
    """Everything opened at once: evidence rows and files by indicator, norms, attribution."""

    attribution: Attribution
    norms: Mapping[str, Norm]
    rows: dict[str, list[EvidenceRow]]
    files: dict[str, list[tuple[str, int]]]


def indicators_of(
    frame: Frame, attribution: Attribution, norms: Mapping[str, Norm], limit: int | None
) -> tuple[Indicator, ...]:
    """Every indicator of the edition, measured or not, in the edition's order."""
    rows, files = evidence_rows(frame.con, NOW, limit), evidence_files(frame.con, NOW)
    drawer = Drawer(attribution, norms, rows, files)
    return tuple(_indicator(frame, drawer, item, row) for row, item in enumerate(frame.edition.items))


def _indicator(frame: Frame, drawer: Drawer, item: Item, row: int) -> Indicator:
    file, attribution = indicators()[item.code], drawer.attribution
    total, observed, used = frame.total(item.code), frame.observed(item.code), frame.used(item.code)
    rows = drawer.rows.get(item.code, []) if observed else []
    files = drawer.files.get(item.code, []) if observed else []
    graded = file.kind == "grd"
    return Indicator(
        code=item.code,
        pillar=item.pillar,
        dimension=item.dimension,
        kind=item.kind,
        value=indicator_value(file, total, observed),
        events=total.events,
        exposure=total.exposure,
        par=float(attribution.par[NOW, row]),
        points=float(attribution.contribution[NOW, row]) if used else None,
        unit_points=float(attribution.unit[NOW, row]) if used and not graded else None,
        event_weight=item.event_weight,
        stage_counts=total.raw_stages if graded and observed else None,
        norm=drawer.norms.get(item.code),
        files=tuple((frame.files.get(source, source), n) for source, n in files),
        rows=tuple(_row(frame, attribution, row, file, total, r) for r in rows),
        rows_total=sum(n for _, n in files),
        strips=strips_of(frame, rows) if used and item.code in WITH_STRIPS else (),
        sql=file.sql,
        missing=None if observed else "|".join(unmet(file, frame.signals[NOW])),
    )


def _row(frame: Frame, attribution: Attribution, item: int, file: IndicatorFile, total: Total, row: EvidenceRow) -> Row:
    return Row(
        person=None if row.counterpart_id is None else contact_code(row.counterpart_id),
        on=iso_day(row.decided_at if row.success and row.decided_at else row.occurred_at),
        file=frame.files.get(row.source_id, row.source_id),
        row_no=row.row_no,
        success=row.success,
        opportunity=row.opportunity,
        stage=row.stage,
        weight=row.weight,
        points=row_points(attribution, item, file.kind, total, row),
    )


def row_points(attribution: Attribution, item: int, kind: str, total: Total, row: EvidenceRow) -> float:
    """What one row adds to the score against par.

    Over all rows of an item these add up to its contribution; for counts after taking off the par of the
    weeks of exposure, unit x par, which no row carries.
    """
    if kind == "grd":
        values = attribution.stage_values[NOW]
        par = float((values * attribution.par_stages[NOW]).sum()) / total.exposure if total.exposure else 0.0
        return row.weight * (float(values[row.stage or 0]) - par)
    unit = float(attribution.unit[NOW, item])
    if kind == "cnt":
        return unit * row.weight * row.success
    expected = float(attribution.par[NOW, item]) / total.exposure if total.exposure else 0.0
    return unit * row.weight * (row.success - expected * row.opportunity)
