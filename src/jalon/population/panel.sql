-- The panel of impact/validity/table.py from `scored` (member_id, quarter, points) and `outcomes`: each member from the
-- first quarter that has an index or an outcome.
with cells as (
  select
    s.member_id, s.quarter, s.points as index, coalesce(o.outcome, 0) as outcome, coalesce(o.known, 0) as known,
    min(case when s.points is not null or o.outcome > 0 then s.quarter end) over (partition by s.member_id) as first
  from scored s
  left join outcomes o on o.member_id = s.member_id and o.quarter = s.quarter
)
select member_id, quarter, index, outcome, known
from cells
where quarter >= first
