-- Real-life steps of each person, from the calendar and the results file.
-- The same person met twice on one day, or standing in both sources, is one meeting; the results file wins.
with companies as (
  select member_id, person_id, min(nullif(company_key, '')) as company_key
  from people
  group by member_id, person_id
),
met as (
  select
    m.member_id,
    coalesce(p.person_id, 'mention:' || p.mention_id) as person_id,
    'meeting' as kind,
    cast(null as string) as deal_id,
    cast(null as double) as amount,
    cast(null as string) as currency,
    false as declared,
    coalesce(nullif(w.company_key, ''), nullif(p.company_key, '')) as company_key,
    m.occurred_at,
    m.source_id,
    m.row_no
  from meetings m
  join mentions p on p.member_id = m.member_id and p.mention_id = m.mention_id
  left join companies w on w.member_id = p.member_id and w.person_id = p.person_id
  where m.state = 'held'
  union all
  select
    d.member_id,
    coalesce(p.person_id, 'mention:' || p.mention_id, 'deal:' || d.deal_id),
    case when d.kind = 'call' then 'meeting' else d.kind end,
    d.deal_id, d.amount, d.currency, true,
    coalesce(nullif(d.company_key, ''), nullif(p.company_key, ''), nullif(w.company_key, '')),
    d.occurred_at, d.source_id, d.row_no
  from deal_events d
  left join mentions p on p.member_id = d.member_id and p.mention_id = d.mention_id
  left join companies w on w.member_id = p.member_id and w.person_id = p.person_id
),
ranked as (
  select
    member_id, person_id, kind, deal_id, amount, currency, declared, company_key, occurred_at, source_id, row_no,
    row_number() over (
      partition by
        member_id, person_id, kind, floor(occurred_at / 864e8),
        case when kind = 'meeting' then '' else coalesce(deal_id, '') end
      order by case when declared then 0 else 1 end, occurred_at, source_id, row_no
    ) as nth
  from met
)
select member_id, person_id, kind, deal_id, amount, currency, declared, company_key, occurred_at, source_id, row_no
from ranked
where nth = 1
