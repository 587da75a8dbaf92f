-- Messages of one second that begin with the same word: the second and later ones get a number of their own.
update staged_messages set fact_id = md5(concat_ws('|', staged_messages.fact_id, n.nth))
from (
  select source_id, row_no, row_number() over (partition by fact_id, source_id order by row_no desc) as nth
  from staged_messages
  where fact_id in (select fact_id from staged_messages group by fact_id having count(*) > 1)
) n
where n.nth > 1 and n.source_id = staged_messages.source_id and n.row_no = staged_messages.row_no;
