-- The company of everybody who may be a counterpart. A deal belongs to the company that the results file names, else
-- to that of its person; a person on no contact list likewise.
select member_id, person_id, min(nullif(company_key, '')) as company_key
from (
  select member_id, person_id, company_key from people
  union all
  select member_id, person_id, company_key from steps where person_id like 'mention:%' or person_id like 'deal:%'
  union all
  select member_id, coalesce(deal_id, person_id), company_key from steps where kind <> 'meeting'
) named
group by member_id, person_id
