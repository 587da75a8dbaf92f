-- A person as somebody wrote them, in the columns that the model compares: plain letters, words in their places.
-- Reads linking.raw (owner, name, name_key, company_key, email, phone, title, place), linking.spelled (text,
-- plain: what other scripts and letters are in plain letters) and linking.short_names (name, forms).
-- What many rows share (given and family names, companies, titles, hosts, places) is taken apart once.
with named as materialized (
  select
    owner, name_key, company_key, email, phone, title, place,
    split_part(email, '@', 1) as mailbox,
    split_part(email, '@', 2) as host,
    string_split(case
      when regexp_full_match(name_key, '[a-z]+( [a-z]+)*') then name_key
      when name_key is not null then trim(regexp_replace(regexp_replace(
        lower(coalesce(n.plain, strip_accents(name_key))), '[^a-z -]', '', 'g'), '[ -]*( |$)[ -]*', ' ', 'g'))
      -- Without a name, jane.doe@ says one.
      when regexp_full_match(split_part(email, '@', 1), '[a-z]{1,20}[._-][a-z]{2,20}')
        then regexp_replace(split_part(email, '@', 1), '[._-]', ' ')
    end, ' ') as words,
    -- DUPONT Jean and Dupont, Jean are written family name first: how many words that name has.
    case when regexp_matches(name, '^\p{Lu}[\p{Lu}''’ -]+\p{Lu}[,]? +\p{Lu}[^ ]*\p{Ll}')
        then len(string_split(regexp_extract(name, '^(\p{Lu}[\p{Lu}''’ -]*\p{Lu})[,]? ', 1), ' '))
      when regexp_full_match(name, '[^,]+, *\p{L}[^, .]+')
        then len(string_split(trim(regexp_extract(name, '^([^,]+),', 1)), ' '))
    end as words_before
  from linking.raw r
  left join linking.spelled n on n.text = r.name_key
),
-- So is "De la Tour Jean".
placed as materialized (
  select
    * exclude (words, words_before, n_family),
    case when n_family > 0 then words[n_family + 1] else words[1] end as first,
    array_to_string(case when n_family > 0 then words[1:n_family] else words[2:] end, ' ') as rest
  from (select *, case
    when words_before < len(words) then words_before
    when len(words) > 2 and (list_contains($leading, words[1]) or (words[1] = 'van' and list_contains($particles, words[2])))
      then len(words) - 1
    else 0 end as n_family from named)
),
givens as (
  select
    f.first, s.forms,
    s.name is not null as is_known_name,
    case when contains(f.first, '-')
      then array_to_string(list_transform(string_split(f.first, '-'), lambda x: left(x, 1)), '') end as given_initials,
    nullif(split_part(f.first, '-', 1), '') as given_first,
    nullif(replace(f.first, '-', ''), '') as given,
    array_to_string(list_sort(string_split(nullif(replace(f.first, '-', ''), ''), '')), '') as given_letters
  from (select distinct first from placed where first is not null) f
  left join linking.short_names s on s.name = nullif(replace(f.first, '-', ''), '')
),
parted as (
  select
    rest,
    list_filter(string_split(array_to_string(case when len(own) > 0 then own else all_words end, '-'), '-'),
      lambda x: x <> '') as parts
  from (
    select
      rest,
      string_split(nullif(rest, ''), ' ') as all_words,
      list_filter(string_split(nullif(rest, ''), ' '), lambda x: length(x) > 1 and not list_contains($particles, x)) as own
    from (select distinct rest from placed where rest is not null)
  )
),
families as (
  select
    rest,
    nullif(array_to_string(parts, ''), '') as family,
    array_to_string(list_sort(string_split(array_to_string(parts, ''), '')), '') as family_letters,
    parts[1] as family_first,
    parts[-1] as family_last,
    case when len(parts) > 0 then ' ' || array_to_string(parts, ' ') || ' ' end as family_parts,
    -- Soundex (Russell 1918) of the last part, with vowels closing no group: near spellings share it.
    case when length(parts[-1]) > 2 then left(parts[-1], 1) || left(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        translate(regexp_replace(parts[-1][2:], '[aeiouyhw]', '', 'g'), 'bfpvcgjkqsxzdtlmnr', '111122222222334556'),
        '1+', '1', 'g'), '2+', '2', 'g'), '3+', '3', 'g'), '4+', '4', 'g'), '5+', '5', 'g'), '6+', '6', 'g'), 3)
    end as sound
  from parted
),
firms as (
  select
    company_key,
    list_transform(
      list_filter(string_split(regexp_replace(plain, '[^a-z0-9]+', ' ', 'g'), ' '), lambda x: x <> ''),
      lambda x: coalesce($long[list_position($short, x)], x)
    ) as words
  from (
    select distinct r.company_key, lower(coalesce(c.plain, strip_accents(r.company_key))) as plain
    from linking.raw r left join linking.spelled c on c.text = r.company_key
    where r.company_key is not null
  )
),
companies as (
  select
    company_key,
    coalesce($known[list_position($called, array_to_string(own, ''))], nullif(array_to_string(own, ''), '')) as company,
    own[1] as company_head,
    case when len(words) between 3 and 8
      then array_to_string(list_transform(words, lambda x: left(x, 1)), '') end as company_initials
  from (
    select
      company_key, words,
      case when len(list_filter(words, lambda x: not list_contains($common, x))) > 0
        then list_filter(words, lambda x: not list_contains($common, x)) else words end as own
    from firms
  )
),
titles as (
  select
    title as written,
    nullif(array_to_string(list_sort(list_distinct(list_transform(roles, lambda x: left(x, 6)))), ' '), '') as title,
    left(roles[1], 6) as title_head
  from (
    select
      title,
      list_filter(string_split(regexp_replace(plain, '[^a-z]+', ' ', 'g'), ' '), lambda x: length(x) > 2) as roles
    from (
      select distinct r.title, lower(coalesce(t.plain, strip_accents(r.title))) as plain
      from linking.raw r left join linking.spelled t on t.text = r.title
      where r.title is not null
    )
  )
),
places as (
  select distinct
    r.place as written,
    nullif(regexp_replace(split_part(lower(coalesce(p.plain, strip_accents(r.place))), ',', 1), '[^a-z]', '', 'g'), '')
      as place
  from linking.raw r left join linking.spelled p on p.text = r.place
  where r.place is not null
),
sites as (
  select host, coalesce($known[list_position($called, domain)], domain) as domain, domain_head
  from (select
    host,
    case when not list_contains($private, site) then array_to_string(list_transform(
      string_split(site, '-'), lambda x: coalesce($long[list_position($short, x)], x)), '') end as domain,
    case when not list_contains($private, site) then split_part(site, '-', 1) end as domain_head
  from (
    select host, case when len(parts) > 2 and list_contains($second, parts[-2]) then parts[-3] else parts[-2] end as site
    from (select host, string_split(host, '.') as parts from (select distinct host from named where host is not null))
  ))
)
select
  row_number() over () as unique_id,
  k.owner,
  case when strlen(k.name_key) > length(k.name_key)
    and regexp_matches(k.name_key, '[^\p{Latin}\p{Common}\p{Inherited}]') then replace(k.name_key, ' ', '') end as native,
  g.given,
  g.given_first,
  g.given_initials,
  g.forms,
  coalesce(g.is_known_name, false) as is_known_name,
  left(g.given, 1) as initial,
  f.family,
  g.given_letters,
  f.family_letters,
  nullif(case when regexp_full_match(k.mailbox, '[a-z]+[._]?[a-z]*') then regexp_replace(k.mailbox, '[._]', '')
    else array_to_string(list_filter(string_split(regexp_replace(k.mailbox, '[^a-z]+', ' ', 'g'), ' '),
      lambda x: not list_contains($particles, x)), '') end, '') as mail_name,
  -- What the rules that pair people look for; `narrow` makes it closer where many share it.
  f.family || ' ' || left(g.given, 1) as near_name,
  c.company as near_company,
  c.company as rare_company,
  f.family_first,
  f.family_last,
  f.family_parts,
  f.sound,
  case when length(g.given || coalesce(f.family, '')) > 4 then g.given || coalesce(f.family, '') end as joined,
  case when length(g.given || f.family) > 4 then f.family || g.given end as turned,
  c.company,
  c.company_head,
  c.company_initials,
  s.domain,
  s.domain_head,
  k.email,
  k.phone,
  t.title,
  t.title_head,
  p.place
from placed k
left join givens g on g.first = k.first
left join families f on f.rest = k.rest
left join companies c on c.company_key = k.company_key
left join sites s on s.host = k.host
left join titles t on t.written = k.title
left join places p on p.written = k.place
