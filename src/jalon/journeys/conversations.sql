-- One row a person thread with a kept message: who began, who answered when, how many turns each side took.
-- A turn is a maximal run of messages of one side, so turns alternate: the side that began has the odd ones. The
-- second turn opens with the first answer, the fourth when both sides have had two. Portable SQL: DuckDB and Spark
-- run this text as it is.
with kept as (
  select
    m.member_id, m.thread_id, t.person_id, m.direction, m.sequence, m.occurred_at, m.source_id, m.row_no,
    lag(m.direction) over (partition by m.member_id, m.thread_id order by m.sequence) as direction_before
  from known_messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id
  where t.kind = 'person' and m.excluded_as is null
),
opened as (
  select *, case when direction_before is null or direction_before <> direction then 1 else 0 end as opens from kept
),
turns as (
  select
    *,
    sum(opens) over (
      partition by member_id, thread_id order by sequence rows between unbounded preceding and current row
    ) as turn
  from opened
),
sums as (
  select
    member_id, thread_id, person_id,
    sum(case when direction = 'in' then 1 else 0 end) as messages_in,
    sum(case when direction = 'out' then 1 else 0 end) as messages_out,
    sum(case when direction = 'in' then opens else 0 end) as turns_in,
    sum(case when direction = 'out' then opens else 0 end) as turns_out,
    max(case when opens = 1 and turn = 1 then direction end) as first_direction,
    max(case when opens = 1 and turn = 1 then occurred_at end) as first_at,
    max(case when opens = 1 and turn = 1 then source_id end) as first_source_id,
    max(case when opens = 1 and turn = 1 then row_no end) as first_row_no,
    max(case when opens = 1 and turn = 2 then occurred_at end) as answered_at,
    max(case when opens = 1 and turn = 2 then source_id end) as answer_source_id,
    max(case when opens = 1 and turn = 2 then row_no end) as answer_row_no,
    max(case when opens = 1 and turn = 4 then occurred_at end) as deep_at,
    max(case when opens = 1 and turn in (3, 4) and direction = 'in' then source_id end) as deep_source_id,
    max(case when opens = 1 and turn in (3, 4) and direction = 'in' then row_no end) as deep_row_no,
    max(occurred_at) as last_at
  from turns
  group by member_id, thread_id, person_id
)
select
  member_id, thread_id, person_id, case when first_direction = 'out' then 'owner' else 'other' end as started_by,
  messages_in, messages_out, turns_in, turns_out, first_at, first_source_id, first_row_no,
  answered_at, answer_source_id, answer_row_no,
  deep_at,
  case when deep_at is not null then deep_source_id end as deep_source_id,
  case when deep_at is not null then deep_row_no end as deep_row_no,
  last_at,
  case
    when turns_out > turns_in or (turns_out = turns_in and first_direction = 'in') then 'owner'
    else 'other'
  end as last_by
from sums
