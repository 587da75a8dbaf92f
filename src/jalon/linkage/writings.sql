-- A person as somebody wrote them, in the columns that the model compares: plain letters, words in their places.
-- Reads linking.raw (unique_id, owner, name_key, company_key, email, phone, title, place), linking.spelled (text,
-- plain: what other scripts and letters are in plain letters) and linking.short_names (name, forms).
with plain as (
  select
    r.unique_id, r.owner, r.name_key, r.phone, r.email,
    lower(coalesce(n.plain, strip_accents(r.name_key))) as name,
    lower(coalesce(c.plain, strip_accents(r.company_key))) as company,
    lower(coalesce(t.plain, strip_accents(r.title))) as title,
    lower(coalesce(p.plain, strip_accents(r.place))) as place
  from linking.raw r
  left join linking.spelled n on n.text = r.name_key
  left join linking.spelled c on c.text = r.company_key
  left join linking.spelled t on t.text = r.title
  left join linking.spelled p on p.text = r.place
),
-- Without a name, jane.doe@ says one.
named as (
  select
    * exclude (name),
    string_split(case
      when name is not null then trim(regexp_replace(regexp_replace(name, '[^a-z -]', '', 'g'), '[ -]*( |$)[ -]*', ' ', 'g'))
      when regexp_full_match(split_part(email, '@', 1), '[a-z]{1,20}[._-][a-z]{2,20}')
        then regexp_replace(split_part(email, '@', 1), '[._-]', ' ')
    end, ' ') as words,
    string_split(split_part(email, '@', 2), '.') as host,
    list_filter(string_split(regexp_replace(company, '[^a-z0-9]+', ' ', 'g'), ' '), lambda x: x <> '') as firm,
    list_filter(string_split(regexp_replace(title, '[^a-z]+', ' ', 'g'), ' '), lambda x: length(x) > 2) as roles
  from plain
),
-- "De la Tour Jean" is written family name first.
placed as (
  select
    *,
    case when family_first then words[-1] else words[1] end as first,
    case when family_first then words[1:-2] else words[2:] end as rest
  from (select *, len(words) > 2 and (
    list_contains($leading, words[1]) or (words[1] = 'van' and list_contains($particles, words[2]))
  ) as family_first from named)
),
parted as (
  select
    *,
    nullif(replace(first, '-', ''), '') as given,
    list_filter(string_split(array_to_string(case
      when len(list_filter(rest, lambda x: length(x) > 1 and not list_contains($particles, x))) > 0
        then list_filter(rest, lambda x: length(x) > 1 and not list_contains($particles, x))
      else rest
    end, '-'), '-'), lambda x: x <> '') as parts,
    list_transform(firm, lambda x: coalesce($long[list_position($short, x)], x)) as full_firm,
    case when len(host) > 2 and list_contains($second, host[-2]) then host[-3] else host[-2] end as site
  from placed
),
kept as (
  select
    *,
    case
      when len(list_filter(full_firm, lambda x: not list_contains($common, x))) > 0
        then list_filter(full_firm, lambda x: not list_contains($common, x))
      else full_firm
    end as own_firm
  from parted
)
select
  k.unique_id,
  k.owner,
  case when regexp_matches(k.name_key, '[^\p{Latin}\p{Common}\p{Inherited}]') then replace(k.name_key, ' ', '') end
    as native,
  k.given,
  nullif(split_part(k.first, '-', 1), '') as given_first,
  s.forms,
  left(k.given, 1) as initial,
  nullif(array_to_string(k.parts, ''), '') as family,
  array_to_string(list_sort(string_split(k.given, '')), '') as given_letters,
  array_to_string(list_sort(string_split(array_to_string(k.parts, ''), '')), '') as family_letters,
  nullif(regexp_replace(split_part(k.email, '@', 1), '[^a-z]', '', 'g'), '') as mail_name,
  k.parts[1] as family_first,
  k.parts[-1] as family_last,
  case when len(k.parts) > 0 then ' ' || array_to_string(k.parts, ' ') || ' ' end as family_parts,
  -- Soundex (Russell 1918) of the last part, with vowels closing no group: near spellings share it.
  case when length(k.parts[-1]) > 2 then left(k.parts[-1], 1) || left(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      translate(regexp_replace(k.parts[-1][2:], '[aeiouyhw]', '', 'g'), 'bfpvcgjkqsxzdtlmnr', '111122222222334556'),
      '1+', '1', 'g'), '2+', '2', 'g'), '3+', '3', 'g'), '4+', '4', 'g'), '5+', '5', 'g'), '6+', '6', 'g'), 3)
  end as sound,
  case when length(k.given || coalesce(array_to_string(k.parts, ''), '')) > 4
    then k.given || coalesce(array_to_string(k.parts, ''), '') end as joined,
  case when len(k.parts) > 0 and length(k.given || array_to_string(k.parts, '')) > 4
    then array_to_string(k.parts, '') || k.given end as turned,
  nullif(array_to_string(k.own_firm, ''), '') as company,
  k.own_firm[1] as company_head,
  case when len(k.full_firm) between 3 and 6
    then array_to_string(list_transform(k.full_firm, lambda x: left(x, 1)), '') end as company_initials,
  case when not list_contains($private, k.site) then replace(k.site, '-', '') end as domain,
  k.email,
  k.phone,
  nullif(array_to_string(list_sort(list_distinct(list_transform(k.roles, lambda x: left(x, 6)))), ' '), '') as title,
  left(k.roles[1], 6) as title_head,
  nullif(regexp_replace(split_part(k.place, ',', 1), '[^a-z]', '', 'g'), '') as place
from kept k
left join linking.short_names s on s.name = k.given
