-- One fact a row of messages, with what the row alone tells; the text is not among it.
create or replace temp table written as
select
  r.source_id, r.row_no, r.head, r.characters, r.content, r.from_url, r.to_names, r.to_urls,
  coalesce(r.thread, f.thread_id) as thread_id,
  coalesce(r.instant, m.instant) as instant,
  case when r.instant >= t.future_from then 'future' else m.state end as state,
  case
    when upper(trim(r.direction)) = 'OUTGOING' then 'out'
    when upper(trim(r.direction)) = 'INCOMING' then 'in'
    when s.is_owner then 'out' else 'in'
  end as direction,
  s.kind as sender_kind, s.slug, s.name_key,
  r.campaign, r.subject,
  lower(trim(coalesce(r.draft, ''))) in ('yes', 'true') as is_draft,
  lower(trim(coalesce(r.thread_draft, ''))) in ('yes', 'true') as is_thread_draft,
  upper(trim(coalesce(r.folder, ''))) = 'SPAM' as is_spam
from raw_messages r
cross join this_archive t
join senders s on s.from_name = r.from_name and s.from_url = r.from_url
left join moments m on m.kind = r.kind and m.text = r.at_text
left join found_threads f
  on f.from_name = case when r.thread is null then r.from_name end and f.from_url = r.from_url
  and f.to_names = r.to_names and f.to_urls = r.to_urls and f.direction is not distinct from r.direction;

create or replace temp table staged_messages as
with numbered as (
  select
    *,
    row_number() over (partition by source_id, thread_id, instant, direction, head order by row_no desc) as nth,
    row_number() over (partition by thread_id order by is_draft, instant, row_no desc, source_id) as place
  from written
  where instant is not null and state is null
)
select
  md5(concat_ws('|', 'message', n.thread_id, n.instant, n.direction, coalesce(n.head, ''), n.nth)) as fact_id,
  t.member_id,
  n.thread_id,
  case
    when n.direction = 'out' then null
    when n.sender_kind = 'profile' then 'in:' || n.slug
    when n.sender_kind = 'deleted' then 'deleted:' || n.thread_id
    when n.sender_kind = 'company' then 'company:' || coalesce(n.name_key, '')
    else 'name:' || n.name_key
  end as person_id,
  n.direction,
  n.characters,
  n.subject as has_subject,
  case
    when n.is_draft or (n.is_thread_draft and n.direction = 'out') then 'draft'
    when n.is_spam then 'spam'
    when n.direction = 'in' and n.from_url = '' and n.campaign then 'campaign'
    when n.direction = 'in' and n.from_url = '' and n.subject and n.sender_kind <> 'deleted' then 'subject'
    when n.direction = 'in' and n.from_url = '' and n.subject and n.name_key is null then 'subject'
    else 'plain'
  end as nature,
  case when n.place = 1 and n.content is not null then md5(fold_text(n.content)) end as note_hash,
  n.instant as occurred_at,
  t.recorded_at,
  n.source_id,
  n.row_no
from numbered n cross join this_archive t;

-- Who took part in each thread other than the owner: senders, and recipients by address, else by name.
create or replace temp table staged_thread_people as
with pairs as (
  select distinct thread_id, direction, to_names, to_urls, source_id from written
  where instant is not null and state is null
),
took_part as (
  select distinct
    thread_id, source_id, name_key,
    case sender_kind
      when 'profile' then 'in:' || slug
      when 'deleted' then 'deleted:' || thread_id
      when 'company' then 'company:' || coalesce(name_key, '')
      else 'name:' || name_key
    end as person_id
  from written
  where direction = 'in' and instant is not null and state is null
  union
  select
    p.thread_id, p.source_id, a.name_key,
    case when a.person = 'deleted' then 'deleted:' || p.thread_id else a.person end
  from pairs p
  join addressees a on a.to_names = p.to_names and a.to_urls = p.to_urls
  cross join this_archive t
  where a.person <> 'in:' || coalesce(t.owner_slug, '')
    and a.person <> 'in:' || coalesce(t.owner_alias, '')
    and not (a.person = 'name:' || coalesce(t.owner_name_key, '') and p.direction = 'in')
  union
  select thread_id, source_id, null, 'deleted:' || thread_id
  from pairs
  where direction = 'out' and to_names = '' and to_urls = ''
)
select distinct t.member_id, p.thread_id, p.person_id, p.name_key, t.recorded_at, p.source_id
from took_part p cross join this_archive t;
