-- Pairs known without the model: joined by exact keys or by a decision, and refused ones.
select m.mention_id, m.person_id, 'sure' as state, m.match_state as basis
from mentions m
where m.member_id = $member and m.person_id is not null
union all
select d.mention_id, d.person_id, 'refused', 'refused'
from decided d
where d.decision = 'refused'
