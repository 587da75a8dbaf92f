"""The usage panel: what the member did, apart from the score, with a usage score that is labelled as such."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
DAY = 86_400_000_000
FOUR = ("brand", "people", "insights", "relationships")
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class UsagePanel:
    """Usage at one date: score 0 to 100 (None when no pillar is known), pillars, volumes of the year."""

    points: float | None
    pillars: dict[str, float | None]
    volumes: dict[str, float | None]
    active_weeks: int


@cache
def definition() -> dict[str, Any]:
    """The definition of the usage score, as published in usage.toml."""
    return tomllib.loads((HERE / "usage.toml").read_text(encoding="utf-8"))


def usage_panels(
    con: duckdb.DuckDBPyConnection, member_id: str, dates: Sequence[int]
) -> dict[int, UsagePanel]:
    """Usage by date (µs, first instant not known) from the year before each; `weeks` must be built."""
    con.execute(
        "create or replace temp table actions as select code, occurred_at from "
        f"({(HERE / 'volumes.sql').read_text(encoding='utf-8')}) v where member_id = ?",
        [member_id],
    )
    return {date: _panel(con, member_id, date) for date in dates}


def _panel(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> UsagePanel:
    start = as_of - YEAR_DAYS * DAY
    weeks = _covered_weeks(con, start, as_of)
    counts: dict[str, int] = dict(
        con.execute(
            "select code, count(*) from actions where occurred_at >= ? and occurred_at < ? group by code",
            [start, as_of],
        ).fetchall()
    )
    volumes = {
        code: _volume(con, member_id, code, rule, counts, weeks, as_of)
        for pillar in (*FOUR, "messaging")
        for code, rule in definition()[pillar].items()
    }
    pillars = {p: _pillar(p, volumes, weeks) for p in (*FOUR, "messaging")}
    known = [v for p, v in pillars.items() if p in FOUR and v is not None]
    points = sum(known) / len(known) if known else None
    return UsagePanel(points, pillars, volumes, _active_weeks(con, start, as_of))


def _covered_weeks(con: duckdb.DuckDBPyConnection, start: int, as_of: int) -> dict[str, float]:
    return dict(
        con.execute(
            "select signal, sum(share) from weeks where occurred_at >= ? and occurred_at < ? group by signal",
            [start, as_of],
        ).fetchall()
    )


def _volume(
    con: duckdb.DuckDBPyConnection,
    member_id: str,
    code: str,
    rule: dict[str, Any],
    counts: dict[str, int],
    weeks: dict[str, float],
    as_of: int,
) -> float | None:
    if code == "profile_completeness":
        return _completeness(con, member_id)
    if rule["needs"] not in weeks:
        return float(counts[code]) if code in counts else None
    if code == "connections":
        row = con.execute(
            "select count(*) from connections where member_id = ? and is_current and coalesce(occurred_at, 0) < ?",
            [member_id, as_of],
        ).fetchone()
        return float(row[0]) if row else None
    return float(counts.get(code, 0))


def _completeness(con: duckdb.DuckDBPyConnection, member_id: str) -> float | None:
    held: dict[str, float] = dict(
        con.execute(
            "select kind, max(n) from profile_items where member_id = ? group by kind", [member_id]
        ).fetchall()
    )
    if not held:
        return None
    rules = definition()["profile"].items()
    return float(sum(r["points"] for kind, r in rules if held.get(kind, 0) >= r["at_least"]))


def _pillar(pillar: str, volumes: dict[str, float | None], weeks: dict[str, float]) -> float | None:
    parts = [
        _saturate(value, rule, weeks)
        for code, rule in definition()[pillar].items()
        if (value := volumes[code]) is not None
    ]
    return sum(parts) / len(parts) if parts else None


def _saturate(value: float, rule: dict[str, Any], weeks: dict[str, float]) -> float:
    """Points out of 100; a count is first brought to a year of the weeks that its source covers."""
    if rule["per"] == "year":
        value *= YEAR_DAYS / 7 / max(weeks.get(rule["needs"], YEAR_DAYS / 7), 1.0)
    return 100.0 * (1.0 - 0.5 ** (value / rule["half"]))


def _active_weeks(con: duckdb.DuckDBPyConnection, start: int, as_of: int) -> int:
    row = con.execute(
        "select count(distinct floor((? - occurred_at) / 6048e8)) from actions "
        "where occurred_at >= ? and occurred_at < ?",
        [as_of, start, as_of],
    ).fetchone()
    return int(row[0]) if row else 0


def licence(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> str | None:
    """The paid plan of the last year, if receipts tell one: context, never scored."""
    row = con.execute(
        "select plan from subscriptions where member_id = ? and occurred_at >= ? and occurred_at < ? "
        "order by occurred_at desc, plan limit 1",
        [member_id, as_of - YEAR_DAYS * DAY, as_of],
    ).fetchone()
    return str(row[0]) if row else None
