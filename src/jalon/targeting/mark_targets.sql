-- One row a person; the answers come as one text, one line a case, in the order of case_no, empty for null.
insert into targets
with lines as (
  select unnest(string_split($answers, chr(10))) as line, generate_subscripts(string_split($answers, chr(10)), 1) as n
),
answers as (
  select
    n as case_no,
    case split_part(line, ',', 1) when 'in' then true when 'out' then false end as is_target,
    split_part(line, ',', 2) as why,
    nullif(split_part(line, ',', 3), '') as function,
    nullif(split_part(line, ',', 4), '') as seniority
  from lines
)
select people.member_id, people.person_id, answers.is_target, answers.why, answers.function, answers.seniority
from people
join target_cases as cases
  on cases.title is not distinct from nullif(trim(people.title), '')
  and cases.company is not distinct from nullif(trim(people.company), '')
join answers on answers.case_no = cases.case_no
where people.member_id = $member
