"""What the person decided about a step that a message tells: it happened or not; decisions outlive re-imports.

Nothing that a message says counts before it is confirmed here, or told by a calendar, CRM or results row.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.records.store import transaction

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent
CONFIRMED, REFUSED = "confirmed", "refused"
CODE = 8
# The code of a message and label, as the command line shows it: no text is needed to find it again.
CODED = f"left(sha256(fact_id || ':' || label), {CODE})"


@dataclass(frozen=True, slots=True)
class Tick:
    """One decision: the message, what it is read to say, confirmed or refused, the day told (µs UTC), when decided."""

    fact_id: str
    label: str
    decision: str
    happened_at: int | None
    ticked_at: int


@cache
def settings() -> dict[str, Any]:
    """The figures of confirmed.toml."""
    return tomllib.loads((HERE / "confirmed.toml").read_text(encoding="utf-8"))


def step_rules() -> dict[str, dict[str, Any]]:
    """What each label becomes, by label: `step`, `by` (in, out, any), `before` and `after` in days."""
    return {label: rule for label, rule in settings().items() if isinstance(rule, dict)}


def can_show(label: str, direction: str) -> bool:
    """Whether a message in this direction can show a step: a quote asked for by the other, one sent by the member."""
    rule = step_rules().get(label)
    return rule is not None and rule["by"] in ("any", direction)


def tick(con: duckdb.DuckDBPyConnection, member_id: str, decided: Tick) -> None:
    """Remember a decision; an older one on the same message and label is replaced."""
    with transaction(con):
        _forget(con, member_id, decided.fact_id, decided.label)
        con.execute(
            "insert into message_ticks values (?, ?, ?, ?, ?, ?)",
            [
                member_id,
                decided.fact_id,
                decided.label,
                decided.decision,
                decided.happened_at,
                decided.ticked_at,
            ],
        )


def untick(con: duckdb.DuckDBPyConnection, member_id: str, fact_id: str, label: str) -> bool:
    """Take a decision back; False when there was none."""
    return _forget(con, member_id, fact_id, label)


def ticks(con: duckdb.DuckDBPyConnection, member_id: str) -> dict[tuple[str, str], Tick]:
    """All decisions by message and label."""
    rows = con.execute(
        "select fact_id, label, decision, happened_at, ticked_at from message_ticks where member_id = ? "
        "order by ticked_at, fact_id, label",
        [member_id],
    ).fetchall()
    return {(row[0], row[1]): Tick(*row) for row in rows}


def message_of(con: duckdb.DuckDBPyConnection, member_id: str, code: str) -> tuple[str, str] | None:
    """The message and label of a code; None when the store holds none of it."""
    rows = con.execute(
        f"select fact_id, label from messages cross join (select unnest(?) as label) where member_id = ? "
        f"and excluded_as is null and {CODED} = ?",
        [list(step_rules()), member_id, code.lower()],
    ).fetchall()
    return (rows[0][0], rows[0][1]) if len(rows) == 1 else None


def build_confirmed(con: duckdb.DuckDBPyConnection) -> None:
    """Fill `confirmed_events` from the decisions, and add them to `steps`, which must be built."""
    con.execute("delete from confirmed_events")
    if con.execute("select 1 from message_ticks limit 1").fetchone() is None:
        return
    rules = ", ".join(
        f"('{label}', '{rule['step']}', {rule['before']:d}, {rule['after']:d})" for label, rule in step_rules().items()
    )
    sql = (HERE / "confirmed.sql").read_text(encoding="utf-8").format(rules=rules, deal_days=settings()["deal_days"])
    con.execute(f"insert into confirmed_events {sql}")
    con.execute(f"insert into steps {(HERE / 'confirmed_steps.sql').read_text(encoding='utf-8')}")


def _forget(con: duckdb.DuckDBPyConnection, member_id: str, fact_id: str, label: str) -> bool:
    row = con.execute(
        "delete from message_ticks where member_id = ? and fact_id = ? and label = ?", [member_id, fact_id, label]
    ).fetchone()
    return bool(row and row[0])
