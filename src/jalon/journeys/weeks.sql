-- Weeks of exposure, counted backwards from the end of the as-of day: how much of each week a source covers.
-- What a source covers is said by the source (table coverage), never by which rows it happens to hold.
-- A whole week in which the member did nothing is a holiday and no exposure, at most so many a year as weeks.toml says
-- and why. The newest come first, so that an act can only bring exposure. Only weeks whose messages are known can be told idle. What others did in them counts all the same.
with digits as (
  select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
),
numbers as (
  select h.d * 100 + t.d * 10 + u.d as k
  from digits h cross join digits t cross join digits u
  where h.d < 2
),
-- Many sources of many members cover the same span: each is laid over the weeks once.
spans as (
  select distinct v.from_at, v.to_at, k.as_of
  from coverage v
  join clock k on k.member_id = v.member_id
),
laid as (
  select
    s.from_at, s.to_at, s.as_of, n.k,
    (
      case when s.to_at + 86400000000 < s.as_of - n.k * 604800000000
        then s.to_at + 86400000000 else s.as_of - n.k * 604800000000 end
      - case when s.from_at > s.as_of - (n.k + 1) * 604800000000
        then s.from_at else s.as_of - (n.k + 1) * 604800000000 end
    ) / 6048e8 as share
  from spans s
  cross join numbers n
),
known as (
  select v.member_id, v.signal, l.k, case when max(l.share) > 1e0 then 1e0 else max(l.share) end as share,
    min(v.source_id) as source_id
  from coverage v
  join clock c on c.member_id = v.member_id
  join laid l on l.from_at = v.from_at and l.to_at = v.to_at and l.as_of = c.as_of and l.share > 0e0
  group by v.member_id, v.signal, l.k
),
acts as (
  select member_id, occurred_at from messages where direction = 'out' and excluded_as is null
  union all
  select member_id, occurred_at from invitations where direction = 'out'
  union all
  select member_id, occurred_at from posts
  union all
  select member_id, occurred_at from gestures where kind in ('comment', 'reaction', 'search') and occurred_at is not null
),
busy as (
  select distinct a.member_id, cast(floor((c.as_of - 1 - a.occurred_at) / 6048e8) as int) as k
  from acts a
  join clock c on c.member_id = a.member_id and a.occurred_at < c.as_of
),
idle as (
  select
    w.member_id, w.signal, w.k,
    row_number() over (partition by w.member_id, w.signal, floor(w.k / :holiday_of) order by w.k) as nth
  from known w
  join known m on m.member_id = w.member_id and m.signal = 'messages' and m.k = w.k and m.share > 999e-3
  left join busy b on b.member_id = w.member_id and b.k = w.k
  where b.k is null and w.share > 999e-3
)
select
  w.member_id, w.signal, c.as_of - w.k * 604800000000 - 302400000000 as occurred_at, w.share,
  case when i.nth <= :holiday_weeks then 0e0 else w.share end as exposure, w.source_id
from known w
join clock c on c.member_id = w.member_id
left join idle i on i.member_id = w.member_id and i.signal = w.signal and i.k = w.k
