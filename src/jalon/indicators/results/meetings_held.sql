-- title: Meetings and calls held
-- title_fr: Rendez-vous et appels tenus
-- dimension: results
-- kind: cnt
-- unit: per week
-- actor: counterpart
-- needs: meetings|results
-- about: target|results
-- maturity_days: 0
-- advice: With somebody of your target, or listed by you as part of a sale. Each person counts once a year.
select
  s.member_id,
  s.person_id as counterpart_id,
  s.occurred_at,
  s.occurred_at as decided_at,
  1e0 as success,
  0e0 as opportunity,
  cast(null as int) as stage,
  s.source_id,
  s.row_no
from steps s
left join targets t on t.member_id = s.member_id and t.person_id = s.person_id
where s.kind = 'meeting' and s.followed and (t.is_target or s.declared)
union all
select
  w.member_id, null, w.occurred_at, w.occurred_at, 0e0, max(w.exposure), null, min(w.source_id), 0
from weeks w
where w.signal in ('meetings', 'results')
group by w.member_id, w.occurred_at
