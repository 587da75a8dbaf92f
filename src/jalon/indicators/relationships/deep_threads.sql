-- title: Conversations in which both sides came back
-- title_fr: Conversations où chacun est revenu
-- dimension: relationships
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: messages
-- maturity_days: 0
-- advice: At least two turns on each side, the last of them the other person's: your own message never completes it.
with lines as (
  select
    m.member_id, m.thread_id, c.person_id, m.direction, m.occurred_at, m.sequence, m.source_id, m.row_no,
    case
      when lag(m.direction) over (
        partition by m.member_id, m.thread_id order by m.sequence
      ) = m.direction then 0
      else 1
    end as opens
  from messages m
  join conversations c
    on c.member_id = m.member_id and c.thread_id = m.thread_id and c.turns_in >= 2 and c.turns_out >= 2
  where m.excluded_as is null
),
turns as (
  select
    member_id, thread_id, person_id, direction, occurred_at, sequence, source_id, row_no,
    sum(case when direction = 'in' then opens else 0 end) over (
      partition by member_id, thread_id order by sequence
      rows between unbounded preceding and current row
    ) as turns_in,
    sum(case when direction = 'out' then opens else 0 end) over (
      partition by member_id, thread_id order by sequence
      rows between unbounded preceding and current row
    ) as turns_out
  from lines
),
reached as (
  select
    member_id, thread_id, person_id, occurred_at, source_id, row_no,
    row_number() over (partition by member_id, thread_id order by sequence) as nth
  from turns
  where direction = 'in' and turns_in >= 2 and turns_out >= 2
)
select
  r.member_id,
  r.person_id as counterpart_id,
  r.occurred_at,
  r.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  r.source_id,
  r.row_no
from reached r
where r.nth = 1
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.share, null, w.source_id, 0
from weeks w
where w.signal = 'messages'
