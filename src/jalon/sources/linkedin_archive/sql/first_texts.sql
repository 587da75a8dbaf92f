-- A short text that opens a thread may be the note of an invitation: its hash is kept to tell.
update fresh_messages set note_hash = n.note_hash
from (
  select f.source_id, f.row_no, md5(fold_text(r.content)) as note_hash
  from (select row_no, source_id from fresh_messages where sequence = 1 and nature <> 'draft') f
  join raw_messages r on coalesce(r.row_no, r.rowid + 1) = f.row_no and r.source_id = f.source_id
  where r.content is not null
) n
where fresh_messages.sequence = 1 and fresh_messages.row_no = n.row_no and fresh_messages.source_id = n.source_id
