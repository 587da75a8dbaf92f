-- One fact a row of messages, with what the row alone tells; the text is not among it. A draft never left: it goes
-- behind all others of its thread.
create or replace temp table staged_messages as
with written as (
  select
    r.source_id, coalesce(r.row_no, r.rowid + 1) as row_no, r.reader, r.head, r.characters, r.content, r.from_url, r.campaign, r.subject,
    r.thread as thread_id,
    r.instant,
    case
      when r.direction is null then case when s.is_owner then 'out' else 'in' end
      when upper(trim(r.direction)) = 'OUTGOING' then 'out'
      when upper(trim(r.direction)) = 'INCOMING' then 'in'
      when s.is_owner then 'out'
      else 'in'
    end as direction,
    s.kind as sender_kind, s.slug, s.name_key,
    coalesce(lower(trim(r.draft)) in ('yes', 'true'), false) as is_draft,
    coalesce(lower(trim(r.thread_draft)) in ('yes', 'true'), false) as is_thread_draft,
    coalesce(upper(trim(r.folder)) = 'SPAM', false) as is_spam
  from raw_messages r
  join senders s on s.writer = r.writer
),
judged as (
  select
    *,
    case
      when is_draft or (is_thread_draft and direction = 'out') then 'draft'
      when is_spam then 'spam'
      when sender_kind not in ('deleted', 'name') or direction = 'out' then 'plain'
      when campaign then 'campaign'
      when subject and (sender_kind = 'name' or name_key is null) then 'subject'
      else 'plain'
    end as nature
  from written
  where instant is not null
),
ordered as (
  select
    *,
    row_number() over (
      partition by thread_id order by nature = 'draft', instant, row_no desc, source_id
    ) as sequence
  from judged
)
select
  md5('message|' || o.thread_id || '|' || o.instant || '|' || o.direction || '|' || o.head) as fact_id,
  t.member_id,
  o.thread_id,
  case
    when o.direction = 'out' then null
    when o.sender_kind = 'profile' then 'in:' || o.slug
    when o.sender_kind = 'deleted' then 'deleted:' || o.thread_id
    when o.sender_kind = 'company' then 'company:' || coalesce(o.name_key, '')
    else 'name:' || o.name_key
  end as person_id,
  o.direction,
  o.sequence,
  o.characters,
  o.subject as has_subject,
  o.nature,
  case when o.sequence = 1 and o.content is not null then md5(fold_text(o.content)) end as note_hash,
  o.instant as occurred_at,
  t.recorded_at,
  o.source_id,
  o.row_no,
  o.reader
from ordered o cross join this_archive t;
