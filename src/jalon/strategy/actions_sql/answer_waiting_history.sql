-- Of the conversations that others opened and the member answered: those in which they wrote again.
select count_if(turns_in >= 2) as worked, count(*) as tried
from conversations
where member_id = $member and started_by = 'other' and answered_at is not null and answered_at < $as_of
