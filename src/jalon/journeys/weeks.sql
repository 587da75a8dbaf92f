-- Weeks of exposure, counted backwards from the end of the as-of day: how much of each week a source covers.
-- A results file covers meetings and quote requests only if it holds any, contracts only if it follows deals
-- at all: no data is never zero.
with digits as (
  select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
),
numbers as (
  select h.d * 100 + t.d * 10 + u.d as k
  from digits h cross join digits t cross join digits u
  where h.d < 2
),
told as (
  select
    d.member_id,
    max(case when d.kind in ('call', 'meeting') then 1 else 0 end) as meetings,
    max(case when d.kind = 'quote_requested' then 1 else 0 end) as requests,
    max(case when d.kind in ('quote_requested', 'quote_sent', 'contract_signed', 'lost') then 1 else 0 end) as deals
  from deal_events d
  join clock k on k.member_id = d.member_id and d.occurred_at < k.as_of
  group by d.member_id
),
covered as (
  select member_id, signal, from_at, to_at, source_id from coverage where signal <> 'results'
  union all
  select c.member_id, c.signal, c.from_at, c.to_at, c.source_id
  from coverage c join told t on t.member_id = c.member_id and t.meetings = 1
  where c.signal = 'results'
  union all
  select c.member_id, 'quote_requests', c.from_at, c.to_at, c.source_id
  from coverage c join told t on t.member_id = c.member_id and t.requests = 1
  where c.signal = 'results'
  union all
  select c.member_id, 'contracts', c.from_at, c.to_at, c.source_id
  from coverage c join told t on t.member_id = c.member_id and t.deals = 1
  where c.signal = 'results'
),
shares as (
  select
    v.member_id, v.signal, v.source_id, k.as_of - n.k * 604800000000 - 302400000000 as occurred_at,
    (
      case when v.to_at + 86400000000 < k.as_of - n.k * 604800000000
        then v.to_at + 86400000000 else k.as_of - n.k * 604800000000 end
      - case when v.from_at > k.as_of - (n.k + 1) * 604800000000
        then v.from_at else k.as_of - (n.k + 1) * 604800000000 end
    ) / 6048e8 as share
  from covered v
  join clock k on k.member_id = v.member_id
  cross join numbers n
)
select member_id, signal, occurred_at, case when max(share) > 1e0 then 1e0 else max(share) end as share,
  min(source_id) as source_id
from shares
where share > 0e0
group by member_id, signal, occurred_at
