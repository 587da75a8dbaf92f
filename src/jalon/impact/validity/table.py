"""A panel from a table (CSV or Parquet), one row a member and quarter.

| column | meaning |
|---|---|
| member_id | who |
| quarter | 2026-Q3 |
| index | points at the end of the quarter, without the pillar of results; empty where there was none |
| outcome | count of the quarter, as known today (contracts, or meetings) |
| known | the same count as it was known when the quarter ended; without it the past counts as reconstructed |
| ssi | LinkedIn's index at the end of the quarter, where it was written down |
| team | team of the member, empty where none |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from jalon.errors import PanelInvalid
from jalon.impact.error_texts import ERRORS
from jalon.impact.validity.panel import Floats, Integers, Panel

TABLES = {".csv": "read_csv_auto(?, all_varchar = true)", ".parquet": "read_parquet(?)"}
NEEDED = ("member_id", "quarter", "index", "outcome")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def invalid(code: str, **fields: object) -> PanelInvalid:
    """The error of a code."""
    message, hint, _, _ = ERRORS[code]
    return PanelInvalid(message.format(**fields), hint)


def read_panel(paths: Iterable[Path], last: int | None = None) -> Panel:
    """The panel of all tables together; `last` is the newest quarter that may stand in it. Raises PanelInvalid."""
    columns: dict[str, list[Any]] = {name: [] for name in (*NEEDED, "known", "ssi", "team")}
    for path in paths:
        for name, values in _columns(path).items():
            columns[name] += values
    return panel_of(columns, last)


def panel_of(columns: dict[str, list[Any]], last: int | None = None) -> Panel:
    """The panel of columns of equal length; `known`, `ssi` and `team` may hold None only."""
    n = len(columns["member_id"])
    if not n:
        raise invalid("panel_empty")
    _, member = np.unique(np.array([str(v) for v in columns["member_id"]]), return_inverse=True)
    quarter = np.array([quarter_number(str(v)) for v in columns["quarter"]], dtype=np.int64)
    order = np.lexsort((quarter, member))
    if last is not None and int(quarter.max()) > last:
        raise invalid("panel_future")
    if len(np.unique(member * 100_000 + quarter)) < n:
        raise invalid("panel_twice")
    outcome = _counts("outcome", columns["outcome"])
    told = [v is not None and v != "" for v in columns["known"]]
    known = _counts("known", columns["known"]) if all(told) else outcome
    index, ssi = (_figures(name, columns[name]) for name in ("index", "ssi"))
    return Panel(member[order].astype(np.int64), quarter[order], index[order], outcome[order], known[order],
                 ssi[order], _teams(columns["team"])[order], reconstructed=not all(told))  # fmt: skip


def quarter_number(text: str) -> int:
    """Running number of a quarter written like 2026-Q3."""
    found = QUARTER.fullmatch(text.strip())
    if not found:
        raise invalid("panel_quarter")
    return 4 * int(found[1]) + int(found[2]) - 1


def quarter_text(number: int) -> str:
    """2026-Q3 for its running number."""
    return f"{number // 4}-Q{number % 4 + 1}"


def _columns(path: Path) -> dict[str, list[Any]]:
    import duckdb

    try:
        with duckdb.connect() as con:
            found = con.execute(f"select * from {TABLES[path.suffix.lower()]}", [str(path)])
            names = [column[0] for column in found.description or ()]
            rows = found.fetchall()
    except (duckdb.Error, KeyError):
        raise invalid("panel_unreadable", file=path.name) from None
    for name in NEEDED:
        if name not in names:
            raise invalid("panel_column", column=name)
    place = {name: k for k, name in enumerate(names)}
    return {
        name: [row[place[name]] if name in place else None for row in rows]
        for name in (*NEEDED, "known", "ssi", "team")
    }


def _figures(name: str, values: Sequence[Any]) -> Floats:
    try:
        return np.array([np.nan if v is None or v == "" else float(v) for v in values], dtype=np.float64)
    except (TypeError, ValueError):
        raise invalid("panel_number", column=name) from None


def _counts(name: str, values: Sequence[Any]) -> Floats:
    found = _figures(name, values)
    if not np.isfinite(found).all() or (found < 0).any() or (found != np.floor(found)).any():
        raise invalid("panel_number", column=name)
    return found


def _teams(values: Sequence[Any]) -> Integers:
    _, code = np.unique(np.array(["" if v is None else str(v) for v in values]), return_inverse=True)
    return code.astype(np.int64)
