-- Meetings, quotes and contracts of the last year, and how many a second source confirms: the person had written, been
-- written to or connected before; or the calendar shows a meeting with them on that day or before.
with results as (
  select distinct person_id, kind, floor(occurred_at / 864e8) as day, source_id
  from steps
  where member_id = $member and occurred_at < $end and occurred_at >= $since
),
traces as (
  select person_id, floor(first_at / 864e8) as day, first_source_id as source_id
  from conversations
  where member_id = $member
  union all
  select person_id, floor(occurred_at / 864e8), source_id
  from connections
  where member_id = $member and occurred_at is not null
  union all
  select person_id, day, source_id
  from results
  where kind = 'meeting'
)
select
  count(case when exists (
    select 1 from traces t where t.person_id = r.person_id and t.day <= r.day and t.source_id <> r.source_id
  ) then 1 end),
  count(*)
from results r
