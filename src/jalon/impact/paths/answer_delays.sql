-- Days that people took to answer the member, known by $known: from the last turn of the member to theirs.
with kept as (
  select
    m.thread_id, m.direction, m.sequence, m.occurred_at,
    lag(m.direction) over (partition by m.thread_id order by m.sequence) as direction_before,
    lag(m.occurred_at) over (partition by m.thread_id order by m.sequence) as before_at
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  where m.member_id = $member and m.excluded_as is null and m.occurred_at < $as_of and m.recorded_at < $known
)
select (occurred_at - before_at) / 864e8 as days
from kept
where direction = 'in' and direction_before = 'out'
