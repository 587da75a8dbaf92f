-- One row a person who stands in the chain: when each stage was first reached before the as-of instant.
-- A stage counts from the first contact on; the calendar and results file give the real-life stages.
with known as (
  select member_id, person_id, min(occurred_at) as contact_at
  from (
    select c.member_id, c.person_id, c.occurred_at
    from connections c
    join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
    where c.is_current
    union all
    select c.member_id, c.person_id, c.first_at
    from conversations c
    join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
    union all
    select c.member_id, c.person_id, c.first_at
    from conversations c
    join steps s on s.member_id = c.member_id and s.person_id = c.person_id
  ) touched
  group by member_id, person_id
),
spoke as (
  select member_id, person_id, min(answered_at) as conversation_at, max(last_at) as last_at
  from conversations
  where answered_at is not null
  group by member_id, person_id
),
met as (
  select
    member_id, person_id,
    min(case when kind = 'meeting' then occurred_at end) as meeting_at,
    min(case when kind in ('quote_requested', 'quote_sent') then occurred_at end) as quote_at,
    min(case when kind = 'contract_signed' then occurred_at end) as contract_at
  from steps
  where occurred_at < $as_of and occurred_at >= $start
  group by member_id, person_id
)
select
  k.person_id, k.contact_at,
  case when s.conversation_at < $as_of and s.last_at >= $start then s.conversation_at end as conversation_at,
  m.meeting_at, m.quote_at, m.contract_at
from known k
left join spoke s on s.member_id = k.member_id and s.person_id = k.person_id
left join met m on m.member_id = k.member_id and m.person_id = k.person_id
where k.member_id = $member and k.contact_at < $as_of
order by k.person_id
