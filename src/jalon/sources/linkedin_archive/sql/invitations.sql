-- One fact a row of Invitations; the other person is the recipient of sent ones and the sender of received ones.
create or replace temp table invited as
with sided as (
  select
    r.*,
    case
      when upper(trim(r.direction)) = 'OUTGOING' then 'out'
      when upper(trim(r.direction)) = 'INCOMING' then 'in'
      when coalesce(plain_url(r.from_url), f.key) = t.owner_slug then 'out'
      when coalesce(plain_url(r.to_url), o.key) = t.owner_slug then 'in'
    end as side
  from raw_invitations r
  cross join this_archive t
  left join url_keys f on f.text = r.from_url
  left join url_keys o on o.text = r.to_url
),
other as (
  select *,
    case when side = 'out' then to_url else from_url end as other_url,
    trim(case when side = 'out' then to_name else from_name end) as name,
    case when side = 'out' then to_name else from_name end as other_name
  from sided
),
keyed as (
  select
    o.source_id, o.row_no, o.side, o.name, o.note, o.instant,
    coalesce(plain_url(o.other_url), u.key) as slug, coalesce(plain_name(o.other_name), n.key) as name_key
  from other o
  left join url_keys u on u.text = o.other_url
  left join name_keys n on n.text = o.other_name
)
select *, coalesce('in:' || slug, 'name:' || name_key) as person_id from keyed;

create or replace temp table staged_invitations as
with counted as (
  select *, row_number() over (partition by source_id, side, person_id, instant order by row_no) as nth
  from invited
  where side is not null and instant is not null
)
select
  md5(concat_ws('|', 'invitation', c.side, coalesce(c.person_id, ''), c.instant // 60000000, c.nth)) as fact_id,
  t.member_id,
  c.person_id,
  c.side as direction,
  coalesce(trim(c.note), '') <> '' as has_note,
  null::bigint as accepted_at,
  null::varchar as accepted_source_id,
  null::bigint as accepted_row_no,
  'none' as match_state,
  c.name_key,
  c.slug is not null as has_url,
  case when coalesce(trim(c.note), '') <> '' then md5(fold_text(c.note)) end as note_hash,
  c.instant as occurred_at,
  t.recorded_at,
  c.source_id,
  c.row_no
from counted c cross join this_archive t;
