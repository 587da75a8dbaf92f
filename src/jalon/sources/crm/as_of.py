"""What was known of deals at an instant: a dataset that later readings never change."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

DEALS = """
select deal_id, company_key, stage, state, amount, currency, lead_source, created_at, closed_at, recorded_at
from (
  select *, row_number() over (partition by deal_id order by recorded_at desc, source_id desc, row_no desc) as nth
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


def deals_as_of(con: duckdb.DuckDBPyConnection, member_id: str, at: int) -> list[tuple[object, ...]]:
    """Every deal known at `at` (µs UTC), in the newest version recorded by then."""
    return con.execute(DEALS, {"member": member_id, "at": at}).fetchall()


def hash_as_of(con: duckdb.DuckDBPyConnection, member_id: str, at: int) -> str:
    """SHA-256 of the deals and stages known at `at`: equal hashes, equal datasets."""
    stages = con.execute(STAGES, {"member": member_id, "at": at}).fetchall()
    text = json.dumps([deals_as_of(con, member_id, at), stages], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
