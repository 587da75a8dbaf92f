-- Weeks with at least one own post: how many posts, how many target people wrote or invited in the same week.
with posted as (
  select floor(($as_of - occurred_at) / 6048e8) as week, count(*) as posts
  from posts
  where member_id = $member and kind in ('post', 'media')
    and occurred_at < $as_of and occurred_at >= $as_of - 31536000000000
  group by 1
),
contacts as (
  select floor(($as_of - occurred_at) / 6048e8) as week, count(*) as contacts
  from (
    select c.first_at as occurred_at
    from conversations c
    join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
    where c.member_id = $member and c.started_by = 'other'
    union all
    select i.occurred_at
    from invitations i
    join targets t on t.member_id = i.member_id and t.person_id = i.person_id and t.is_target
    where i.member_id = $member and i.direction = 'in'
  ) arrived
  where occurred_at < $as_of and occurred_at >= $as_of - 31536000000000
  group by 1
)
select p.posts, coalesce(c.contacts, 0) as contacts
from posted p left join contacts c on c.week = p.week
