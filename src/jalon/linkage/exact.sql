-- Who the people of calendars and results files are on LinkedIn, by what is written: address of the profile, else
-- e-mail, else name. A name joins only when one person bears it and no company contradicts. The rest is listed, and so
-- is a name that stands in the title of an event and nowhere else.
-- $member is the member whose records these are.
with folk as (
  select
    person_id,
    name_key,
    company_key,
    lower(email) as email,
    starts_with(person_id, 'in:') as has_address
  from people
  where member_id = $member and person_id != $member
    and not starts_with(person_id, 'deleted:') and not starts_with(person_id, 'company:')
),
-- A person known by address and also by bare name (from older files) is one: the bare name steps back.
named as (
  select f.*
  from folk f
  where f.name_key is not null and f.name_key != '' and (
    f.has_address or not exists (select 1 from folk o where o.has_address and o.name_key = f.name_key)
  )
),
written as (
  select
    mention_id, source_id, name_key, company_key, email, title, profile_key, match_state = 'title' as in_title,
    -- A CRM and a telephone know thousands of strangers: there a name alone joins nobody.
    coalesce(origin in ('crm', 'calls'), false) as is_of_strangers,
    case when not list_contains($private, split_part(split_part(email, '@', 2), '.', 1))
      then left(replace(split_part(split_part(email, '@', 2), '.', 1), '-', ''), 4) end as host
  from mentions
  where member_id = $member
),
-- Two of a name in one firm and one file, with two addresses of the same host or two positions, are two people.
twins as (
  select distinct w.mention_id
  from written w join written o on o.source_id = w.source_id and o.name_key = w.name_key
    and o.company_key = w.company_key and o.mention_id != w.mention_id
  where (o.email != w.email and split_part(o.email, '@', 2) = split_part(w.email, '@', 2))
    or lower(o.title) != lower(w.title)
),
by_address as (
  select w.mention_id, f.person_id
  from written w join folk f on f.person_id = 'in:' || w.profile_key
),
by_email as (
  select w.mention_id, count(distinct f.person_id) as n, min(f.person_id) as person_id
  from written w join folk f on f.email = w.email
  where w.email is not null
  group by w.mention_id
),
by_name as (
  select
    w.mention_id,
    count(distinct f.person_id) as n,
    min(f.person_id) as person_id,
    count(distinct case when f.company_key = w.company_key then f.person_id end) as n_company,
    min(case when f.company_key = w.company_key then f.person_id end) as company_person_id,
    bool_or(f.company_key is not null and f.company_key != '' and w.company_key is not null)
      -- An address at another firm is another firm.
      or coalesce(bool_or(w.host != left(replace(f.company_key, ' ', ''), 4)), false) as both_companies,
    -- Another address of the profile than the one written is another person, or one who changed it: not ours to say.
    bool_or(f.has_address and w.profile_key is not null) as other_address
  from written w join named f on f.name_key = w.name_key
  group by w.mention_id
)
select
  w.mention_id,
  case
    when w.in_title then 'title'
    when a.person_id is not null then 'url'
    when e.n = 1 then 'email'
    when e.n > 1 or n.other_address then 'doubtful'
    when t.mention_id is not null and n.n > 0 then 'doubtful'
    when n.n_company = 1 then 'name_company'
    when n.n = 1 and not n.both_companies and not w.is_of_strangers then 'name'
    when n.n >= 1 then 'doubtful'
    else 'unknown'
  end as match_state,
  case
    when w.in_title then null
    when a.person_id is not null then a.person_id
    when e.n = 1 then e.person_id
    when e.n > 1 or n.other_address then null
    when t.mention_id is not null then null
    when n.n_company = 1 then n.company_person_id
    when n.n = 1 and not n.both_companies and not w.is_of_strangers then n.person_id
  end as person_id
from written w
left join by_address a on a.mention_id = w.mention_id
left join by_email e on e.mention_id = w.mention_id
left join by_name n on n.mention_id = w.mention_id
left join twins t on t.mention_id = w.mention_id
