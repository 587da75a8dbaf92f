-- title: Quotes requested
-- title_fr: Devis demandés
-- dimension: results
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: quote_requests
-- maturity_days: 0
-- advice: The other side asked for a price. A quote that you send by yourself is your own act and counts for nothing here.
select
  s.member_id,
  coalesce(s.deal_id, s.person_id) as counterpart_id,
  s.occurred_at,
  s.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  s.source_id,
  s.row_no
from steps s
where s.kind = 'quote_requested' and s.followed
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'quote_requests'
