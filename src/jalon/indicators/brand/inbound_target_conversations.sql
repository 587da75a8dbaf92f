-- title: Conversations that target people open with the member
-- title_fr: Conversations ouvertes par des personnes de la cible
-- dimension: brand
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: messages
-- about: target
-- maturity_days: 0
-- advice: Somebody you want to reach wrote first and wrote again after your answer. Your answer alone counts for nothing.
select
  c.member_id,
  c.person_id as counterpart_id,
  c.first_at as occurred_at,
  c.returned_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  c.first_source_id as source_id,
  c.first_row_no as row_no
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
where c.started_by = 'other' and c.returned_at is not null
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'messages'
