-- Events an aim may be set on, one row an event: indicator, instant, whether it succeeded (shares only).
-- A share counts what had time to succeed, whatever came of it: early answers must not enter before early silences.
select 'contracts_signed' as indicator, occurred_at, 1 as success
from steps where member_id = $member and kind = 'contract_signed'
union all
select 'quotes_requested', occurred_at, 1 from steps where member_id = $member and kind = 'quote_requested'
union all
select 'quotes_sent', occurred_at, 1 from steps where member_id = $member and kind = 'quote_sent'
union all
select 'meetings_held', occurred_at, 1 from steps where member_id = $member and kind = 'meeting'
union all
select 'conversations', c.answered_at, 1
from conversations c
join targets t on t.member_id = c.member_id and t.person_id = c.person_id and t.is_target
where c.member_id = $member and c.answered_at is not null
union all
select 'acceptance_rate', occurred_at, case when accepted_at < $as_of then 1 else 0 end
from invitations
where member_id = $member and direction = 'out' and match_state <> 'ambiguous'
  and occurred_at < $as_of - 1814400000000
union all
select 'answer_rate', first_at, case when answered_at < $as_of then 1 else 0 end
from conversations
where member_id = $member and started_by = 'owner' and first_at < $as_of - 2592000000000
