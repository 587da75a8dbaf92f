-- Target people in a living two-way conversation, without a meeting so far.
select c.person_id, max(c.last_at) as since
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
left join steps s on s.member_id = c.member_id and s.person_id = c.person_id and s.occurred_at < $as_of
where c.member_id = $member and c.turns_in >= 2 and s.person_id is null
  and c.last_at < $as_of and c.last_at >= $as_of - 5184000000000
group by c.person_id
order by since desc, c.person_id
