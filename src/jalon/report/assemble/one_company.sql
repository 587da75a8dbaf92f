-- People of the last year who wrote first or sent an invitation, once each and indicator: how many, and how many of them
-- are from the company that sent most. The cap on people a company is not applied here: it is what this looks behind.
with came as (
  select indicator, company, count(distinct party) as people
  from evidence
  where member_id = $member
    and indicator in ('inbound_target_conversations', 'incoming_target_invitations')
    and success > 0
    and occurred_at >= $since and decided_at < $end
  group by indicator, company
)
select
  coalesce(max(case when company is not null then people end), 0) as of_one,
  sum(people) as of_all
from came
group by indicator
order by indicator
