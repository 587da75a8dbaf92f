-- Every different pair of title and company that the records of a member know, numbered in a fixed order.
create or replace temp table target_cases as
select
  row_number() over (order by title nulls first, company nulls first) as case_no,
  title,
  company
from (
  select distinct nullif(trim(title), '') as title, nullif(trim(company), '') as company
  from people
  where member_id = $member
)
where title is not null or company is not null
