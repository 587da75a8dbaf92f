-- From weighed evidence rows to what counts at each moment: once a counterpart, at most `company_cap` successes a company.
-- Rows wait before one row a counterpart is chosen: trying again must not hide an earlier failure.
-- `:whose` stands for what else tells the parties and companies of all of `scope` apart; those of one member have numbers.
-- Portable SQL: DuckDB and Spark run this text as it is, for one member or for many.
with chosen as (
  select
    member_id, item, party, company, counterpart_id, occurred_at, decided_at, source_id, row_no,
    opportunity, moment, indicator, company_cap, success, stage, weight,
    min(case when stage > 0 then decided_at end) over (partition by moment, :whose party)
      as first_success,
    row_number() over (
      partition by moment, :whose party
      order by stage desc nulls last, success desc, occurred_at desc, decided_at nulls last, source_id, row_no
    ) as nth
  from weighed
  where is_many
),
mature as (
  select
    member_id, item, party, company, counterpart_id, occurred_at, decided_at, source_id, row_no,
    opportunity, moment, indicator, company_cap, success, stage, weight, first_success
  from chosen
  where nth = 1
  union all
  select
    member_id, item, party, company, counterpart_id, occurred_at, decided_at, source_id, row_no,
    opportunity, moment, indicator, company_cap, success, stage, weight,
    case when stage > 0 then decided_at end as first_success
  from weighed
  where not is_many and not is_free
),
-- Graded, the two of a company who responded first stay, so that a further success never takes the place of
-- one that was worth more; counted, the two that weigh most.
capped as (
  select
    member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
    stage, weight, company_cap,
    row_number() over (
      partition by moment, :whose item, company
      order by
        case when stage is null then 0 else first_success end,
        weight * success desc, occurred_at desc, source_id, row_no
    ) as at_company
  from mature
  where company is not null and (success > 0e0 or coalesce(stage, 0) > 0)
)
select member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
  stage, weight
from weighed
where is_free
union all
select member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
  stage, weight
from mature
where company is null or (success = 0e0 and coalesce(stage, 0) = 0)
union all
select
  member_id, moment, indicator, counterpart_id, occurred_at, decided_at, source_id, row_no, success, opportunity,
  stage, weight
from capped
where at_company <= company_cap
