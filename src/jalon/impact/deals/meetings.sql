-- All meetings before $as_of, calendar and results alike: a customer of old is met again before the next deal.
select
  s.person_id, case when c.fact_id is not null then 'message' when s.declared then 'results' else 'calendar' end as channel, s.occurred_at, s.source_id, s.row_no
from steps s
left join confirmed_events c
  on c.member_id = s.member_id and c.source_id = s.source_id and c.row_no = s.row_no and c.kind = s.kind
where s.member_id = $member and s.kind = 'meeting' and s.occurred_at < $as_of
order by s.person_id, s.occurred_at, s.source_id, s.row_no
