-- title: Target people who write or invite within 7 days of a post
-- title_fr: Personnes de la cible qui écrivent ou invitent dans les 7 jours après une publication
-- dimension: insights
-- kind: cnt
-- unit: per week with a post
-- actor: counterpart
-- needs: posts, messages, connections
-- about: target
-- maturity_days: 0
-- advice: A post that nobody of your target follows up only adds an attempt. The order in time is shown, not a cause.
with contacts as (
  select member_id, person_id, first_at as occurred_at, first_source_id as source_id, first_row_no as row_no
  from conversations
  where started_by = 'other'
  union all
  select member_id, person_id, occurred_at, source_id, row_no
  from invitations
  where direction = 'in'
),
followed as (
  select c.member_id, c.person_id, c.occurred_at, c.source_id, c.row_no
  from contacts c
  join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
  join posts p
    on p.member_id = c.member_id
    and p.occurred_at <= c.occurred_at and p.occurred_at >= c.occurred_at - 604800000000
  group by c.member_id, c.person_id, c.occurred_at, c.source_id, c.row_no
),
posted as (
  select w.member_id, w.occurred_at, max(w.share) as share, min(w.source_id) as source_id
  from weeks w
  join posts p
    on p.member_id = w.member_id
    and p.occurred_at > w.occurred_at - 302400000000 and p.occurred_at <= w.occurred_at + 302400000000
  where w.signal = 'posts'
  group by w.member_id, w.occurred_at
)
select
  f.member_id,
  f.person_id as counterpart_id,
  f.occurred_at,
  f.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  f.source_id,
  f.row_no
from followed f
union all
select
  member_id, null, occurred_at, occurred_at, 0e0, share, null, source_id, 0
from posted
