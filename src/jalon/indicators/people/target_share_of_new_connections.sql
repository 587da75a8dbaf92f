-- title: Share of target people among new connections
-- title_fr: Part de la cible dans les nouvelles relations
-- dimension: people
-- kind: bin
-- unit: share
-- actor: counterpart
-- needs: connections, invitations
-- maturity_days: 0
-- about: target
-- advice: Target people who accepted you, beside people outside the target whom you accepted: accepting everybody lowers it.
-- Whose act made the connection decides. A target's own invitation counts under brand on the day it comes, so your
-- click that accepts it adds nothing. Somebody outside the target who accepts you takes nothing away, the invitation
-- was an attempt already. A connection whose invitation no file shows is left out, nobody can tell whose act it was.
select
  i.member_id,
  i.person_id as counterpart_id,
  i.accepted_at as occurred_at,
  i.accepted_at as decided_at,
  case when t.is_target then 1e0 else 0e0 end as success,
  1e0 as opportunity,
  cast(null as int) as stage,
  coalesce(i.accepted_source_id, i.source_id) as source_id,
  coalesce(i.accepted_row_no, i.row_no) as row_no
from invitations i
join targets t on t.member_id = i.member_id and t.person_id = i.person_id
where i.accepted_at is not null
  and i.match_state <> 'ambiguous'
  and i.occurred_at >= i.recorded_at - 15552000000000
  and ((i.direction = 'out' and t.is_target) or (i.direction = 'in' and not t.is_target))
