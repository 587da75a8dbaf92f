-- Posts and reposts: extra rows of one link are edits and count once, with their newest text and first date.
create or replace temp table staged_posts as
with dated as (
  select
    r.*, r.text as body,
    nullif(regexp_extract(r.link, '\d{15,20}'), '') as number
  from post_rows r
),
shares as (
  select *,
    coalesce(trim(shared), '') <> '' as has_shared,
    coalesce(trim(media), '') <> '' as has_media,
    coalesce(trim(body), '') <> '' as has_text,
    regexp_matches(lower(coalesce(shared, '')), 'linkedin\.com/(feed/update|posts)/|^urn(:|%3a)li(:|%3a)') as of_update,
    coalesce(nullif(trim(link), ''), concat_ws('|', instant, body)) as post_key
  from dated
  where kind = 'shares' and instant is not null
),
versions as (
  select *,
    row_number() over (partition by coalesce(number, post_key) order by instant desc, source_id, row_no) as nth,
    min(instant) over (partition by coalesce(number, post_key)) as published
  from shares
)
select
  md5('post|' || coalesce(v.number, v.post_key)) as fact_id,
  t.member_id,
  case
    when v.of_update and v.has_text then 'repost_with_thought'
    when v.of_update or not (v.has_text or v.has_shared or v.has_media) then 'repost_bare'
    else 'post'
  end as kind,
  coalesce(
    'urn:li:' || nullif(regexp_extract(v.link, '(share|ugcPost|activity|groupPost)', 1), '') || ':' || v.number,
    nullif(trim(v.link), '')
  ) as address,
  coalesce(length(v.body), 0) as characters,
  v.has_shared and not v.of_update as has_link,
  v.has_media,
  v.published as occurred_at,
  t.recorded_at,
  v.source_id,
  v.row_no
from versions v cross join this_archive t
where v.nth = 1
union all
select
  md5(concat_ws('|', 'repost', coalesce(d.number, trim(d.link), ''), d.instant)),
  t.member_id, 'repost_instant', trim(d.link), 0, false, false, d.instant, t.recorded_at,
  min(d.source_id), min(d.row_no)
from dated d cross join this_archive t
where d.kind = 'instant_reposts' and d.instant is not null
group by all
union all
select
  md5(concat_ws('|', 'media', d.instant // 60000000)),
  t.member_id, 'media', null, 0, false, true, d.instant // 60000000 * 60000000, t.recorded_at,
  min(d.source_id), min(d.row_no)
from dated d cross join this_archive t
where d.kind = 'rich_media' and d.instant is not null and regexp_matches(lower(d.at_text), 'feed (photo|document|video)')
group by t.member_id, t.recorded_at, d.instant // 60000000;
