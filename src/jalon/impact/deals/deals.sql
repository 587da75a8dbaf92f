-- Every deal with its events before $as_of: one row an event and person, with the company of the deal.
select
  s.deal_id, s.person_id, s.company_key, s.kind, s.amount, s.currency, s.occurred_at, s.source_id, s.row_no
from steps s
where s.member_id = $member and s.deal_id is not null and s.occurred_at < $as_of
order by s.deal_id, s.occurred_at, s.kind, s.person_id, s.source_id, s.row_no
