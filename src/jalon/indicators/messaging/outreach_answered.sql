-- title: People written to first who answered
-- title_fr: Personnes contactées en premier qui ont répondu
-- dimension: messaging
-- kind: bin
-- unit: share
-- actor: counterpart
-- needs: messages
-- maturity_days: 30
-- advice: One row a person, however many messages you sent. Everybody counts after 30 days, answered or silent.
with talks as (
  select member_id, thread_id, person_id, started_by, first_at, answered_at, first_source_id, first_row_no
  from conversations
  union all
  select member_id, thread_id, person_id, started_by, first_at, answered_at, first_source_id, first_row_no
  from group_talks
),
ordered as (
  select
    member_id, person_id, first_at, first_source_id, first_row_no,
    row_number() over (partition by member_id, person_id order by first_at, thread_id) as nth
  from talks
  where started_by = 'owner'
),
answers as (
  select member_id, person_id, min(answered_at) as answered_at
  from talks
  where started_by = 'owner'
  group by member_id, person_id
)
select
  o.member_id,
  o.person_id as counterpart_id,
  o.first_at as occurred_at,
  a.answered_at as decided_at,
  case when a.answered_at is null then 0e0 else 1e0 end as success,
  1e0 as opportunity,
  cast(null as int) as stage,
  o.first_source_id as source_id,
  o.first_row_no as row_no
from ordered o
left join answers a on a.member_id = o.member_id and a.person_id = o.person_id
where o.nth = 1
