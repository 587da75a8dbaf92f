-- One row a person thread with a kept message: who began, who answered when, how many turns each side took.
-- A turn is a maximal run of messages of one side, so turns alternate: the side that began has the odd ones. The
-- second turn opens with the first answer; in the third the side that began comes back; with the fourth both sides
-- have had two. Portable SQL: DuckDB and Spark run this text as it is.
with kept as (
  select
    member_id, thread_id, direction, sequence, occurred_at, source_id, row_no,
    lag(direction) over (partition by member_id, thread_id order by sequence) as direction_before
  from known_messages
  where excluded_as is null
),
turns as (
  select
    member_id, thread_id, direction, occurred_at, source_id, row_no,
    row_number() over (partition by member_id, thread_id order by sequence) as turn
  from kept
  where direction_before is null or direction_before <> direction
),
openings as (
  select
    member_id, thread_id,
    count(*) as turns,
    max(case when turn = 1 then direction end) as first_direction,
    max(case when turn = 1 then occurred_at end) as first_at,
    max(case when turn = 1 then source_id end) as first_source_id,
    max(case when turn = 1 then row_no end) as first_row_no,
    max(case when turn = 2 then occurred_at end) as answered_at,
    max(case when turn = 2 then source_id end) as answer_source_id,
    max(case when turn = 2 then row_no end) as answer_row_no,
    max(case when turn = 3 then occurred_at end) as returned_at,
    max(case when turn in (4, 5) and direction = 'in' then occurred_at end) as deep_at,
    max(case when turn in (4, 5) and direction = 'in' then source_id end) as deep_source_id,
    max(case when turn in (4, 5) and direction = 'in' then row_no end) as deep_row_no
  from turns
  group by member_id, thread_id
),
sums as (
  select
    member_id, thread_id,
    count(case when direction = 'in' then 1 end) as messages_in,
    count(case when direction = 'out' then 1 end) as messages_out,
    max(occurred_at) as last_at
  from known_messages
  where excluded_as is null
  group by member_id, thread_id
)
select
  o.member_id, o.thread_id, t.person_id, case when o.first_direction = 'out' then 'owner' else 'other' end as started_by,
  s.messages_in, s.messages_out,
  cast(floor((o.turns + case when o.first_direction = 'in' then 1 else 0 end) / 2e0) as bigint) as turns_in,
  cast(floor((o.turns + case when o.first_direction = 'out' then 1 else 0 end) / 2e0) as bigint) as turns_out,
  o.first_at, o.first_source_id, o.first_row_no, o.answered_at, o.answer_source_id, o.answer_row_no, o.returned_at,
  o.deep_at, o.deep_source_id, o.deep_row_no, s.last_at,
  case when (o.first_direction = 'out') = (o.turns % 2 = 1) then 'owner' else 'other' end as last_by
from openings o
join sums s on s.member_id = o.member_id and s.thread_id = o.thread_id
join threads t on t.member_id = o.member_id and t.thread_id = o.thread_id and t.kind = 'person'
