-- Every contact with one other person that was known by $known and happened before $as_of: one row a touch.
-- Messages count once a turn (a maximal run of one side). A post or comment counts for whoever wrote first or invited
-- within $post_days days after it, the latest one only: the order in time is shown, not a cause. The same person met
-- twice on one day, or standing in calendar and results, is met once; the results file wins.
with kept as (
  select
    m.thread_id, t.person_id, m.direction, m.sequence, m.occurred_at, m.recorded_at, m.source_id, m.row_no, m.fact_id,
    lag(m.direction) over (partition by m.thread_id order by m.sequence) as direction_before
  from messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  where m.member_id = $member and m.excluded_as is null and m.occurred_at < $as_of and m.recorded_at < $known
),
turns as (
  select person_id, direction, direction_before, occurred_at, recorded_at, source_id, row_no, fact_id
  from kept
  where direction_before is null or direction_before <> direction
),
invited as (
  select person_id, direction, occurred_at, recorded_at, source_id, row_no, fact_id
  from invitations
  where member_id = $member and person_id is not null and occurred_at < $as_of and recorded_at < $known
),
approached as (
  select person_id, occurred_at from turns where direction = 'in' and direction_before is null
  union all
  select person_id, occurred_at from invited where direction = 'in'
),
published as (
  select 'post' as kind, occurred_at, recorded_at, source_id, row_no, fact_id
  from posts
  where member_id = $member and kind = 'post' and occurred_at < $as_of and recorded_at < $known
  union all
  select 'comment', occurred_at, recorded_at, source_id, row_no, fact_id
  from gestures
  where member_id = $member and kind = 'comment' and occurred_at < $as_of and recorded_at < $known
),
answered as (
  select
    a.person_id, p.kind, p.occurred_at, p.recorded_at, p.source_id, p.row_no, p.fact_id,
    row_number() over (
      partition by a.person_id, a.occurred_at, p.kind order by p.occurred_at desc, p.fact_id
    ) as nth
  from approached a
  join published p
    on p.occurred_at <= a.occurred_at and p.occurred_at >= a.occurred_at - $post_days * 86400000000
),
met as (
  select
    coalesce(w.person_id, 'mention:' || w.mention_id) as person_id, m.kind, 0 as declared,
    m.occurred_at, m.recorded_at, m.source_id, m.row_no, m.fact_id
  from meetings m
  join mentions w on w.member_id = m.member_id and w.mention_id = m.mention_id
  where m.member_id = $member and m.state = 'held' and m.occurred_at < $as_of and m.recorded_at < $known
  union all
  select
    coalesce(w.person_id, 'mention:' || w.mention_id, 'deal:' || d.deal_id), d.kind, 1,
    d.occurred_at, d.recorded_at, d.source_id, d.row_no, d.fact_id
  from deal_events d
  left join mentions w on w.member_id = d.member_id and w.mention_id = d.mention_id
  where d.member_id = $member and d.kind in ('call', 'meeting') and d.occurred_at < $as_of and d.recorded_at < $known
  union all
  select person_id, kind, 0, occurred_at, recorded_at, source_id, row_no, fact_id
  from confirmed_events
  where member_id = $member and kind = 'meeting' and occurred_at < $as_of and recorded_at < $known
    and (replaced_at is null or replaced_at >= $known)
),
met_once as (
  select
    person_id, kind, occurred_at, recorded_at, source_id, row_no, fact_id,
    row_number() over (
      partition by person_id, floor(occurred_at / 864e8)
      order by declared desc, occurred_at, source_id, row_no, fact_id
    ) as nth
  from met
)
select
  person_id, case when direction = 'out' then 'message_sent' else 'message_received' end as kind,
  occurred_at, recorded_at, source_id, row_no, fact_id
from turns
union all
select
  person_id, case when direction = 'out' then 'invitation_sent' else 'invitation_received' end,
  occurred_at, recorded_at, source_id, row_no, fact_id
from invited
union all
select person_id, 'connected', occurred_at, recorded_at, source_id, row_no, fact_id
from connections
where member_id = $member and person_id is not null and occurred_at < $as_of and recorded_at < $known
union all
select distinct person_id, kind, occurred_at, recorded_at, source_id, row_no, fact_id
from answered
where nth = 1
union all
select person_id, kind, occurred_at, recorded_at, source_id, row_no, fact_id
from met_once
where nth = 1
