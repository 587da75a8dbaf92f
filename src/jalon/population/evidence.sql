-- The evidence rows of all members, as indicators/evidence.sql reads them: rows of one counterpart under one name, and
-- the company of each. Only parties with several rows need to be looked through for the one that counts, and rows without
-- a counterpart (weeks, days) have neither party nor company.
with parties as (
  select item, member_id, counterpart_id
  from indicator_rows
  where counterpart_id is not null
  group by item, member_id, counterpart_id
  having count(*) > 1
)
select
  e.member_id, e.item, e.indicator, e.counterpart_id, e.occurred_at, e.decided_at, e.success, e.opportunity, e.stage,
  e.source_id, e.row_no,
  case when p.item is not null then
    cast(e.item as string) || '|' || cast(length(e.member_id) as string) || '|' || e.member_id || e.counterpart_id
  end as party,
  p.item is not null as is_many,
  cast(length(e.member_id) as string) || '|' || e.member_id || c.company_key as company
from indicator_rows e
left join parties p on p.item = e.item and p.member_id = e.member_id and p.counterpart_id = e.counterpart_id
left join companies c on c.member_id = e.member_id and c.person_id = e.counterpart_id
where e.counterpart_id is not null
union all
select
  member_id, item, indicator, counterpart_id, occurred_at, decided_at, success, opportunity, stage, source_id, row_no,
  cast(null as string) as party, false as is_many, cast(null as string) as company
from indicator_rows
where counterpart_id is null
