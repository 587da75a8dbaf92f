-- Who took part in each thread other than the owner: senders, and recipients by address, else by name.
create or replace temp table staged_thread_people as
with exchanged as (
  select distinct m.thread, m.writer, m.reader, m.source_id, coalesce(upper(trim(m.direction)), '') as direction
  from raw_messages m
  where m.instant is not null
),
exchanges as (
  select
    e.thread, e.reader, e.source_id, s.person_id, s.name_key,
    s.is_owner and e.direction <> 'INCOMING' or e.direction = 'OUTGOING' as is_sent
  from exchanged e join senders s on s.writer = e.writer
),
took_part as (
  select thread, coalesce(person_id, 'deleted:' || thread) as person_id, source_id, name_key
  from exchanges
  where not is_sent
  union all
  select
    e.thread, case when a.person = 'deleted' then 'deleted:' || e.thread else a.person end, e.source_id, a.name_key
  from exchanges e
  join addressees a on a.reader = e.reader
  cross join this_archive t
  where a.person <> 'in:' || coalesce(t.owner_slug, '')
    and a.person <> 'in:' || coalesce(t.owner_alias, '')
    and not (a.person = 'name:' || coalesce(t.owner_name_key, '') and not e.is_sent)
  union all
  select e.thread, 'deleted:' || e.thread, e.source_id, null
  from exchanges e
  join readers r on r.reader = e.reader
  where e.is_sent and r.to_names = '' and r.to_urls = ''
)
select t.member_id, p.thread as thread_id, p.person_id, max(p.name_key) as name_key, t.recorded_at, p.source_id
from took_part p cross join this_archive t
group by t.member_id, p.thread, p.person_id, t.recorded_at, p.source_id
