-- title: Followers gained
-- title_fr: Abonnés gagnés
-- dimension: brand
-- kind: cnt
-- unit: per week and 1,000 followers
-- actor: counterpart
-- needs: audience
-- maturity_days: 0
-- advice: New followers against what an audience of your size gains by itself. Who they are is not in the file.
select
  a.member_id,
  cast(null as string) as counterpart_id,
  a.occurred_at,
  a.occurred_at as decided_at,
  case when a.new_followers > 0 then a.new_followers else 0e0 end as success,
  power(coalesce(a.audience, 1000e0) / 1000e0, 75e-2) / 7e0 as opportunity,
  cast(null as int) as stage,
  a.source_id,
  a.row_no
from audience_days a
where a.new_followers is not null and coalesce(a.audience, 1000e0) > 0
