-- Target people written to first 10 to 45 days ago, once, and silent.
select c.person_id, max(c.last_at) as since
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
where c.member_id = $member and c.started_by = 'owner' and c.answered_at is null and c.turns_out = 1
  and c.messages_out = 1
  and c.last_at < $as_of - 864000000000 and c.last_at >= $as_of - 3888000000000
group by c.person_id
order by since desc, c.person_id
