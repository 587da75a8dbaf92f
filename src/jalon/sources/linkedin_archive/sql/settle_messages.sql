-- Exclusions, kinds of threads and the messages themselves, over all archives of the member.
-- Names of people who are seen with an address or in the network: an InMail of theirs is no advertisement.
create or replace temp table known_names as
select name_key from connections where member_id = $member and name_key is not null
union
select name_key from invitations where member_id = $member and name_key is not null
union
select name_key from people where member_id = $member and person_id like 'in:%' and name_key is not null;

create or replace temp table note_messages as
select distinct o.fact_id
from (
  select * from messages where member_id = $member and sequence = 1 and nature <> 'draft' and note_hash is not null
) o
join invitations i on i.member_id = $member and i.note_hash = o.note_hash and i.direction = o.direction
join thread_people p on p.member_id = $member and p.thread_id = o.thread_id
left join people q on q.member_id = $member and q.person_id = p.person_id
where (o.direction = 'out' or p.person_id = o.person_id)
  and (
    p.person_id = i.person_id
    or (coalesce(p.name_key, q.name_key) = i.name_key and not (p.person_id like 'in:%' and i.has_url))
  )
  and (
    i.accepted_at is null
    or abs(o.occurred_at // 86400000000 - i.accepted_at // 86400000000) <= 2
  );

create or replace temp table verdicts as
select fact_id, max(verdict) as verdict
from (
  select fact_id, 'invitation_note' as verdict from note_messages
  union all
  select fact_id, 'sponsored' from messages where member_id = $member and nature = 'campaign'
  union all
  select o.fact_id, 'sponsored'
  from (select fact_id, person_id, thread_id from messages where member_id = $member and nature = 'subject') o
  where o.person_id not in (select 'name:' || name_key from known_names)
    and not (
      o.thread_id like 'people:%'
      and o.thread_id in (select thread_id from messages where member_id = $member and direction = 'out')
    )
) found
group by fact_id;

update messages set excluded_as = v.verdict
from verdicts v
where messages.member_id = $member and messages.excluded_as is null and messages.fact_id = v.fact_id;

create or replace temp table thread_sums as
select
  thread_id,
  count(*) filter (where excluded_as is null) as kept,
  count(*) filter (where excluded_as is null and direction = 'in') as kept_in,
  count(*) filter (where excluded_as = 'sponsored') as sponsored
from messages
where member_id = $member
group by thread_id;

-- The other people of each thread, as its newest export shows them. A name stands for the one address that bears
-- it, and two addresses of one name in one thread are one person who changed address.
create or replace temp table humans as
with latest as (
  select
    p.thread_id, p.person_id, coalesce(p.name_key, q.name_key) as name_key, coalesce(q.is_contact, false) as is_contact
  from (
    select *, max(recorded_at) over (partition by thread_id) as newest
    from thread_people
    where member_id = $member
  ) p
  left join people q on q.member_id = $member and q.person_id = p.person_id
  where p.recorded_at = p.newest and p.person_id not like 'company:%'
),
one_bearer as (
  select name_key, min(person_id) as person_id
  from people
  where member_id = $member and person_id like 'in:%'
  group by name_key
  having count(*) = 1
),
in_thread as (
  select thread_id, name_key, person_id
  from (
    select *, row_number() over (partition by thread_id, name_key order by is_contact desc, person_id) as nth
    from latest
    where person_id like 'in:%' and name_key is not null
  ) n
  where nth = 1
),
advertisers as (
  select thread_id, person_id
  from messages
  where member_id = $member and direction = 'in' and thread_id in (
    select thread_id from messages where member_id = $member and excluded_as = 'sponsored'
  )
  group by thread_id, person_id
  having count(*) filter (where excluded_as = 'sponsored') > 0 and count(*) filter (where excluded_as is null) = 0
)
select distinct
  l.thread_id,
  case
    when l.person_id like 'name:%' then coalesce(t.person_id, b.person_id, l.person_id)
    when l.person_id like 'in:%' then coalesce(t.person_id, l.person_id)
    else l.person_id
  end as person_id
from latest l
left join in_thread t on t.thread_id = l.thread_id and t.name_key = l.name_key
left join one_bearer b on b.name_key = l.name_key
left join advertisers a on a.thread_id = l.thread_id and a.person_id = l.person_id
where a.thread_id is null;

delete from threads where member_id = $member;
insert into threads
with others as (
  select thread_id, count(*) as n, min(person_id) as person_id from humans group by thread_id
)
select
  $member, s.thread_id,
  case
    when s.kept_in = 0 and s.sponsored > 0 then 'sponsored'
    when s.kept = 0 then 'empty'
    when o.n >= 2 then 'group'
    when o.n = 1 then 'person'
    else 'empty'
  end as kind,
  case when o.n = 1 and s.kept > 0 and not (s.kept_in = 0 and s.sponsored > 0) then o.person_id end as person_id
from thread_sums s
left join others o on o.thread_id = s.thread_id;

drop table known_names;
drop table note_messages;
drop table verdicts;
drop table thread_sums;
drop table humans;
