-- title: Conversations in which both sides came back
-- title_fr: Conversations où chacun est revenu
-- dimension: relationships
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: messages
-- maturity_days: 0
-- advice: At least two turns on each side, the last of them the other person's: your own message never completes it.
select
  c.member_id,
  c.person_id as counterpart_id,
  c.deep_at as occurred_at,
  c.deep_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  c.deep_source_id as source_id,
  c.deep_row_no as row_no
from conversations c
where c.deep_at is not null
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, w.exposure, null, w.source_id, 0
from weeks w
where w.signal = 'messages'
