-- The touches of every path, in order of time: closed deals (won, lost) and contacts gone silent.
-- A deal takes the touches with its people and with others of its company (account), or with its people alone
-- (person), in the $lookback_days before its outcome and after the last deal closed with the same company or person:
-- a touch counts once, and never after the outcome. Silent: in the target group or with a quote or a meeting, no deal
-- closed, nothing for $silent_days days. The texts of touches.sql and outcomes.sql stand for the facts.
with touches as ({touches}),
outcomes as ({outcomes}),
companies as (
  select person_id, min(nullif(company_key, '')) as company_key
  from people
  where member_id = $member
  group by person_id
  union all
  select 'mention:' || mention_id, min(nullif(company_key, ''))
  from mentions
  where member_id = $member and person_id is null
  group by mention_id
),
placed as (
  select
    t.person_id, case when $unit = 'account' then coalesce(c.company_key, t.person_id) else t.person_id end as account,
    t.kind, t.occurred_at, t.recorded_at, t.source_id, t.row_no, t.fact_id
  from touches t
  left join companies c on c.person_id = t.person_id
),
sold as (
  select
    o.deal_id, o.person_id,
    case when $unit = 'account' then coalesce(o.company_key, c.company_key, o.person_id) else o.person_id end
      as account,
    o.kind, o.occurred_at, o.source_id, o.row_no, o.fact_id
  from outcomes o
  left join companies c on c.person_id = o.person_id
),
known_since as (
  select min(occurred_at) as since from outcomes
),
deals as (
  select
    case when $unit = 'account' then deal_id else deal_id || ' ' || person_id end as deal_id,
    min(account) as account,
    min(case when kind = 'contract_signed' then occurred_at end) as won_at,
    min(case when kind = 'lost' then occurred_at end) as lost_at,
    min(case when kind in ('quote_requested', 'quote_sent') then occurred_at end) as offer_at
  from sold
  group by case when $unit = 'account' then deal_id else deal_id || ' ' || person_id end
),
closed as (
  select
    deal_id, account, offer_at, case when won_at is not null then 'won' else 'lost' end as outcome,
    coalesce(won_at, lost_at) as closed_at
  from deals
  where won_at is not null or lost_at is not null
),
in_turn as (
  select
    deal_id, account, offer_at, outcome, closed_at,
    lag(closed_at) over (partition by account order by closed_at, deal_id) as closed_before
  from closed
),
parties as (
  select deal_id, account as member_account, cast(null as string) as person_id from in_turn
  union all
  select distinct d.deal_id, cast(null as string), s.person_id
  from in_turn d
  join sold s on d.deal_id = case when $unit = 'account' then s.deal_id else s.deal_id || ' ' || s.person_id end
),
deal_contacts as (
  select p.deal_id, t.person_id, t.kind, t.occurred_at, t.source_id, t.row_no, t.fact_id
  from parties p
  join placed t on t.account = p.member_account
  union
  select p.deal_id, t.person_id, t.kind, t.occurred_at, t.source_id, t.row_no, t.fact_id
  from parties p
  join placed t on t.person_id = p.person_id
),
deal_touches as (
  select
    'deal:' || d.deal_id as path, d.account, d.outcome, d.closed_at, d.offer_at,
    t.person_id, t.kind, t.occurred_at, t.source_id, t.row_no, t.fact_id
  from in_turn d
  join deal_contacts t on t.deal_id = d.deal_id
  where d.closed_at >= $as_of - $window_days * 86400000000
    and t.occurred_at < d.closed_at and t.occurred_at >= d.closed_at - $lookback_days * 86400000000
    and (d.closed_before is null or t.occurred_at >= d.closed_before)
),
prospects as (
  select t.person_id
  from targets t
  where t.member_id = $member and t.is_target
  union
  select person_id from sold
  union
  select person_id from placed where kind in ('meeting', 'call')
),
heard as (
  select p.account, p.person_id, p.occurred_at
  from placed p
  join prospects q on q.person_id = p.person_id
  union all
  select account, person_id, occurred_at from sold
),
followed as (
  select p.account, max(p.occurred_at) as last_at, max(s.account) as sold_to, max(d.person_id) as sold_person
  from heard p
  left join closed s on s.account = p.account
  left join parties d on d.person_id = p.person_id
  group by p.account
),
silent as (
  select f.account, f.last_at, case when f.last_at < $as_of - $silent_days * 864e8 then 'silent' else 'open' end
    as outcome
  from followed f
  cross join known_since k
  where f.sold_to is null and f.sold_person is null
    and f.last_at >= k.since and f.last_at >= $as_of - $window_days * 86400000000
)
select path, account, outcome, closed_at, offer_at, person_id, kind, occurred_at, source_id, row_no, fact_id
from deal_touches
union all
select
  'contact:' || s.account, s.account, s.outcome, s.last_at, cast(null as bigint),
  t.person_id, t.kind, t.occurred_at, t.source_id, t.row_no, t.fact_id
from silent s
join placed t on t.account = s.account
join prospects q on q.person_id = t.person_id
where t.occurred_at >= s.last_at - $lookback_days * 86400000000
union all
select 'deal:' || d.deal_id, d.account, d.outcome, d.closed_at, d.offer_at, null, null, null, null, null, null
from in_turn d
where d.closed_at >= $as_of - $window_days * 86400000000
order by path, occurred_at nulls first, kind, fact_id
