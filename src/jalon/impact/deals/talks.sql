-- Conversations of two before $as_of: when the other answered, when the last message went, the row of the answer.
select c.person_id, c.answered_at, c.last_at, c.answer_source_id, c.answer_row_no
from conversations c
where c.member_id = $member and c.answered_at is not null and c.answered_at < $as_of
order by c.person_id, c.answered_at, c.thread_id
