"""Where the CRM says that deals came from: LinkedIn, a referral or elsewhere; its word, beside trace and statement."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from jalon.impact.deals.statements import settings

if TYPE_CHECKING:
    import duckdb

ELSEWHERE = "elsewhere"
SQL = """
select deal_id, arg_max(lead_source, recorded_at)
from deals
where member_id = $member and recorded_at < $as_of and lead_source is not null
group by deal_id
"""


def origins(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> dict[str, str]:
    """The origin of each deal of which the CRM told one before `as_of` (µs UTC): linkedin, referral or elsewhere."""
    told = con.execute(SQL, {"member": member_id, "as_of": as_of}).fetchall()
    return {str(deal): origin_of(str(source)) for deal, source in told}


def origin_of(source: str) -> str:
    """What a CRM's own words for an origin mean."""
    folded = unicodedata.normalize("NFKD", source.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    known: dict[str, list[str]] = settings()["origins"]
    return next((origin for origin, words in known.items() if any(word in plain for word in words)), ELSEWHERE)
