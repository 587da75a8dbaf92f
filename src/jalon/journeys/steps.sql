-- Real-life steps of each person, from the calendar and the results file.
-- The same person met twice on one day, or standing in both sources, is one meeting; the results file wins.
-- What happened before a source begins to follow its kind is known, and counts for no rate: nobody knows what else did.
with watched as (
  select member_id, kind, min(from_at) as from_at
  from (
    select
      member_id, from_at,
      case signal when 'contracts' then 'contract_signed' when 'quote_requests' then 'quote_requested' else 'meeting' end
        as kind
    from coverage
    where signal in ('meetings', 'results', 'quote_requests', 'contracts')
  ) c
  group by member_id, kind
),
companies as (
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
select
  r.member_id, r.person_id, r.kind, r.deal_id, r.amount, r.currency, r.declared, r.company_key, r.occurred_at, r.source_id,
  r.row_no, coalesce(r.occurred_at >= w.from_at, false) as followed
from ranked r
left join watched w on w.member_id = r.member_id and w.kind = r.kind
where r.nth = 1
