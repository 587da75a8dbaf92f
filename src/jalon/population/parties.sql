-- Evidence rows of all members that have a counterpart: whether he has several of the same indicator, and his company.
-- Only parties with several rows need to be looked through for the one that counts, and only successes in a company for
-- its cap, so the others have no company.
with parties as (
  select item, member_id, counterpart_id
  from counterpart_rows
  group by item, member_id, counterpart_id
  having count(*) > 1
)
select
  e.member_id, e.item, e.indicator, e.counterpart_id, e.occurred_at, e.decided_at, e.success, e.opportunity, e.stage,
  e.source_id, e.row_no, e.counterpart_id as party, p.item is not null as is_many,
  case when e.success > 0e0 or e.stage > 0 then c.company_key end as company
from counterpart_rows e
left join parties p on p.item = e.item and p.member_id = e.member_id and p.counterpart_id = e.counterpart_id
left join companies c on c.member_id = e.member_id and c.person_id = e.counterpart_id
