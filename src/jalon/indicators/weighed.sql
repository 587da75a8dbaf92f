-- Evidence rows at each moment: known and mature by then, within the horizon, weighted by age. The same for all indicators.
-- All rows of an indicator wait equally long, answered or not: else early answers would enter before early silences.
-- A moment knows what had happened before `known` and weighs it at `as_of` (later than `known` to see
-- what ageing alone does). A row is free when nothing can take it away: no other row of its counterpart, and no success
-- in a company. Portable SQL: DuckDB and Spark run this text as it is, for one member or for all of `scope`.
with seen as (
  select
    e.member_id, e.item, e.party, e.is_many, e.company, e.counterpart_id, e.occurred_at, e.decided_at,
    e.source_id, e.row_no,
    e.opportunity, d.moment, d.as_of, d.half_life, e.indicator, r.company_cap,
    not e.is_many and (e.company is null or (e.success = 0e0 and coalesce(e.stage, 0) = 0)) as is_free,
    case when e.decided_at is not null and e.decided_at < d.known then e.success else 0e0 end as success,
    case when r.kind = 'grd' then case when e.decided_at < d.known then e.stage else 0 end end as stage
  from evidence e
  join scope s on s.member_id = e.member_id
  join rules r on r.indicator = e.indicator
  join moments d on e.occurred_at < d.known - r.maturity and e.occurred_at >= d.as_of - r.horizon
  where (r.kind <> 'grd' or e.stage = 0 or (e.decided_at is not null and e.decided_at < d.known))
)
select *, exp(-6931471805599453e-16 * (as_of - occurred_at) / half_life) as weight from seen
