-- Of the target people in a two-way conversation in the last two years: those who were met.
select count_if(met > 0) as worked, count(*) as tried
from (
  select c.person_id, max(case when s.kind = 'meeting' and s.occurred_at >= c.first_at then 1 else 0 end) as met
  from conversations c
  join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
  left join steps s on s.member_id = c.member_id and s.person_id = c.person_id and s.occurred_at < $as_of
  where c.member_id = $member and c.turns_in >= 2
    and c.first_at < $as_of - 5184000000000 and c.first_at >= $as_of - 63072000000000
  group by c.person_id
) people
