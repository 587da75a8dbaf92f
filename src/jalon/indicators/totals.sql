-- What the rows that count add up to: per member, moment and indicator, decayed first, then as they are.
select
  member_id, moment, indicator,
  sum(weight * success) as events, sum(weight * opportunity) as exposure,
  sum(case when stage = 0 then weight else 0e0 end) as stage_0,
  sum(case when stage = 1 then weight else 0e0 end) as stage_1,
  sum(case when stage = 2 then weight else 0e0 end) as stage_2,
  sum(case when stage = 3 then weight else 0e0 end) as stage_3,
  sum(case when stage = 4 then weight else 0e0 end) as stage_4,
  sum(success) as raw_events, sum(opportunity) as raw_exposure,
  sum(case when stage = 0 then 1 else 0 end) as raw_stage_0,
  sum(case when stage = 1 then 1 else 0 end) as raw_stage_1,
  sum(case when stage = 2 then 1 else 0 end) as raw_stage_2,
  sum(case when stage = 3 then 1 else 0 end) as raw_stage_3,
  sum(case when stage = 4 then 1 else 0 end) as raw_stage_4,
  count(*) as evidence_rows
from counted
group by member_id, moment, indicator
