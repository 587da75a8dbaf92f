-- Who writes and who is written to, each combination once, with the first row that shows it.
create or replace temp table writers as
select from_name, from_url, min(source_id) as source_id, min(row_no) as row_no
from raw_messages
group by from_name, from_url;

create or replace temp table readers as
select to_names, to_urls, min(source_id) as source_id, min(row_no) as row_no
from raw_messages
group by to_names, to_urls;
