-- Messages of all archives, each once: the newest archive's row wins. Order is worked out anew.
create or replace temp table pooled_messages as
select * replace (max(note_hash) over same as note_hash)
from (
  select
    fact_id, member_id, thread_id, person_id, direction, characters, has_subject, nature, note_hash,
    occurred_at, recorded_at, source_id, row_no
  from messages
  where member_id = $member
  union all
  select
    fact_id, $member, thread_id, person_id, direction, characters, has_subject, nature, note_hash,
    occurred_at, recorded_at, source_id, row_no
  from fresh_messages
)
window same as (partition by fact_id)
qualify row_number() over (partition by fact_id order by recorded_at desc, source_id, row_no) = 1;

-- Archives up to 2018 have no conversation: their messages give way to the same ones of a later archive.
delete from pooled_messages
where thread_id like 'people:%' and exists (
  select 1 from pooled_messages d
  where d.thread_id not like 'people:%' and d.direction = pooled_messages.direction
    and d.characters = pooled_messages.characters
    and d.occurred_at // 60000000 = pooled_messages.occurred_at // 60000000
);

delete from messages where member_id = $member;
insert into messages by name
select
  *,
  row_number() over (partition by thread_id order by nature = 'draft', occurred_at, row_no desc, source_id) as sequence,
  case when nature in ('draft', 'spam') then nature end as excluded_as
from pooled_messages;

drop table pooled_messages;
