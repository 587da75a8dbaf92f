-- Each turn of another person in a person thread before $as_of: when it ended, when the member answered (null: not yet),
-- with the row of its last message. A turn is a maximal run of messages of one side. Only threads with a message since
-- $since are looked through.
with recent as (
  select distinct thread_id
  from messages
  where member_id = $member and direction = 'in' and occurred_at < $as_of and occurred_at >= $since
),
kept as (
  select
    m.thread_id, t.person_id, m.direction, m.occurred_at, m.source_id, m.row_no, m.sequence,
    lead(m.direction) over (partition by m.thread_id order by m.sequence) as direction_after,
    lead(m.occurred_at) over (partition by m.thread_id order by m.sequence) as after_at
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  join recent r on r.thread_id = m.thread_id
  where m.member_id = $member and m.excluded_as is null and m.occurred_at < $as_of
)
select person_id, occurred_at, after_at, source_id, row_no
from kept
where direction = 'in' and (direction_after is null or direction_after = 'out') and occurred_at >= $since
order by occurred_at, person_id, source_id, row_no
