-- People met in the last 120 days who got no quote and signed nothing since.
select m.person_id, max(m.occurred_at) as since
from steps m
left join steps q
  on q.member_id = m.member_id and q.person_id = m.person_id
  and q.kind in ('quote_requested', 'quote_sent', 'contract_signed', 'lost') and q.occurred_at < $as_of
left join targets t on t.member_id = m.member_id and t.person_id = m.person_id
where m.member_id = $member and m.kind = 'meeting' and q.person_id is null and (m.declared or t.is_target)
  and m.occurred_at < $as_of and m.occurred_at >= $as_of - 10368000000000
group by m.person_id
order by since desc, m.person_id
