-- One row a person thread with a kept message: who began, who answered when, how many turns each side took.
-- A turn is a maximal run of messages of one side. Portable SQL: DuckDB and Spark run this text as it is.
with kept as (
  select
    m.member_id, m.thread_id, t.person_id, m.direction, m.sequence, m.occurred_at, m.source_id, m.row_no,
    lag(m.direction) over (partition by m.member_id, m.thread_id order by m.sequence) as direction_before,
    first_value(m.direction) over (
      partition by m.member_id, m.thread_id order by m.sequence
      rows between unbounded preceding and current row
    ) as first_direction,
    row_number() over (partition by m.member_id, m.thread_id order by m.sequence) as place,
    row_number() over (partition by m.member_id, m.thread_id order by m.sequence desc) as place_from_end,
    row_number() over (partition by m.member_id, m.thread_id, m.direction order by m.sequence) as place_of_side
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id
  where t.kind = 'person' and m.excluded_as is null
),
turns as (
  select
    *,
    case when direction_before is null or direction_before <> direction then 1 else 0 end as opens_turn,
    sum(case when direction_before is null or direction_before <> direction then 1 else 0 end) over (
      partition by member_id, thread_id, direction order by sequence
      rows between unbounded preceding and current row
    ) as turn
  from kept
),
sums as (
  select
    member_id, thread_id, person_id,
    max(case when place = 1 and direction = 'out' then 'owner' when place = 1 then 'other' end) as started_by,
    sum(case when direction = 'in' then 1 else 0 end) as messages_in,
    sum(case when direction = 'out' then 1 else 0 end) as messages_out,
    sum(case when direction = 'in' then opens_turn else 0 end) as turns_in,
    sum(case when direction = 'out' then opens_turn else 0 end) as turns_out,
    max(case when place = 1 then occurred_at end) as first_at,
    max(case when place = 1 then source_id end) as first_source_id,
    max(case when place = 1 then row_no end) as first_row_no,
    max(case when direction <> first_direction and place_of_side = 1 then occurred_at end) as answered_at,
    max(case when direction <> first_direction and place_of_side = 1 then source_id end) as answer_source_id,
    max(case when direction <> first_direction and place_of_side = 1 then row_no end) as answer_row_no,
    max(case when opens_turn = 1 and turn = 2 and direction = 'in' then occurred_at end) as second_in_at,
    max(case when opens_turn = 1 and turn = 2 and direction = 'in' then source_id end) as second_in_source_id,
    max(case when opens_turn = 1 and turn = 2 and direction = 'in' then row_no end) as second_in_row_no,
    max(case when opens_turn = 1 and turn = 2 and direction = 'out' then occurred_at end) as second_out_at,
    max(case when place_from_end = 1 then occurred_at end) as last_at,
    max(case when place_from_end = 1 and direction = 'out' then 'owner' when place_from_end = 1 then 'other' end)
      as last_by
  from turns
  group by member_id, thread_id, person_id
)
select
  member_id, thread_id, person_id, started_by, messages_in, messages_out, turns_in, turns_out,
  first_at, first_source_id, first_row_no, answered_at, answer_source_id, answer_row_no,
  case
    when second_in_at is null or second_out_at is null then null
    when second_in_at > second_out_at then second_in_at
    else second_out_at
  end as deep_at,
  case when second_out_at is not null then second_in_source_id end as deep_source_id,
  case when second_out_at is not null then second_in_row_no end as deep_row_no,
  last_at, last_by
from sums
