-- title: Reactions, comments, reposts and clicks per 1,000 views
-- title_fr: Réactions, commentaires, partages et clics pour 1 000 vues
-- dimension: insights
-- kind: cnt
-- unit: per 1,000 views
-- actor: counterpart
-- needs: audience
-- maturity_days: 0
-- advice: What those who saw your posts did. Views are corrected for the size of the audience, which lowers any rate.
select
  a.member_id,
  cast(null as string) as counterpart_id,
  a.occurred_at,
  a.occurred_at as decided_at,
  case when a.engagements > 0 then a.engagements else 0e0 end as success,
  a.impressions / 1000e0 * power(
    case when a.audience > 0 then a.audience else 1000e0 end / 1000e0, -25e-2
  ) as opportunity,
  cast(null as int) as stage,
  a.source_id,
  a.row_no
from audience_days a
where a.impressions > 0 and a.engagements is not null
