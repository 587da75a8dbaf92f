-- One row a person; the answers come as one text, one line a person in the order of n, empty for null.
insert into targets
with lines as (
  select unnest(string_split($answers, chr(10))) as line, generate_subscripts(string_split($answers, chr(10)), 1) as n
),
answers as (
  select
    n,
    case split_part(line, ',', 1) when 'in' then true when 'out' then false end as is_target,
    split_part(line, ',', 2) as why,
    nullif(split_part(line, ',', 3), '') as function,
    nullif(split_part(line, ',', 4), '') as seniority
  from lines
)
select $member, people.person_id, answers.is_target, answers.why, answers.function, answers.seniority
from target_people as people
join answers on answers.n = people.n
