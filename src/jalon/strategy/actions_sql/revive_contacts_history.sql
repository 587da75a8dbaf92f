-- Of the times the member wrote after 90 days of silence: those answered within 30 days.
with lines as (
  select
    m.thread_id, m.direction, m.occurred_at,
    lag(m.occurred_at) over (partition by m.thread_id order by m.sequence) as before_at,
    lead(m.occurred_at) over (partition by m.thread_id order by m.sequence) as after_at,
    lead(m.direction) over (partition by m.thread_id order by m.sequence) as after_direction
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  where m.member_id = $member and m.excluded_as is null
)
select
  count_if(after_direction = 'in' and after_at < occurred_at + 2592000000000) as worked,
  count(*) as tried
from lines
where direction = 'out' and occurred_at > before_at + 7776000000000 and occurred_at < $as_of - 2592000000000
