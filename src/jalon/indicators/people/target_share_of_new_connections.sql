-- title: Share of target people among new connections
-- title_fr: Part de la cible dans les nouvelles relations
-- dimension: people
-- kind: bin
-- unit: share
-- actor: counterpart
-- needs: connections
-- about: target
-- maturity_days: 0
-- advice: Accepting everybody lowers it. The title is today's, not that of the day you connected.
select
  c.member_id,
  c.person_id as counterpart_id,
  c.occurred_at,
  c.occurred_at as decided_at,
  case when t.is_target then 1e0 else 0e0 end as success,
  1e0 as opportunity,
  cast(null as int) as stage,
  c.source_id,
  c.row_no
from connections c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target is not null
where c.occurred_at is not null
