"""Indicators opened: value, par, points, and the rows of the files behind each point."""

from __future__ import annotations

from collections.abc import Mapping

from jalon.index import Attribution
from jalon.indicators.catalogue import IndicatorFile, indicators
from jalon.indicators.evidence import EvidenceRow, Total, evidence_rows
from jalon.report.assemble.estimates import indicator_value
from jalon.report.assemble.frame import NOW, Frame
from jalon.report.assemble.strips import strips_of
from jalon.report.dates import iso_day
from jalon.report.mask import contact_code
from jalon.report.result import Indicator, Norm, Row

WITH_STRIPS = ("outreach_graded", "outreach_answered")


def indicators_of(
    frame: Frame, attribution: Attribution, norms: Mapping[str, Norm], limit: int | None
) -> tuple[Indicator, ...]:
    """Every indicator of the edition, measured or not, in the order of the pillars."""
    return tuple(
        _indicator(frame, attribution, file, norms.get(code), limit)
        for code, file in indicators().items()
        if any(item.code == code for item in frame.edition.items)
    )


def _indicator(
    frame: Frame, attribution: Attribution, file: IndicatorFile, norm: Norm | None, limit: int | None
) -> Indicator:
    row = frame.edition.row(file.code)
    item = frame.edition.items[row]
    total = frame.total(file.code)
    observed = frame.observed(file.code)
    used = frame.used(file.code)
    rows = evidence_rows(frame.con, NOW, file.code, limit) if observed else []
    return Indicator(
        code=file.code,
        pillar="messaging" if file.dimension == "results" else file.dimension,
        dimension=file.dimension,
        kind=file.kind,
        value=indicator_value(file, total, observed),
        events=total.events,
        exposure=total.exposure,
        par=float(attribution.par[NOW, row]),
        points=float(attribution.contribution[NOW, row]) if used else None,
        unit_points=float(attribution.unit[NOW, row]) if used and file.kind != "grd" else None,
        event_weight=item.event_weight,
        stage_counts=total.raw_stages if file.kind == "grd" and observed else None,
        norm=norm,
        files=_files(frame, file.code) if observed else (),
        rows=tuple(_row(frame, attribution, row, file, total, r) for r in rows),
        rows_total=_row_count(frame, file.code) if observed else 0,
        strips=strips_of(frame, rows) if used and file.code in WITH_STRIPS else (),
        sql=file.sql,
        missing=None if observed else "|".join(_unmet(frame, file)),
    )


def _unmet(frame: Frame, file: IndicatorFile) -> list[str]:
    groups = [group for group in file.needs if not any(s in frame.signals[NOW] for s in group)]
    return [group[0] for group in groups]


def _files(frame: Frame, code: str) -> tuple[tuple[str, int], ...]:
    counted = frame.con.execute(
        "select source_id, count(*) from counted where moment = ? and indicator = ? and row_no > 0 "
        "group by source_id order by source_id",
        [NOW, code],
    ).fetchall()
    return tuple((frame.files.get(str(source), str(source)), int(n)) for source, n in counted)


def _row_count(frame: Frame, code: str) -> int:
    found = frame.con.execute(
        "select count(*) from counted where moment = ? and indicator = ? and row_no > 0", [NOW, code]
    ).fetchone()
    return int(found[0]) if found else 0


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
