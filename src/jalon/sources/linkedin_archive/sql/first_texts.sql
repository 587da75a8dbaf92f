-- A short text that opens a thread may be the note of an invitation: its hash is kept to tell.
update fresh_messages set note_hash = md5(fold_text(r.content))
from raw_messages r
where fresh_messages.sequence = 1 and fresh_messages.nature <> 'draft' and r.content is not null
  and r.source_id = fresh_messages.source_id and coalesce(r.row_no, r.rowid + 1) = fresh_messages.row_no
