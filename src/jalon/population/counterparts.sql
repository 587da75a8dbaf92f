-- Evidence rows of all members that have a counterpart; rows without one (weeks, days) stand each for itself.
select
  member_id, item, indicator, counterpart_id, occurred_at, decided_at, success, opportunity, stage, source_id, row_no
from indicator_rows
where counterpart_id is not null
