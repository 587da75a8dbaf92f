-- Files that tell of connections, invitations or messages of the last year, and how many of them LinkedIn's interface gave
-- to a pull and nobody changed since.
with told as (
  select distinct i.input_sha256
  from coverage c
  join imports i on i.source_id = c.source_id
  where c.member_id = $member and c.signal in ('connections', 'invitations', 'messages')
    and c.to_at >= $since and c.from_at < $end
)
select
  count(case when t.input_sha256 in (select input_sha256 from member_exports where archive_kind = 'pulled') then 1 end),
  count(*)
from told t
