-- From evidence rows to what counts at each moment: known and mature by then, within the horizon, once a
-- counterpart, at most `company_cap` successes a company, weighted by age. The same for all indicators.
-- All rows of an indicator wait equally long, answered or not: else early answers would enter before early silences.
-- They wait before one row a counterpart is chosen: trying again must not hide an earlier failure.
-- A moment knows what had happened before `known` and weighs it at `as_of` (later than `known` to see
-- what ageing alone does). Portable SQL: DuckDB and Spark run this text as it is, for one member or for all of `scope`.
with seen as (
  select
    e.member_id, e.item, e.party, e.is_many, e.company, e.counterpart_id, e.occurred_at, e.decided_at,
    e.source_id, e.row_no,
    e.opportunity, d.moment, d.as_of, d.half_life, e.indicator, r.company_cap,
    case when e.decided_at is not null and e.decided_at < d.known then e.success else 0e0 end as success,
    case when r.kind = 'grd' then case when e.decided_at < d.known then e.stage else 0 end end as stage
  from evidence e
  join scope s on s.member_id = e.member_id
  join rules r on r.indicator = e.indicator
  join moments d on e.occurred_at < d.known - r.maturity and e.occurred_at >= d.as_of - r.horizon
  where (r.kind <> 'grd' or e.stage = 0 or (e.decided_at is not null and e.decided_at < d.known))
),
weighed as (
  select *, exp(-6931471805599453e-16 * (as_of - occurred_at) / half_life) as weight from seen
),
chosen as (
  select
    *,
    min(case when stage > 0 then decided_at end) over (partition by moment, party) as first_success,
    row_number() over (
      partition by moment, party
      order by stage desc nulls last, success desc, occurred_at desc, decided_at nulls last, source_id, row_no
    ) as nth
  from weighed
  where is_many
),
mature as (
  select
    member_id, item, party, is_many, company, counterpart_id, occurred_at, decided_at, source_id, row_no,
    opportunity, moment, as_of, half_life, indicator, company_cap, success, stage, weight, first_success
  from chosen
  where nth = 1
  union all
  select
    member_id, item, party, is_many, company, counterpart_id, occurred_at, decided_at, source_id, row_no,
    opportunity, moment, as_of, half_life, indicator, company_cap, success, stage, weight,
    case when stage > 0 then decided_at end as first_success
  from weighed
  where not is_many
),
free as (
  select member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
    stage, weight
  from mature
  where company is null or (success = 0e0 and coalesce(stage, 0) = 0)
),
-- Graded, the two of a company who responded first stay, so that a further success never takes the place of
-- one that was worth more; counted, the two that weigh most.
capped as (
  select
    member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
    stage, weight, company_cap,
    row_number() over (
      partition by moment, item, company
      order by
        case when stage is null then 0 else first_success end,
        weight * success desc, occurred_at desc, source_id, row_no
    ) as at_company
  from mature
  where company is not null and (success > 0e0 or coalesce(stage, 0) > 0)
)
select * from free
union all
select
  member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
  stage, weight
from capped
where at_company <= company_cap
