-- Confirmed messages as steps, each that no row of another source tells. Like any step, one counts for a rate only since
-- a source follows its kind: messages alone never tell that nothing else happened.
with watched as (
  select
    member_id,
    case signal when 'contracts' then 'contract_signed' when 'quote_requests' then 'quote_requested' else 'meeting' end
      as kind,
    min(from_at) as from_at
  from coverage
  where signal in ('meetings', 'results', 'quote_requests', 'contracts')
  group by all
)
select
  c.member_id, c.person_id, c.kind, c.deal_id, cast(null as double) as amount, cast(null as string) as currency,
  c.kind <> 'meeting' as declared, c.company_key, c.occurred_at, c.source_id, c.row_no,
  coalesce(c.occurred_at >= w.from_at, false) as followed
from confirmed_events c
left join watched w on w.member_id = c.member_id and w.kind = c.kind
where c.replaced_at is null and c.kind <> 'meeting_agreed'
