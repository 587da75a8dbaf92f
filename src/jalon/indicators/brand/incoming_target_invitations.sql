-- title: Invitations received from target people
-- title_fr: Invitations reçues de personnes de la cible
-- dimension: brand
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: invitations, connections
-- about: target
-- maturity_days: 0
-- advice: People you want to reach asked to be in your network. The archive shows about the last 180 days.
select
  i.member_id,
  i.person_id as counterpart_id,
  i.occurred_at,
  i.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  i.source_id,
  i.row_no
from invitations i
join targets t on t.member_id = i.member_id and t.person_id = i.person_id and t.is_target
where i.direction = 'in'
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'invitations'
