-- Conversations in figures. A revived thread was silent on both sides for more than 90 days. "Within 14 days" looks only at threads begun at least 14 days before the export.
with talks as (
  select
    *,
    (answered_at - first_at) / 36e8 as answer_hours,
    floor(first_at / 864e8) <= floor($as_of / 864e8) - 14 as is_old
  from conversations
  where member_id = $member
),
kinds as (
  select
    coalesce(sum(case when kind = 'person' then 1 else 0 end), 0) as threads_person,
    coalesce(sum(case when kind = 'group' then 1 else 0 end), 0) as threads_group,
    coalesce(sum(case when kind = 'sponsored' then 1 else 0 end), 0) as threads_sponsored
  from threads t
  where t.member_id = $member
    and exists (select 1 from known_messages m where m.member_id = t.member_id and m.thread_id = t.thread_id)
),
notes as (
  select count(*) as n from known_messages where member_id = $member and excluded_as = 'invitation_note'
),
spaced as (
  select
    m.thread_id, m.direction, m.occurred_at,
    lag(m.occurred_at) over (partition by m.thread_id order by m.sequence) as before_at
  from known_messages m
  join threads t on t.member_id = m.member_id and t.thread_id = m.thread_id and t.kind = 'person'
  where m.member_id = $member and m.excluded_as is null
),
revived as (
  select count(distinct thread_id) as n from spaced where direction = 'in' and occurred_at - before_at > 7776000000000
)
select
  coalesce(sum(t.messages_in), 0) as messages_in,
  coalesce(sum(t.messages_out), 0) as messages_out,
  max(k.threads_person) as threads_person,
  max(k.threads_group) as threads_group,
  max(k.threads_sponsored) as threads_sponsored,
  count(case when t.started_by = 'owner' then 1 end) as threads_started,
  count(case when t.started_by = 'owner' and t.answered_at is not null then 1 end) as threads_started_answered,
  count(case when t.started_by = 'owner' and t.is_old then 1 end) as threads_started_mature_14d,
  count(case when t.started_by = 'owner' and t.is_old and t.answer_hours <= 336 then 1 end)
    as threads_started_answered_14d,
  percentile_cont(5e-1) within group (order by case when t.started_by = 'owner' then t.answer_hours end)
    as first_answer_hours_median,
  count(case when t.started_by = 'other' then 1 end) as inbound_threads,
  count(case when t.started_by = 'other' and t.answered_at is not null then 1 end) as inbound_threads_answered,
  percentile_cont(5e-1) within group (order by case when t.started_by = 'other' then t.answer_hours end)
    as own_answer_hours_median,
  count(case when t.turns_in >= 2 and t.turns_out >= 2 then 1 end) as threads_deep,
  max(r.n) as threads_revived,
  max(n.n) as invitation_notes_excluded
from kinds k
cross join notes n
cross join revived r
left join talks t on true
