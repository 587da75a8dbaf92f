-- title: Contracts signed
-- title_fr: Contrats signés
-- dimension: results
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: contracts
-- maturity_days: 0
-- advice: One a deal, whoever signed, whatever its value.
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
where s.kind = 'contract_signed' and s.followed
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'contracts'
