-- title: How far people written to first have come
-- title_fr: Jusqu’où vont les personnes contactées en premier
-- dimension: messaging
-- kind: grd
-- unit: stage, 0 to 4
-- actor: counterpart
-- needs: messages, contracts
-- maturity_days: 30
-- advice: Silent 0, answered 1, met or called 2, asked for a quote 3, signed 4; the highest counts, once a person, after 30 days.
-- Who also wrote first elsewhere, before or after, stays: another's word never takes a row away.
-- A calendar knows the hour, a results file only the day, so a step that it gives to the day of the first message counts.
with talks as (
  select
    member_id, thread_id, person_id, started_by, first_at, answered_at, first_source_id, first_row_no,
    answer_source_id, answer_row_no
  from conversations
  union all
  select
    member_id, thread_id, person_id, started_by, first_at, answered_at, first_source_id, first_row_no,
    answer_source_id, answer_row_no
  from group_talks
),
ordered as (
  select
    member_id, person_id, first_at, first_source_id, first_row_no,
    row_number() over (partition by member_id, person_id order by first_at, thread_id) as nth
  from talks
  where started_by = 'owner'
),
contacted as (
  select member_id, person_id, first_at, first_source_id, first_row_no
  from ordered
  where nth = 1
)
select
  c.member_id,
  c.person_id as counterpart_id,
  c.first_at as occurred_at,
  c.first_at as decided_at,
  0e0 as success,
  1e0 as opportunity,
  0 as stage,
  c.first_source_id as source_id,
  c.first_row_no as row_no
from contacted c
union all
select
  c.member_id, c.person_id, c.first_at, a.answered_at, 1e0, 1e0, 1, a.answer_source_id, a.answer_row_no
from contacted c
join talks a
  on a.member_id = c.member_id and a.person_id = c.person_id
  and a.started_by = 'owner' and a.answered_at is not null
union all
select
  c.member_id, c.person_id, c.first_at, s.occurred_at, 1e0, 1e0,
  case s.kind when 'contract_signed' then 4 when 'quote_requested' then 3 else 2 end,
  s.source_id, s.row_no
from contacted c
join steps s
  on s.member_id = c.member_id and s.person_id = c.person_id
  and s.occurred_at >= case when s.declared then floor(c.first_at / 864e8) * 864e8 else c.first_at end
where s.kind in ('meeting', 'quote_requested', 'contract_signed')
