-- title: Recommendations received
-- title_fr: Recommandations reçues
-- dimension: brand
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: recommendations
-- maturity_days: 0
-- advice: Somebody took the time to vouch for you in writing. Rare, therefore of low weight.
select
  r.member_id,
  r.person_id as counterpart_id,
  r.occurred_at,
  r.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  r.source_id,
  r.row_no
from recommendations r
where r.direction = 'received' and r.kind = 'recommendation' and r.occurred_at is not null
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'recommendations'
