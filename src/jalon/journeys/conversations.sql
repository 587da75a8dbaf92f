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
numbered as (
  select
    member_id, thread_id, direction, occurred_at, source_id, row_no,
    direction_before is null or direction_before <> direction as opens,
    sum(case when direction_before is null or direction_before <> direction then 1 else 0 end) over (
      partition by member_id, thread_id order by sequence rows between unbounded preceding and current row
    ) as turn
  from kept
),
talks as (
  select
    member_id, thread_id,
    max(turn) as turns,
    max(case when turn = 1 and opens then direction end) as first_direction,
    max(case when turn = 1 and opens then occurred_at end) as first_at,
    max(case when turn = 1 and opens then source_id end) as first_source_id,
    max(case when turn = 1 and opens then row_no end) as first_row_no,
    max(case when turn = 2 and opens then occurred_at end) as answered_at,
    max(case when turn = 2 and opens then source_id end) as answer_source_id,
    max(case when turn = 2 and opens then row_no end) as answer_row_no,
    max(case when turn = 3 and opens then occurred_at end) as returned_at,
    max(case when turn in (4, 5) and opens and direction = 'in' then occurred_at end) as deep_at,
    max(case when turn in (4, 5) and opens and direction = 'in' then source_id end) as deep_source_id,
    max(case when turn in (4, 5) and opens and direction = 'in' then row_no end) as deep_row_no,
    count(case when direction = 'in' then 1 end) as messages_in,
    count(case when direction = 'out' then 1 end) as messages_out,
    max(occurred_at) as last_at
  from numbered
  group by member_id, thread_id
)
select
  o.member_id, o.thread_id, t.person_id, case when o.first_direction = 'out' then 'owner' else 'other' end as started_by,
  o.messages_in, o.messages_out,
  cast(floor((o.turns + case when o.first_direction = 'in' then 1 else 0 end) / 2e0) as bigint) as turns_in,
  cast(floor((o.turns + case when o.first_direction = 'out' then 1 else 0 end) / 2e0) as bigint) as turns_out,
  o.first_at, o.first_source_id, o.first_row_no, o.answered_at, o.answer_source_id, o.answer_row_no, o.returned_at,
  o.deep_at, o.deep_source_id, o.deep_row_no, o.last_at,
  case when (o.first_direction = 'out') = (o.turns % 2 = 1) then 'owner' else 'other' end as last_by
from talks o
join threads t on t.member_id = o.member_id and t.thread_id = o.thread_id and t.kind = 'person'
