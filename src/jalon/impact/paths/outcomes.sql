-- What came of deals, known by $known and happened before $as_of: quotes, contracts, losses, one row an event.
-- Two clocks: occurred_at says when it happened, recorded_at when it entered; a result of a past day uses both.
select
  d.deal_id,
  coalesce(p.person_id, 'mention:' || p.mention_id, 'deal:' || d.deal_id) as person_id,
  coalesce(nullif(d.company_key, ''), nullif(p.company_key, '')) as company_key,
  d.kind, d.amount, d.currency, d.occurred_at, d.recorded_at, d.source_id, d.row_no, d.fact_id
from deal_events d
left join mentions p on p.member_id = d.member_id and p.mention_id = d.mention_id
where d.member_id = $member and d.kind in ('quote_requested', 'quote_sent', 'contract_signed', 'lost')
  and d.occurred_at < $as_of and d.recorded_at < $known
union all
select
  deal_id_then, person_id, company_key, kind, cast(null as double), cast(null as string), occurred_at, recorded_at,
  source_id, row_no, fact_id
from confirmed_events
where member_id = $member and kind in ('quote_requested', 'quote_sent', 'contract_signed')
  and occurred_at < $as_of and recorded_at < $known and (replaced_at is null or replaced_at >= $known)
