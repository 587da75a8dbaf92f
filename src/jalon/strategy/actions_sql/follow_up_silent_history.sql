-- Of the silent people whom the member wrote to again after at least 5 days: those who then answered.
with again as (
  select m.member_id, m.thread_id, min(m.occurred_at) as second_at
  from messages m
  join conversations c on c.member_id = m.member_id and c.thread_id = m.thread_id and c.started_by = 'owner'
  where m.direction = 'out' and m.excluded_as is null
    and m.occurred_at >= c.first_at + 432000000000
    and (c.answered_at is null or m.occurred_at < c.answered_at)
  group by m.member_id, m.thread_id
)
select count_if(c.answered_at is not null) as worked, count(*) as tried
from again a
join conversations c on c.member_id = a.member_id and c.thread_id = a.thread_id
where a.member_id = $member and a.second_at < $as_of - 2592000000000
