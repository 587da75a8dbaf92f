-- Every deal with its events before $as_of: one row an event and person, with the company of the deal, and whether a
-- source tells it or a message that the person confirmed.
select
  s.deal_id, s.person_id, s.company_key, s.kind, s.amount, s.currency, s.occurred_at, s.source_id, s.row_no,
  case when c.fact_id is null then 'results' else 'message' end as channel
from steps s
left join confirmed_events c
  on c.member_id = s.member_id and c.source_id = s.source_id and c.row_no = s.row_no and c.kind = s.kind
where s.member_id = $member and s.deal_id is not null and s.occurred_at < $as_of
order by s.deal_id, s.occurred_at, s.kind, s.person_id, s.source_id, s.row_no
