"""What was known of deals and their outcomes at an instant: a dataset that later readings never change.

Contracts and losses of CRM deals follow from the versions of the deals; they are derived anew at every reading and are
therefore not part of it. Nothing that joins people is either: it may be told better at any time.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from jalon.sources.crm.newest import NEWEST_FIRST

if TYPE_CHECKING:
    import duckdb

DEALS = f"""
select deal_id, company_key, stage, state, amount, currency, lead_source, created_at, closed_at, recorded_at
from (
  select *, row_number() over (
      partition by deal_id
      order by {NEWEST_FIRST}
    ) as nth
  from deals
  where member_id = $member and recorded_at <= $at
)
where nth = 1
order by deal_id
"""
STAGES = """
select deal_id, stage, state, occurred_at, recorded_at
from deal_stages
where member_id = $member and recorded_at <= $at
order by deal_id, occurred_at, stage
"""
PEOPLE = """
select deal_id, origin_id, recorded_at
from deal_people
where member_id = $member and recorded_at <= $at
order by deal_id, origin_id
"""
EVENTS = """
select e.fact_id, e.deal_id, e.kind, e.amount, e.currency, e.company_key, e.occurred_at, e.recorded_at
from deal_events e
where e.member_id = $member and e.recorded_at <= $at
  and not (e.kind in ('contract_signed', 'lost')
    and exists (select 1 from deals d where d.member_id = e.member_id and d.deal_id = e.deal_id))
order by e.fact_id
"""


def deals_as_of(con: duckdb.DuckDBPyConnection, member_id: str, at: int) -> list[tuple[object, ...]]:
    """Every deal known at `at` (µs UTC), in the newest version recorded by then."""
    return con.execute(DEALS, {"member": member_id, "at": at}).fetchall()


def hash_as_of(con: duckdb.DuckDBPyConnection, member_id: str, at: int) -> str:
    """SHA-256 of the deals, their people and stages and all other outcomes known at `at`: equal hashes, equal data."""
    parts = [deals_as_of(con, member_id, at)]
    parts += [con.execute(sql, {"member": member_id, "at": at}).fetchall() for sql in (STAGES, PEOPLE, EVENTS)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
