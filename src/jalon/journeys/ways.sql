-- The first time of each step of each person before $as_of: one row a person and step, with the row that shows it.
-- Only people with a conversation of two or a step in real life have a way. A contact counts wherever it took place.
with touched as (
  select person_id, 'first_touch' as kind, 'linkedin' as channel, occurred_at, source_id, row_no
  from invitations
  where member_id = $member and person_id is not null
  union all
  select person_id, 'first_touch', 'linkedin', occurred_at, source_id, row_no
  from connections
  where member_id = $member and person_id is not null and occurred_at is not null
  union all
  select person_id, 'first_touch', 'linkedin', first_at, first_source_id, first_row_no
  from conversations
  where member_id = $member
  union all
  select s.person_id, 'first_touch', case when s.declared then 'results' else 'calendar' end, s.occurred_at, s.source_id, s.row_no
  from steps s
  where s.member_id = $member and s.kind <> 'lost' and not exists (
    select 1 from confirmed_events c
    where c.member_id = s.member_id and c.source_id = s.source_id and c.row_no = s.row_no and c.kind = s.kind
  )
),
spoken as (
  select person_id, 'two_way' as kind, 'linkedin' as channel, answered_at as occurred_at,
    answer_source_id as source_id, answer_row_no as row_no
  from conversations
  where member_id = $member and answered_at is not null
),
real as (
  select
    s.person_id,
    case when s.kind = 'meeting' then 'meeting_held' else s.kind end as kind,
    case
      when exists (
        select 1 from confirmed_events c
        where c.member_id = s.member_id and c.source_id = s.source_id and c.row_no = s.row_no and c.kind = s.kind
      ) then 'message'
      when s.declared then 'results' else 'calendar'
    end as channel,
    s.occurred_at, s.source_id, s.row_no
  from steps s
  where s.member_id = $member
  union all
  select person_id, kind, 'linkedin', occurred_at, source_id, row_no
  from confirmed_events
  where member_id = $member and kind = 'meeting_agreed'
),
gone as (
  select person_id from spoken where occurred_at < $as_of
  union
  select person_id from real where occurred_at < $as_of
),
ranked as (
  select
    f.person_id, f.kind, f.channel, f.occurred_at, f.source_id, f.row_no,
    row_number() over (
      partition by f.person_id, f.kind
      order by f.occurred_at, f.channel, f.source_id, f.row_no
    ) as nth
  from (
    select person_id, kind, channel, occurred_at, source_id, row_no from touched
    union all
    select person_id, kind, channel, occurred_at, source_id, row_no from spoken
    union all
    select person_id, kind, channel, occurred_at, source_id, row_no from real
  ) f
  join gone g on g.person_id = f.person_id
  where f.occurred_at < $as_of
)
select person_id, kind, channel, occurred_at, source_id, row_no
from ranked
where nth = 1
order by person_id, occurred_at, kind
