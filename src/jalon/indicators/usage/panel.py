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


def usage_panels(con: duckdb.DuckDBPyConnection, member_id: str, dates: Sequence[int]) -> dict[int, UsagePanel]:
    """Usage by date (µs, first instant not known) from the year before each; `weeks` must be built."""
    seen = _seen(con, member_id, dates)
    complete = _completeness(con, member_id)
    return {date: _panel(seen, date, complete) for date in dates}


@dataclass(frozen=True, slots=True)
class _Seen:
    """By date and code: actions in the year before; by date and signal: weeks covered; by date: weeks with actions."""

    counts: dict[tuple[int, str], int]
    weeks: dict[tuple[int, str], float]
    active: dict[int, int]
    connections: dict[int, int]


def _seen(con: duckdb.DuckDBPyConnection, member_id: str, dates: Sequence[int]) -> _Seen:
    values = ", ".join(f"({date})" for date in dates)
    con.execute(
        "create or replace temp table usage_actions as select d.as_of, v.code, v.occurred_at from "
        f"({(HERE / 'volumes.sql').read_text(encoding='utf-8')}) v join (values {values}) d(as_of) "
        "on v.occurred_at < d.as_of and v.occurred_at >= d.as_of - ? where v.member_id = ?",
        [YEAR_DAYS * DAY, member_id],
    )
    counts = con.execute("select as_of, code, count(*) from usage_actions group by all").fetchall()
    active = con.execute(
        "select as_of, count(distinct floor((as_of - occurred_at) / 6048e8)) from usage_actions group by as_of"
    ).fetchall()
    weeks = con.execute(
        f"select d.as_of, w.signal, sum(w.share) from weeks w join (values {values}) d(as_of) "
        "on w.occurred_at < d.as_of and w.occurred_at >= d.as_of - ? where w.member_id = ? group by all",
        [YEAR_DAYS * DAY, member_id],
    ).fetchall()
    connections = con.execute(
        f"select d.as_of, count(*) from connections c join (values {values}) d(as_of) "
        "on coalesce(c.occurred_at, 0) < d.as_of where c.member_id = ? and c.is_current group by d.as_of",
        [member_id],
    ).fetchall()
    return _Seen(
        {(at, code): n for at, code, n in counts},
        {(at, signal): share for at, signal, share in weeks},
        dict(active),
        dict(connections),
    )


def _panel(seen: _Seen, as_of: int, completeness: float | None) -> UsagePanel:
    weeks = {signal: share for (at, signal), share in seen.weeks.items() if at == as_of}
    volumes = {
        code: _volume(seen, as_of, code, rule, weeks, completeness)
        for pillar in (*FOUR, "messaging")
        for code, rule in definition()[pillar].items()
    }
    pillars = {p: _pillar(p, volumes, weeks) for p in (*FOUR, "messaging")}
    known = [v for p, v in pillars.items() if p in FOUR and v is not None]
    points = sum(known) / len(known) if known else None
    return UsagePanel(points, pillars, volumes, seen.active.get(as_of, 0))


def _volume(
    seen: _Seen, as_of: int, code: str, rule: dict[str, Any], weeks: dict[str, float], completeness: float | None
) -> float | None:
    if code == "profile_completeness":
        return completeness
    counted = seen.counts.get((as_of, code))
    if rule["needs"] not in weeks:
        return None if counted is None else float(counted)
    if code == "connections":
        return float(seen.connections.get(as_of, 0))
    return float(counted or 0)


def _completeness(con: duckdb.DuckDBPyConnection, member_id: str) -> float | None:
    held: dict[str, float] = dict(
        con.execute("select kind, max(n) from profile_items where member_id = ? group by kind", [member_id]).fetchall()
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


def licence(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> str | None:
    """The paid plan of the last year, if receipts tell one: context, never scored."""
    row = con.execute(
        "select plan from subscriptions where member_id = ? and occurred_at >= ? and occurred_at < ? "
        "order by occurred_at desc, plan limit 1",
        [member_id, as_of - YEAR_DAYS * DAY, as_of],
    ).fetchone()
    return str(row[0]) if row else None
