-- The people of other sources whom no exact key and no decision has joined.
select
  m.mention_id as owner, m.name as name, left(nullif(m.name_key, ''), 120) as name_key,
  left(nullif(m.company_key, ''), 120) as company_key, left(m.email, 120) as email, m.phone as phone,
  left(m.title, 120) as title, left(m.place, 120) as place
from {store}.mentions m
where m.member_id = $member and m.person_id is null
