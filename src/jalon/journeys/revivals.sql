-- Each message of the other in a person thread more than 90 days after the member's last message there. Only the member's
-- own message begins such a silence, and each row stands for itself, so that a word more of the other never takes one
-- away; once a person, the newest counts. 90 days are the definition of a revived contact; portable SQL. Only
-- threads that last longer are looked through.
with lasting as (
  select member_id, thread_id
  from known_messages
  group by member_id, thread_id
  having max(occurred_at) - min(occurred_at) > 7776000000000
),
kept as (
  select
    m.member_id, m.thread_id, t.person_id, m.direction, m.occurred_at, m.source_id, m.row_no,
    max(case when m.direction = 'out' then m.occurred_at end) over (
      partition by m.member_id, m.thread_id order by m.sequence rows between unbounded preceding and current row
    ) as before_at
  from known_messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id
  join lasting l on l.member_id = m.member_id and l.thread_id = m.thread_id
  where t.kind = 'person' and m.excluded_as is null
)
select
  member_id, thread_id, person_id, (occurred_at - before_at) / 864e8 as silence_days, occurred_at, source_id, row_no
from kept
where direction = 'in' and occurred_at - before_at > 7776000000000
