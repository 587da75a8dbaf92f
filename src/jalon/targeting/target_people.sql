-- Everyone of a member's records with a known title or company, numbered in a fixed order.
create or replace temp table target_people as
select row_number() over (order by person_id) as n, person_id, title, company
from (
  select person_id, nullif(trim(title), '') as title, nullif(trim(company), '') as company
  from people
  where member_id = $member
)
where title is not null or company is not null
