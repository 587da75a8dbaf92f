-- The contacts as the model compares them: what LinkedIn says, and how sources that name them for sure write them.
with folk as (
  select person_id, name, name_key, company_key, lower(email) as email, title, starts_with(person_id, 'in:') as has_address
  from {store}.people
  where member_id = $member and person_id != $member
    and not starts_with(person_id, 'deleted:') and not starts_with(person_id, 'company:')
),
-- A person known by address and also by bare name (from older files) is one: the bare name steps back.
named as (
  select f.* from folk f
  where f.has_address or f.name_key not in (select name_key from folk where has_address and name_key is not null)
)
select
  person_id as owner, name, left(nullif(name_key, ''), 120) as name_key,
  left(nullif(company_key, ''), 120) as company_key, left(email, 120) as email, cast(null as varchar) as phone,
  left(title, 120) as title, cast(null as varchar) as place
from named
union all
select
  m.person_id, m.name, left(nullif(m.name_key, ''), 120),
  left(nullif(m.company_key, ''), 120), left(m.email, 120), m.phone, left(m.title, 120), left(m.place, 120)
from {store}.mentions m
where m.member_id = $member and m.match_state in ('url', 'email', 'phone', 'name_company', 'confirmed')
