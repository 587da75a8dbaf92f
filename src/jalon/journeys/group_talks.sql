-- One row a group thread with a kept message: who began, and who of the others wrote first. As long as nobody of
-- them wrote, the thread itself stands for the person: a silence stays a silence when a third person is added.
-- Portable SQL: DuckDB and Spark run this text as it is.
with kept as (
  select
    m.member_id, m.thread_id, m.person_id, m.direction, m.occurred_at, m.source_id, m.row_no,
    row_number() over (partition by m.member_id, m.thread_id order by m.sequence) as nth,
    row_number() over (partition by m.member_id, m.thread_id, m.direction order by m.sequence) as nth_of_side
  from known_messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id
  where t.kind = 'group' and m.excluded_as is null
)
select
  f.member_id,
  f.thread_id,
  coalesce(a.person_id, 'thread:' || f.thread_id) as person_id,
  case when f.direction = 'out' then 'owner' else 'other' end as started_by,
  f.occurred_at as first_at,
  f.source_id as first_source_id,
  f.row_no as first_row_no,
  case when f.direction = 'out' then a.occurred_at end as answered_at,
  case when f.direction = 'out' then a.source_id end as answer_source_id,
  case when f.direction = 'out' then a.row_no end as answer_row_no
from kept f
left join kept a
  on a.member_id = f.member_id and a.thread_id = f.thread_id and a.direction = 'in' and a.nth_of_side = 1
where f.nth = 1
