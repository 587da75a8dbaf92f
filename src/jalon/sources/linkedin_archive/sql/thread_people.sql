-- Who took part in each thread other than the owner: senders, and recipients by address, else by name.
create or replace temp table staged_thread_people as
with sent as (
  select distinct thread_id, direction, reader, source_id from staged_messages
),
wrote as (
  select distinct thread_id, person_id, source_id from staged_messages where direction = 'in'
),
took_part as (
  select w.thread_id, w.person_id, w.source_id, case when w.person_id like 'name:%' then substr(w.person_id, 6) end as name_key
  from wrote w
  union
  select
    p.thread_id, case when a.person = 'deleted' then 'deleted:' || p.thread_id else a.person end, p.source_id, a.name_key
  from sent p
  join addressees a on a.reader = p.reader
  cross join this_archive t
  where a.person <> 'in:' || coalesce(t.owner_slug, '')
    and a.person <> 'in:' || coalesce(t.owner_alias, '')
    and not (a.person = 'name:' || coalesce(t.owner_name_key, '') and p.direction = 'in')
  union
  select p.thread_id, 'deleted:' || p.thread_id, p.source_id, null
  from sent p
  join readers r on r.reader = p.reader
  where p.direction = 'out' and r.to_names = '' and r.to_urls = ''
)
select t.member_id, p.thread_id, p.person_id, max(p.name_key) as name_key, t.recorded_at, p.source_id
from took_part p cross join this_archive t
group by t.member_id, p.thread_id, p.person_id, t.recorded_at, p.source_id;
