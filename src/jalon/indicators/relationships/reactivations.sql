-- title: Contacts who write again after 90 days of silence
-- title_fr: Contacts qui réécrivent après 90 jours de silence
-- dimension: relationships
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: messages
-- maturity_days: 0
-- advice: After 90 days in which you did not write, the other person did. Writing first yourself starts the 90 days anew.
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
from revivals r
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'messages'
