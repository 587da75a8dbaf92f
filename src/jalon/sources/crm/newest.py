"""Which of several versions of a deal stands, the same for outcomes, counts and past days."""

from __future__ import annotations

# Of two versions read on one day, the one changed last in the CRM stands, else the one that has ended.
NEWEST_FIRST = (
    "recorded_at desc, modified_at desc nulls last, case when state = 'open' then 1 else 0 end, "
    "closed_at desc nulls last, source_id desc, row_no desc"
)
