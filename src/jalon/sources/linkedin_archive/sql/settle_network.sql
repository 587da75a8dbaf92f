-- What connections and invitations say together, over all archives of the member.
-- An old archive names people without address: where a newer one has the same row with an address, that one stays.
delete from connections
where member_id = $member and person_id like 'name:%' and exists (
  select 1 from connections d
  where d.member_id = connections.member_id and d.person_id like 'in:%' and d.name_key = connections.name_key
    and d.occurred_at = connections.occurred_at and d.source_id <> connections.source_id
);

delete from invitations
where member_id = $member and not has_url and exists (
  select 1 from invitations d
  where d.member_id = invitations.member_id and d.has_url and d.name_key = invitations.name_key
    and d.direction = invitations.direction and d.occurred_at // 60000000 = invitations.occurred_at // 60000000
    and d.source_id <> invitations.source_id
);

update connections set is_current = recorded_at = (
  select max(coalesce(i.exported_on, 0))
  from imports i join member_exports e on e.input_sha256 = i.input_sha256
  where e.member_id = $member and i.recognised_as = 'connections'
)
where member_id = $member;

create or replace temp table settled_invitations as
with contact_names as (
  select
    name_key,
    count(distinct case when person_id like 'in:%' then person_id else fact_id end) as n,
    max(person_id) as person_id,
    max(case when person_id like 'name:%' then 1 else 0 end) as without_address
  from connections
  where member_id = $member and name_key is not null
  group by name_key
),
invited_names as (
  select name_key, count(distinct case when has_url then person_id else fact_id end) as n
  from invitations
  where member_id = $member and name_key is not null
  group by name_key
),
contacts as (
  select distinct person_id from connections where member_id = $member and person_id like 'in:%'
),
matched as (
  select
    i.* exclude (person_id, accepted_at, accepted_source_id, accepted_row_no, match_state),
    case when i.has_url then i.person_id else 'name:' || i.name_key end as written_person,
    case
      when k.person_id is not null then k.person_id
      when c.n = 1 and n.n = 1 and (not i.has_url or c.without_address = 1) then c.person_id
    end as contact,
    case
      when k.person_id is not null then 'url'
      when c.n is null or (i.has_url and c.without_address = 0) then 'none'
      when c.n = 1 and n.n = 1 then 'name'
      else 'ambiguous'
    end as match_state
  from invitations i
  left join contacts k on k.person_id = case when i.has_url then i.person_id end
  left join contact_names c on c.name_key = i.name_key
  left join invited_names n on n.name_key = i.name_key
  where i.member_id = $member
),
accepted as (
  select
    m.fact_id, c.occurred_at, c.source_id, c.row_no,
    row_number() over (partition by m.fact_id order by c.occurred_at, c.source_id, c.row_no) as nth
  from matched m
  join connections c
    on c.member_id = m.member_id and c.person_id = m.contact
    and c.occurred_at >= m.occurred_at - m.occurred_at % 86400000000
)
select
  m.fact_id, m.member_id,
  case when m.match_state = 'name' and m.contact like 'in:%' then m.contact else m.written_person end as person_id,
  m.direction, m.has_note,
  a.occurred_at as accepted_at, a.source_id as accepted_source_id, a.row_no as accepted_row_no,
  m.match_state, m.name_key, m.has_url, m.note_hash, m.occurred_at, m.recorded_at, m.source_id, m.row_no
from matched m
left join accepted a on a.fact_id = m.fact_id and a.nth = 1;

delete from invitations where member_id = $member;
insert into invitations by name select * from settled_invitations;
drop table settled_invitations;
