-- What the member did: counted, shown apart, never a numerator of the score.
-- One row an action: code, instant. `usage.toml` says which pillar each belongs to.
select member_id, 'posts' as code, occurred_at from posts where kind in ('post', 'media')
union all
select member_id, 'reposts', occurred_at from posts where kind not in ('post', 'media')
union all
select member_id, kind || 's', occurred_at from gestures
where kind in ('comment', 'reaction') and occurred_at is not null
union all
select member_id, 'searches', occurred_at from gestures where kind = 'search' and occurred_at is not null
union all
select member_id, 'invitations_sent', occurred_at from invitations where direction = 'out'
union all
select m.member_id, 'messages_sent', m.occurred_at
from messages m
join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
where m.direction = 'out' and m.excluded_as is null
union all
select member_id, 'conversations_started', first_at from conversations where started_by = 'owner'
