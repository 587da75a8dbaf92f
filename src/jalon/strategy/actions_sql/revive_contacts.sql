-- Target people who once talked with the member in depth, or signed, and have been silent for half a year.
select c.person_id, max(c.last_at) as since
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
left join steps s on s.member_id = c.member_id and s.person_id = c.person_id and s.kind = 'contract_signed'
where c.member_id = $member and (s.person_id is not null or (c.turns_in >= 2 and c.turns_out >= 2))
group by c.person_id
having max(c.last_at) < $as_of - 15552000000000
order by count(s.person_id) desc, since desc, c.person_id
