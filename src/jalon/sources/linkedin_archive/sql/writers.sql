-- Who writes and who is written to, each combination once, with the first row that shows it.
create or replace temp table writers as
select
  writer, any_value(from_name) as from_name, any_value(from_url) as from_url,
  min(source_id) as source_id, min(coalesce(row_no, rowid + 2)) as row_no
from raw_messages
group by writer;

create or replace temp table readers as
select
  reader, any_value(to_names) as to_names, any_value(to_urls) as to_urls,
  min(source_id) as source_id, min(coalesce(row_no, rowid + 2)) as row_no
from raw_messages
group by reader;
