-- The evidence rows of all members, as indicators/weighed.sql reads them: rows without a counterpart (weeks, days) have
-- neither party nor company.
select
  member_id, item, indicator, counterpart_id, occurred_at, decided_at, success, opportunity, stage, source_id, row_no,
  party, is_many, company
from party_rows
union all
select
  member_id, item, indicator, counterpart_id, occurred_at, decided_at, success, opportunity, stage, source_id, row_no,
  cast(null as string) as party, false as is_many, cast(null as string) as company
from indicator_rows
where counterpart_id is null
