-- Recommendations, endorsements and reviews, received and given: all rows.
create or replace temp table staged_recommendations as
with named as (
  select
    r.*, coalesce(plain_name(r.name), n.key) as name_key,
    coalesce('in:' || coalesce(plain_url(r.url), u.key), 'name:' || coalesce(plain_name(r.name), n.key)) as person_id
  from (select *, full_name(first, last) as name from raw_vouches) r
  left join url_keys u on u.text = r.url
  left join name_keys n on n.text = r.name
),
counted as (
  select *, row_number() over (partition by source_id, kind, person_id, instant, what order by row_no) as nth
  from named
)
select
  md5(concat_ws('|', 'vouch', c.kind, coalesce(c.name_key, c.person_id, ''), coalesce(c.instant, 0), coalesce(c.what, ''), c.nth))
    as fact_id,
  t.member_id,
  case when c.kind in ('recommendations_given', 'endorsements_given') then 'given' else 'received' end as direction,
  case
    when c.kind like 'recommendations%' then 'recommendation'
    when c.kind like 'endorsements%' then 'endorsement'
    else 'review'
  end as kind,
  c.person_id,
  upper(trim(c.status)) as status,
  c.instant as occurred_at,
  t.recorded_at,
  c.source_id,
  c.row_no
from counted c cross join this_archive t;
