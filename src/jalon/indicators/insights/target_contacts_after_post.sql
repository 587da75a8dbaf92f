-- title: Target people who write or invite within 7 days of a post
-- title_fr: Personnes de la cible qui écrivent ou invitent dans les 7 jours après une publication
-- dimension: insights
-- kind: cnt
-- unit: per week after a post
-- actor: counterpart
-- needs: posts, messages, connections
-- maturity_days: 0
-- about: target
-- advice: A post that nobody of your target follows up only adds an attempt. The order in time is shown, not a cause.
-- Posts of one's own only, no reposts. The exposure is the time that lies within seven days of a post, each moment
-- once. Whoever publishes more often waits longer for contacts, so the usual ones come at the same rate.
with own as (
  select
    member_id, occurred_at, source_id,
    lead(occurred_at) over (partition by member_id order by occurred_at, fact_id) as next_at
  from posts
  where kind = 'post'
),
digits as (
  select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6
),
after_post as (
  select
    o.member_id, o.occurred_at + d.d * 86400000000 as occurred_at, o.source_id,
    case
      when o.next_at is null or o.next_at >= o.occurred_at + (d.d + 1) * 86400000000 then 1e0
      else (o.next_at - o.occurred_at - d.d * 86400000000) / 864e8
    end / 7e0 as share
  from own o
  join digits d on o.next_at is null or o.next_at > o.occurred_at + d.d * 86400000000
),
contacts as (
  select member_id, person_id, first_at as occurred_at, first_source_id as source_id, first_row_no as row_no
  from conversations
  where started_by = 'other'
  union all
  select member_id, person_id, occurred_at, source_id, row_no
  from invitations
  where direction = 'in'
),
-- Each contact after the newest post before it: one look along the days of a member, however many of both he has.
days as (
  select c.member_id, c.person_id, c.occurred_at, c.source_id, c.row_no, cast(null as bigint) as posted_at, 1 as place
  from contacts c
  join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
  union all
  select member_id, null, occurred_at, null, null, occurred_at, 0
  from own
),
followed as (
  select
    member_id, person_id, occurred_at, source_id, row_no, place,
    max(posted_at) over (
      partition by member_id order by occurred_at, place rows between unbounded preceding and current row
    ) as posted_at
  from days
)
select
  member_id,
  person_id as counterpart_id,
  occurred_at,
  occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  source_id,
  row_no
from followed
where place = 1 and posted_at >= occurred_at - 604800000000
group by member_id, person_id, occurred_at, source_id, row_no
union all
select
  member_id, null, occurred_at, occurred_at, 0e0, share, null, source_id, 0
from after_post
