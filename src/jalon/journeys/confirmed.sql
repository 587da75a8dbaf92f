-- What the person confirmed in messages, one row an event. Several messages about one event, within `before` days of the
-- first and never with two days told, are one: the first, known since any of them was confirmed. An event
-- that a row of another source tells too is told by that row from the day on which it was recorded (replaced_at).
-- A meeting is of one person; a quote or a contract may stand under a colleague of the same company.
with recursive rules as (
  select * from (values {rules}) as r (label, kind, before_days, after_days)
),
companies as (
  select member_id, person_id, min(nullif(company_key, '')) as company_key
  from people
  group by member_id, person_id
),
ticked as (
  select
    t.member_id, h.person_id, r.kind, c.company_key, coalesce(t.happened_at, m.occurred_at) as occurred_at,
    t.ticked_at, t.happened_at, m.source_id, m.row_no, t.fact_id || ':' || r.kind as fact_id,
    r.before_days * 86400000000 as earlier, r.after_days * 86400000000 as later
  from message_ticks t
  join rules r on r.label = t.label
  join messages m on m.member_id = t.member_id and m.fact_id = t.fact_id and m.excluded_as is null
  join threads h on h.member_id = m.member_id and h.thread_id = m.thread_id and h.kind = 'person'
  left join companies c on c.member_id = h.member_id and c.person_id = h.person_id
  where t.decision = 'confirmed' and h.person_id is not null
),
ordered as (
  select *, row_number() over (partition by member_id, person_id, kind order by occurred_at, fact_id) as nth
  from ticked
),
grouped as (
  select *, fact_id as first_fact, occurred_at as first_at, happened_at as told_at
  from ordered
  where nth = 1
  union all
  select
    o.*,
    case when o.occurred_at - g.first_at >= o.earlier or o.happened_at <> g.told_at then o.fact_id else g.first_fact end,
    case when o.occurred_at - g.first_at >= o.earlier or o.happened_at <> g.told_at then o.occurred_at else g.first_at end,
    case when o.occurred_at - g.first_at >= o.earlier or o.happened_at <> g.told_at then o.happened_at
      else coalesce(g.told_at, o.happened_at) end
  from grouped g
  join ordered o
    on o.member_id = g.member_id and o.person_id = g.person_id and o.kind = g.kind and o.nth = g.nth + 1
),
known as (
  select
    *, min(ticked_at) over (partition by member_id, person_id, kind, first_fact) as recorded_at
  from grouped
),
once as (
  select * from known where fact_id = first_fact
),
numbered as (
  select
    *, count(*) filter (where kind = 'contract_signed') over (
      partition by member_id, person_id order by occurred_at, kind desc, fact_id
      rows between unbounded preceding and 1 preceding
    ) as signed_before
  from once
),
told as (
  select
    m.member_id, 'meeting' as kind, coalesce(p.person_id, 'mention:' || p.mention_id) as person_id,
    cast(null as string) as deal_id, cast(null as string) as company_key, m.occurred_at, m.recorded_at
  from meetings m
  join mentions p on p.member_id = m.member_id and p.mention_id = m.mention_id
  where m.state = 'held'
  union all
  select
    d.member_id, case when d.kind = 'call' then 'meeting' else d.kind end,
    coalesce(p.person_id, 'mention:' || p.mention_id), d.deal_id,
    coalesce(nullif(d.company_key, ''), nullif(p.company_key, ''), c.company_key), d.occurred_at, d.recorded_at
  from deal_events d
  left join mentions p on p.member_id = d.member_id and p.mention_id = d.mention_id
  left join companies c on c.member_id = p.member_id and c.person_id = p.person_id
),
same as (
  select n.fact_id, min(t.recorded_at) as replaced_at
  from numbered n
  join told t
    on t.member_id = n.member_id and t.kind = n.kind
    and (t.person_id = n.person_id or (n.kind <> 'meeting' and t.company_key = n.company_key))
    and t.occurred_at >= n.occurred_at - n.earlier and t.occurred_at <= n.occurred_at + n.later
  group by n.fact_id
),
closed as (
  select member_id, deal_id, min(occurred_at) as closed_at
  from deal_events
  where kind in ('contract_signed', 'lost')
  group by member_id, deal_id
),
near as (
  select
    n.fact_id,
    arg_min(t.deal_id, abs(t.occurred_at - n.occurred_at)) as deal_id,
    arg_min(t.deal_id, abs(t.occurred_at - n.occurred_at)) filter (where t.recorded_at < n.recorded_at) as deal_id_then
  from numbered n
  join told t
    on t.member_id = n.member_id and t.deal_id is not null
    and (t.person_id = n.person_id or t.company_key = n.company_key)
    and abs(t.occurred_at - n.occurred_at) <= {deal_days} * 86400000000
  left join closed c on c.member_id = t.member_id and c.deal_id = t.deal_id
  where c.closed_at is null or c.closed_at >= n.occurred_at
  group by n.fact_id
)
select
  n.member_id, n.person_id, n.kind,
  case when n.kind not in ('meeting', 'meeting_agreed')
    then coalesce(d.deal_id, md5(n.person_id || ':' || n.signed_before)) end as deal_id,
  case when n.kind not in ('meeting', 'meeting_agreed')
    then coalesce(d.deal_id_then, md5(n.person_id || ':' || n.signed_before)) end as deal_id_then,
  n.company_key, n.occurred_at, n.recorded_at, s.replaced_at, n.source_id, n.row_no, n.fact_id
from numbered n
left join same s on s.fact_id = n.fact_id
left join near d on d.fact_id = n.fact_id
