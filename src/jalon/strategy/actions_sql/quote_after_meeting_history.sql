-- Of the people who got a quote at least 60 days ago: those who signed.
select count_if(signed > 0) as worked, count(*) as tried
from (
  select
    person_id,
    max(case when kind = 'contract_signed' then 1 else 0 end) as signed,
    min(case when kind in ('quote_requested', 'quote_sent') then occurred_at end) as quoted_at
  from steps
  where member_id = $member and occurred_at < $as_of
  group by person_id
) people
where quoted_at < $as_of - 5184000000000
