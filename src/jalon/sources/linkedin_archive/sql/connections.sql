-- One fact a row of Connections; a row with nothing but a date is a closed account and stays in the total.
-- Rows of one name, and closed accounts of one day, are told apart by their number from the oldest on, so that a
-- later archive numbers them alike.
create or replace temp table contact_rows as
with named as (
  select *, full_name(first, last) as name from raw_connections
),
keyed as (
  select
    r.source_id, r.row_no, r.name, r.email, r.company, r.title, r.instant, r.at_text, r.first, r.last, r.url,
    coalesce(plain_url(r.url), u.key) as slug,
    coalesce(plain_name(r.name), n.key) as name_key,
    coalesce(plain_company(r.company), c.key) as company_key
  from named r
  left join url_keys u on u.text = r.url
  left join name_keys n on n.text = r.name
  left join company_keys c on c.text = r.company
),
identified as (
  select
    *, coalesce('in:' || slug, 'name:' || name_key) as person_id,
    coalesce(trim(concat(first, last, url, email, company, title)), '') = '' as is_blank
  from keyed
)
select
  source_id, row_no, name, lower(trim(email)) as email, trim(company) as company, trim(title) as title,
  instant, slug, name_key, company_key, person_id, is_blank,
  row_number() over (
    partition by coalesce(person_id, 'nobody ' || instant) order by instant nulls last, row_no desc, source_id
  ) as nth
from identified
where not (is_blank and instant is null and at_text is null);

create or replace temp table staged_connections as
select
  md5('connection|' || coalesce(c.person_id, '') || '|' || coalesce(c.instant, 0) || '|' || c.nth) as fact_id,
  t.member_id,
  c.person_id,
  c.name_key,
  c.is_blank,
  true as is_current,
  coalesce(c.title, '') <> '' as has_title,
  c.instant as occurred_at,
  t.recorded_at,
  c.source_id,
  c.row_no
from contact_rows c cross join this_archive t;
