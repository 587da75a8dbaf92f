-- Target people who wrote first and have had no answer at all, 1 to 90 days.
select c.person_id, max(c.last_at) as since
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
where c.member_id = $member and c.started_by = 'other' and c.answered_at is null
  and c.last_at < $as_of - 86400000000 and c.last_at >= $as_of - 7776000000000
group by c.person_id
order by since desc, c.person_id
