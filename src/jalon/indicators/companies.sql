-- The company of everybody who may be a counterpart. A deal belongs to the company that the results file names, else
-- to that of its person; a person on no contact list likewise. It counts only where every row says the same one, so
-- that a further row of theirs never brings a deal under the cap of a company.
select
  member_id, person_id,
  case when count(*) = count(company_key) and min(company_key) = max(company_key) then min(company_key) end
    as company_key
from (
  select member_id, person_id, nullif(company_key, '') as company_key from people
  union all
  select member_id, person_id, nullif(company_key, '')
  from steps
  where person_id like 'mention:%' or person_id like 'deal:%'
  union all
  select member_id, coalesce(deal_id, person_id), nullif(company_key, '')
  from steps
  where kind in ('quote_requested', 'contract_signed')
) named
group by member_id, person_id
