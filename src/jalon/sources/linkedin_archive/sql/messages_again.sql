-- Messages of one second that begin with the same word: the second and later ones get a number of their own.
update fresh_messages set fact_id = md5(fresh_messages.fact_id || '|' || n.nth)
from (
  select source_id, row_no, row_number() over (partition by fact_id, source_id order by row_no desc) as nth
  from fresh_messages
  where fact_id in (select fact_id from fresh_messages group by fact_id having count(*) > 1)
) n
where n.nth > 1 and n.source_id = fresh_messages.source_id and n.row_no = fresh_messages.row_no
