-- The outcome of every CRM deal as it stands now. A deal that another CRM or a results file has too (the same person
-- or company, the same end, on the same day or of the same amount within a month) is listed and counts once:
-- the results file first, then the CRM whose id sorts first.
-- {newest_first} stands for the order of newest.py.
-- $member is the member whose records these are; what was deleted only at $until or later was still there.
with versions as (
  select
    *,
    row_number() over (
      partition by deal_id
      order by {newest_first}
    ) as nth,
    min(recorded_at) over (partition by deal_id, state, closed_at, amount) as known_at
  from deals
  where member_id = $member and not (state = 'gone' and recorded_at >= $until)
),
people as (
  select p.deal_id, min(p.mention_id) as mention_id
  from deal_people p
  where p.member_id = $member and p.mention_id is not null
  group by p.deal_id
),
ended as (
  select
    v.deal_id, v.system, v.amount, v.currency, v.closed_at as occurred_at, v.known_at as recorded_at, v.source_id,
    v.row_no, p.mention_id, coalesce(v.company_key, m.company_key) as company_key, m.name_key,
    case v.state when 'won' then 'contract_signed' else 'lost' end as kind
  from versions v
  left join people p on p.deal_id = v.deal_id
  left join mentions m on m.member_id = $member and m.mention_id = p.mention_id
  where v.nth = 1 and v.state in ('won', 'lost') and v.closed_at is not null
),
elsewhere as (
  select
    d.deal_id, '' as system, d.amount, d.currency, d.occurred_at, d.kind, coalesce(d.company_key, m.company_key) as company_key,
    m.name_key
  from deal_events d
  left join mentions m on m.member_id = d.member_id and m.mention_id = d.mention_id
  where d.member_id = $member and d.kind in ('contract_signed', 'lost')
    and not exists (select 1 from deals k where k.member_id = $member and k.deal_id = d.deal_id)
  union all
  select deal_id, system, amount, currency, occurred_at, kind, company_key, name_key from ended
)
select
  e.*,
  exists (
    select 1
    from elsewhere o
    where o.system < e.system and o.kind = e.kind
      and (nullif(o.company_key, '') = e.company_key or nullif(o.name_key, '') = e.name_key)
      and (
        floor(o.occurred_at / 864e8) = floor(e.occurred_at / 864e8)
        or (o.amount = e.amount and o.currency is not distinct from e.currency
          and abs(o.occurred_at - e.occurred_at) <= 31 * 864e8)
      )
  ) as is_again
from ended e
order by e.deal_id
