-- Quotes sent since $since whose deal has neither contract nor loss, and whose people gave no sign after $quiet: one row
-- a deal, with its latest quote.
with quotes as (
  select
    s.deal_id, s.person_id, s.amount, s.currency, s.occurred_at, s.source_id, s.row_no,
    row_number() over (partition by s.deal_id order by s.occurred_at desc, s.source_id, s.row_no, s.person_id) as nth
  from steps s
  where s.member_id = $member and s.kind = 'quote_sent' and s.deal_id is not null
    and s.occurred_at < $quiet and s.occurred_at >= $since
),
ended as (
  select distinct deal_id
  from steps
  where member_id = $member and kind in ('contract_signed', 'lost') and occurred_at < $as_of and deal_id is not null
),
signs as (
  select t.person_id, max(m.occurred_at) as last_at
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  where m.member_id = $member and m.excluded_as is null and m.direction = 'in' and m.occurred_at < $as_of
  group by t.person_id
  union all
  select person_id, max(occurred_at)
  from steps
  where member_id = $member and kind in ('meeting', 'quote_requested') and occurred_at < $as_of
  group by person_id
)
select q.deal_id, q.person_id, q.amount, q.currency, q.occurred_at, q.source_id, q.row_no
from quotes q
left join ended e on e.deal_id = q.deal_id
where q.nth = 1 and e.deal_id is null
  and not exists (select 1 from signs s where s.person_id = q.person_id and s.last_at >= $quiet)
order by q.occurred_at, q.deal_id
