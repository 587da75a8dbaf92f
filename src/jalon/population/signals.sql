-- What some source covers of each member: a week known by then, within the horizon. "target" as soon as one person known
-- is in the target group.
select w.member_id, w.signal
from weeks w
cross join (select max(horizon) as horizon from rules) r
cross join moments m
group by w.member_id, w.signal, r.horizon, m.known, m.as_of
having min(w.occurred_at) < m.known and max(w.occurred_at) >= m.as_of - r.horizon
union all
select member_id, 'target'
from targets
where is_target
group by member_id
