-- Repeated searches and own posts, over all archives of the member.
update gestures set kind = case when r.is_repeat then 'search_repeat' else 'search' end
from (
  select fact_id, coalesce(
    occurred_at - lag(occurred_at) over (
      partition by target_hash order by occurred_at, row_no, fact_id
    ) <= $repeat, false
  ) as is_repeat
  from gestures
  where member_id = $member and kind in ('search', 'search_repeat') and occurred_at is not null
) r
where gestures.member_id = $member and gestures.fact_id = r.fact_id and gestures.kind in ('search', 'search_repeat')
  and r.is_repeat <> (gestures.kind = 'search_repeat');

update gestures set on_own_post = true
where member_id = $member and kind in ('comment', 'reaction') and on_own_post is null
  and target_hash in (
    select md5(regexp_extract(address, '\d{15,20}')) from posts where member_id = $member and address is not null
  );

-- What a gesture aimed at is only needed for searches, and for comments and reactions whose post may come later.
update gestures set target_hash = null
where member_id = $member and target_hash is not null
  and (kind not in ('search', 'search_repeat', 'comment', 'reaction') or on_own_post);

-- Media rows only stand in for posts where no archive has the posts themselves.
delete from posts
where member_id = $member and kind = 'media'
  and exists (
    select 1 from imports i join member_exports e on e.input_sha256 = i.input_sha256
    where e.member_id = $member and i.recognised_as = 'shares'
  );
