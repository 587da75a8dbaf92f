"""The outcomes of all CRM deals read so far, each counted once however many sources hold it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.problems import make_problem
from jalon.records.store import transaction
from jalon.sources.crm.newest import NEWEST_FIRST
from jalon.sources.problem_texts import PROBLEM_TEXTS

if TYPE_CHECKING:
    import duckdb

    from jalon.records.problem import Problem

SQL = Path(__file__).with_suffix(".sql")

# Deals as they stand now: without a person whom a record names, and deleted or cancelled in the CRM.
STANDING = f"""
select
  count(*) filter (where state <> 'gone' and deal_id not in (
    select deal_id from deal_people where member_id = $member and mention_id is not null
  )),
  count(*) filter (where state = 'gone')
from (
  select deal_id, state, row_number() over (
      partition by deal_id order by {NEWEST_FIRST}
    ) as nth
  from deals
  where member_id = $member and not (state = 'gone' and recorded_at >= $until)
)
where nth = 1
"""
ALWAYS = 2**62


@dataclass(frozen=True, slots=True)
class Settled:
    """Outcomes that count, those that another source has too, deals whose people no record names, deals gone."""

    outcomes: int
    again: int
    without_people: int
    gone: int


def settle(con: duckdb.DuckDBPyConnection, member_id: str, until: int = ALWAYS) -> Settled | None:
    """Derive the contracts and losses of `deal_events` from the newest version of every deal; None without deals.

    A deal of which it was recorded at `until` (µs UTC) or later that it is gone was still there; one of which it was
    recorded before counts on no day, that of its contract neither. Safe to repeat: what an earlier call derived is
    replaced. Versions of deals are never touched.
    """
    if con.execute("select 1 from deals where member_id = ? limit 1", [member_id]).fetchone() is None:
        return None
    with transaction(con):
        _name_people(con, member_id)
        con.execute(
            "delete from deal_events where member_id = $member and kind in ('contract_signed', 'lost') "
            "and deal_id in (select deal_id from deals where member_id = $member)",
            {"member": member_id},
        )
        sql = SQL.read_text(encoding="utf-8").replace("{newest_first}", NEWEST_FIRST)
        asked = {"member": member_id, "until": until}
        con.execute(f"create or replace temp table settled as {sql}", asked)
        con.execute(
            "insert into deal_events by name select md5(deal_id || ':' || kind) as fact_id, ? as member_id, deal_id, "
            "mention_id, company_key, kind, amount, currency, occurred_at, recorded_at, source_id, row_no "
            "from settled where not is_again",
            [member_id],
        )
        counts = con.execute(
            "select count(*) filter (where not is_again), count(*) filter (where is_again) from settled"
        ).fetchall()[0]
        alone, gone = con.execute(STANDING, asked).fetchall()[0]
        con.execute("drop table settled")
    return Settled(int(counts[0]), int(counts[1]), int(alone), int(gone))


def _name_people(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """People of deals whose own record came later, or from another file."""
    con.execute(
        "update deal_people as p set mention_id = m.mention_id from mentions m where p.member_id = ? "
        "and p.mention_id is null and m.member_id = p.member_id and m.system = split_part(p.deal_id, ':', 1) "
        "and m.origin_id = p.origin_id",
        [member_id],
    )


def problems_of_settling(source: str, settled: Settled) -> list[Problem]:
    """What a person should know about the outcomes of their deals, with counts."""
    counts = {
        "crm_deal_again": settled.again,
        "crm_deal_alone": settled.without_people,
        "crm_deal_gone": settled.gone,
    }
    return [make_problem(source, None, code, PROBLEM_TEXTS, n=n) for code, n in counts.items() if n]
