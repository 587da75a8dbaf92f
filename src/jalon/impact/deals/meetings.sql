-- All meetings before $as_of, calendar and results alike: a customer of old is met again before the next deal.
select
  s.person_id, case when s.declared then 'results' else 'calendar' end as channel, s.occurred_at, s.source_id, s.row_no
from steps s
where s.member_id = $member and s.kind = 'meeting' and s.occurred_at < $as_of
order by s.person_id, s.occurred_at, s.source_id, s.row_no
