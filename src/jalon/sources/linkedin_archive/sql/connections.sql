-- One fact a row of Connections; a row with nothing but a date is a closed account and stays in the total.
create or replace temp table contact_rows as
select
  r.source_id, r.row_no, r.name, coalesce(plain_url(r.url), u.key) as slug,
  coalesce(plain_name(r.name), n.key) as name_key,
  coalesce('in:' || coalesce(plain_url(r.url), u.key), 'name:' || coalesce(plain_name(r.name), n.key)) as person_id,
  lower(trim(r.email)) as email, trim(r.company) as company,
  coalesce(plain_company(r.company), c.key) as company_key, trim(r.title) as title, r.instant, r.at_text,
  coalesce(trim(concat(r.first, r.last, r.url, r.email, r.company, r.title)), '') = '' as is_blank
from (select *, full_name(first, last) as name from raw_connections) r
left join url_keys u on u.text = r.url
left join name_keys n on n.text = r.name
left join company_keys c on c.text = r.company;

create or replace temp table staged_connections as
with counted as (
  select *, row_number() over (partition by person_id, instant, source_id order by row_no) as nth from contact_rows
)
select
  md5(concat_ws('|', 'connection', coalesce(c.person_id, ''), coalesce(c.instant, 0), c.nth)) as fact_id,
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
from counted c cross join this_archive t
where not (c.is_blank and c.instant is null and c.at_text is null);
