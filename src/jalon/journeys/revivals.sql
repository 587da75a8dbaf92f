-- One row each time the other writes in a person thread after more than 90 days without a kept message.
-- 90 days of silence are the definition of a revived contact; portable SQL.
with kept as (
  select
    m.member_id, m.thread_id, t.person_id, m.direction, m.occurred_at, m.source_id, m.row_no,
    lag(m.occurred_at) over (partition by m.member_id, m.thread_id order by m.sequence) as before_at
  from known_messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id
  where t.kind = 'person' and m.excluded_as is null
)
select
  member_id, thread_id, person_id, (occurred_at - before_at) / 864e8 as silence_days, occurred_at, source_id, row_no
from kept
where direction = 'in' and occurred_at - before_at > 7776000000000
