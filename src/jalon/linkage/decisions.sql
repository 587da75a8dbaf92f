-- The newest decision on each pair that is about a writing and a person of the store; one confirmed person a writing.
with found as (
  select m.mention_id, d.person_id, d.decision, d.decided_at
  from match_decisions d
  join mentions m on m.member_id = d.member_id
    and (m.mention_id = d.mention_id or (m.system = d.system and m.origin_id = d.origin_id))
  where d.member_id = $member
    and exists (select 1 from people p where p.member_id = d.member_id and p.person_id = d.person_id)
),
newest as (
  select mention_id, person_id, decision, decided_at
  from found
  qualify row_number() over (partition by mention_id, person_id order by decided_at desc, decision) = 1
)
select mention_id, person_id, decision
from newest
qualify decision = 'refused'
  or row_number() over (partition by mention_id, decision order by decided_at desc, person_id) = 1
