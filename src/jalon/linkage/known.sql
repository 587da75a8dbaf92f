-- An e-mail address or a telephone number that another source gives to a person joined for sure, and to nobody else.
-- A number joins only a caller without a name: a switchboard rings for many.
with known as (
  select person_id, email, phone
  from mentions
  where member_id = $member and match_state in ('url', 'email', 'name_company', 'confirmed')
),
by_email as (
  select email, min(person_id) as person_id
  from known where email is not null
  group by email having count(distinct person_id) = 1
),
by_phone as (
  select phone, min(person_id) as person_id
  from known where phone is not null
  group by phone having count(distinct person_id) = 1
),
found as (
  select
    m.mention_id,
    coalesce(e.person_id, p.person_id) as person_id,
    case when e.person_id is null then 'phone' else 'email' end as match_state
  from mentions m
  left join by_email e on e.email = m.email
  left join by_phone p on p.phone = m.phone and m.name_key is null and m.email is null
  where m.member_id = $member and m.person_id is null and m.match_state = 'unknown'
    and coalesce(e.person_id, p.person_id) is not null
)
select f.mention_id, f.person_id, f.match_state
from found f
where not exists (
  select 1 from decided d
  where d.mention_id = f.mention_id and d.person_id = f.person_id and d.decision = 'refused'
)
