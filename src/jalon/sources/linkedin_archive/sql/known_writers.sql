-- The keys of those who write, and of each address that is written to.
create or replace temp table known_writers as
select
  w.*, coalesce(plain_url(w.from_url), u.key) as slug, coalesce(plain_name(w.from_name), n.key) as name_key
from writers w
left join url_keys u on u.text = w.from_url
left join name_keys n on n.text = w.from_name;

create or replace temp table read_by as
with addresses as (
  select reader, to_names, contains(to_urls, ',') as many, source_id, row_no, unnest(string_split(to_urls, ',')) as url
  from readers
  where to_urls <> ''
)
select
  a.reader, a.to_names, a.source_id, a.row_no, coalesce(plain_url(a.url), u.key) as slug,
  case when not a.many then coalesce(plain_name(a.to_names), n.key) end as name_key
from addresses a
left join url_keys u on u.text = a.url
left join name_keys n on n.text = a.to_names
where coalesce(plain_url(a.url), u.key) is not null;
