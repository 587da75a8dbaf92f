-- One fact a row of messages, with what the row alone tells; the text is not among it. A draft never left: it goes
-- behind all others of its thread. A short text that opens a thread may be the note of an invitation: its hash is
-- kept to tell.
with written as (
  select
    r.rowid as place, r.source_id, coalesce(r.row_no, r.rowid + 2) as row_no, r.thread, r.instant,
    case
      when r.direction is null then case when s.is_owner then 'out' else 'in' end
      when upper(trim(r.direction)) = 'OUTGOING' then 'out'
      when upper(trim(r.direction)) = 'INCOMING' then 'in'
      when s.is_owner then 'out'
      else 'in'
    end as direction,
    s.person_id,
    case
      when lower(trim(r.draft)) in ('yes', 'true') then 'draft'
      when lower(trim(r.thread_draft)) in ('yes', 'true') and (s.is_owner or upper(trim(r.direction)) = 'OUTGOING')
        then 'draft'
      when upper(trim(r.folder)) = 'SPAM' then 'spam'
      when s.is_owner or s.kind in ('profile', 'company') then 'plain'
      when r.campaign then 'campaign'
      when r.subject and (s.kind = 'name' or s.name_key is null) then 'subject'
      else 'plain'
    end as nature
  from raw_messages r
  join senders s on s.writer = r.writer
  where r.instant is not null
),
ordered as (
  select
    place, direction, person_id, nature, row_no,
    row_number() over (partition by thread order by nature = 'draft', instant, row_no desc, source_id) as sequence
  from written
)
select
  md5('message|' || r.thread || '|' || r.instant || '|' || o.direction || '|' || r.head) as fact_id,
  t.member_id,
  r.thread as thread_id,
  case when o.direction = 'in' then coalesce(o.person_id, 'deleted:' || r.thread) end as person_id,
  o.direction,
  o.sequence,
  r.characters,
  r.subject as has_subject,
  case when o.nature in ('draft', 'spam') then o.nature end as excluded_as,
  o.nature,
  case when o.sequence = 1 and o.nature <> 'draft' then md5(fold_text(r.content)) end as note_hash,
  r.instant as occurred_at,
  t.recorded_at,
  r.source_id,
  o.row_no
from ordered o join raw_messages r on r.rowid = o.place cross join this_archive t
