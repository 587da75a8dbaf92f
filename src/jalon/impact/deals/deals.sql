-- Every deal with its events before $as_of: one row an event and person, with the company of the deal, and whether a
-- source tells it or a message that the person confirmed. What the CRM was known by then to have no longer is none.
select
  s.deal_id, s.person_id, s.company_key, s.kind, s.amount, s.currency, s.occurred_at, s.source_id, s.row_no,
  case when c.fact_id is null then 'results' else 'message' end as channel
from steps s
left join confirmed_events c
  on c.member_id = s.member_id and c.source_id = s.source_id and c.row_no = s.row_no and c.kind = s.kind
where s.member_id = $member and s.deal_id is not null and s.occurred_at < $as_of
  and s.deal_id not in (
    select deal_id from deals where member_id = $member and recorded_at < $as_of
    group by deal_id having arg_max(state, recorded_at) = 'gone'
  )
order by s.deal_id, s.occurred_at, s.kind, s.person_id, s.source_id, s.row_no
