-- title: Invitations accepted by target people, out of all sent
-- title_fr: Invitations acceptées par la cible, sur toutes celles envoyées
-- dimension: people
-- kind: bin
-- unit: share
-- actor: counterpart
-- needs: invitations, connections
-- about: target
-- maturity_days: 21
-- advice: Every invitation counts as an attempt; only one accepted by somebody of your target counts as a success.
select
  i.member_id,
  i.person_id as counterpart_id,
  i.occurred_at,
  i.accepted_at as decided_at,
  case when i.accepted_at is not null and t.is_target then 1e0 else 0e0 end as success,
  1e0 as opportunity,
  cast(null as int) as stage,
  i.source_id,
  i.row_no
from invitations i
left join targets t on t.member_id = i.member_id and t.person_id = i.person_id
where i.direction = 'out'
  and i.match_state <> 'ambiguous'
  and i.occurred_at >= i.recorded_at - 15552000000000
