-- Real-life steps of the year by people who do not stand in the chain: no conversation with them is known and they are
-- no connection of the target group. Quotes and contracts count once a deal, meetings once a person.
-- The text of funnel.sql stands for the chain.
select
  stage,
  count(distinct who) as n
from (
  select
    case s.kind when 'meeting' then 'meetings' when 'contract_signed' then 'contracts' else 'quotes' end as stage,
    case when s.kind = 'meeting' then s.person_id else coalesce(s.deal_id, s.person_id) end as who
  from steps s
  left join targets t on t.member_id = s.member_id and t.person_id = s.person_id
  left join ({chain}) c on c.person_id = s.person_id
  where s.member_id = $member and s.occurred_at < $as_of and s.occurred_at >= $start
    and c.person_id is null and s.kind <> 'lost' and (s.declared or t.is_target)
) steps
group by stage
