-- What the member gave: comments, reactions, votes, follows, saves, searches, events, learning, notes.
create or replace temp table staged_gestures as
with aimed as (
  select
    kind, source_id, row_no, instant, coalesce(detail, '') as detail, text,
    coalesce(nullif(regexp_extract(target, '\d{15,20}'), ''), trim(target), '') as aim
  from raw_gestures
),
counted as (
  select *, row_number() over (partition by kind, instant, aim, detail, source_id order by row_no) as nth from aimed
)
select
  md5('gesture|' || c.kind || '|' || coalesce(c.instant, 0) || '|' || c.aim || '|' || c.detail || '|' || c.nth)
    as fact_id,
  t.member_id,
  case c.kind
    when 'comments' then 'comment' when 'reactions' then 'reaction' when 'votes' then 'vote'
    when 'member_follows' then 'member_follow' when 'company_follows' then 'company_follow'
    when 'hashtag_follows' then 'hashtag_follow' when 'saved_items' then 'save' when 'searches' then 'search'
    when 'events' then 'event' when 'notes' then 'note' else c.kind
  end as kind,
  case
    when c.kind in ('reactions', 'member_follows', 'hashtag_follows', 'events', 'learning') then left(c.detail, 40)
  end as detail,
  case when c.kind = 'comments' then coalesce(length(c.text), 0) end as characters,
  null::boolean as on_own_post,
  case when c.aim <> '' then md5(c.aim) end as target_hash,
  c.instant as occurred_at,
  t.recorded_at,
  c.source_id,
  c.row_no
from counted c cross join this_archive t;
