-- When each person first reached each stage, as known by $known and before $as_of, and when a deal was lost.
-- A conversation begins when both have written. The texts of touches.sql and outcomes.sql stand for the facts.
with touches as ({touches}),
outcomes as ({outcomes}),
met as (
  select
    person_id,
    min(occurred_at) as contact_at,
    min(case when kind = 'message_sent' then occurred_at end) as sent_at,
    min(case when kind = 'message_received' then occurred_at end) as received_at,
    min(case when kind in ('meeting', 'call') then occurred_at end) as meeting_at
  from touches
  where kind not in ('post', 'comment')
  group by person_id
),
sold as (
  select
    person_id,
    min(case when kind in ('quote_requested', 'quote_sent') then occurred_at end) as quote_at,
    min(case when kind = 'contract_signed' then occurred_at end) as contract_at,
    min(case when kind = 'lost' then occurred_at end) as lost_at
  from outcomes
  group by person_id
),
prospects as (
  select person_id from targets where member_id = $member and is_target
  union
  select person_id from sold
  union
  select person_id from met where meeting_at is not null
)
select
  q.person_id, m.contact_at,
  case when m.sent_at > m.received_at then m.sent_at else m.received_at + 0 * m.sent_at end as conversation_at,
  m.meeting_at, s.quote_at, s.contract_at, s.lost_at
from prospects q
left join met m on m.person_id = q.person_id
left join sold s on s.person_id = q.person_id
where m.contact_at is not null or s.quote_at is not null or s.contract_at is not null
order by q.person_id
