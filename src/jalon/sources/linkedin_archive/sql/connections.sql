-- One fact a row of Connections; a row with nothing but a date is a closed account and stays in the total.
create or replace temp table staged_connections as
with rows_read as (
  select
    r.source_id, r.row_no, u.key as slug, n.key as name_key, m.instant, m.state, r.title,
    coalesce(trim(concat(r.first, r.last, r.url, r.email, r.company, r.title)), '') = '' as is_blank
  from raw_connections r
  left join url_keys u on u.text = r.url
  left join name_keys n on n.text = trim(concat_ws(' ', trim(r.first), trim(r.last)))
  left join moments m on m.kind = r.kind and m.text = r.at_text
),
identified as (
  select *, coalesce('in:' || slug, 'name:' || name_key) as person_id from rows_read
),
counted as (
  select *, row_number() over (partition by source_id, person_id, instant order by row_no) as nth from identified
)
select
  md5(concat_ws('|', 'connection', coalesce(c.person_id, ''), coalesce(c.instant, 0), c.nth)) as fact_id,
  t.member_id,
  c.person_id,
  c.name_key,
  c.is_blank,
  true as is_current,
  coalesce(trim(c.title), '') <> '' as has_title,
  c.instant as occurred_at,
  t.recorded_at,
  c.source_id,
  c.row_no,
  c.state
from counted c cross join this_archive t
where not (c.is_blank and c.instant is null and c.state is null);
