-- Posts, gestures and recommendations in figures.
with published as (
  select
    coalesce(sum(case when kind = 'post' then 1 else 0 end), 0) as posts,
    coalesce(sum(case when kind in ('repost_with_thought', 'repost_bare', 'repost_instant') then 1 else 0 end), 0)
      as reposts
  from posts
  where member_id = $member and occurred_at < $until
),
given as (
  select
    coalesce(sum(case when kind = 'comment' then 1 else 0 end), 0) as comments_given,
    coalesce(sum(case when kind = 'reaction' then 1 else 0 end), 0) as reactions_given,
    coalesce(sum(case when kind = 'search' then 1 else 0 end), 0) as searches
  from gestures
  where member_id = $member and (occurred_at is null or occurred_at < $until)
),
vouched as (
  select
    coalesce(sum(case when direction = 'received' then 1 else 0 end), 0) as recommendations_received,
    coalesce(sum(case when direction = 'given' then 1 else 0 end), 0) as recommendations_given
  from recommendations
  where member_id = $member and kind = 'recommendation' and (occurred_at is null or occurred_at < $until)
)
select p.posts, p.reposts, g.comments_given, g.reactions_given, g.searches,
  v.recommendations_received, v.recommendations_given
from published p cross join given g cross join vouched v
