-- Everybody who is named: contacts, the other side of invitations, senders and single recipients of messages.
-- A contact's row goes before a name seen elsewhere; then the first row.
create or replace temp table staged_people as
with elsewhere as (
  select slug, name_key, name, source_id, row_no from invited
  union all
  select slug, name_key, from_name, source_id, row_no
  from senders
  where not is_owner and kind in ('profile', 'name')
  union all
  select slug, name_key, to_names, source_id, row_no
  from read_by
  where name_key <> 'linkedin member'
),
named as (
  select person_id, slug, name_key, name, email, company, company_key, title, source_id, row_no, 0 as rank
  from contact_rows
  union all
  select coalesce('in:' || slug, 'name:' || name_key), slug, name_key, name, null, null, null, null, source_id, row_no, 1
  from elsewhere
),
ranked as (
  select n.*, row_number() over (partition by n.person_id order by n.rank, n.source_id, n.row_no) as nth
  from named n cross join this_archive t
  where n.person_id is not null
    and (n.slug is null or (n.slug <> coalesce(t.owner_slug, '') and n.slug <> coalesce(t.owner_alias, '')))
    and (n.slug is not null or n.name_key <> coalesce(t.owner_name_key, ''))
)
select
  t.member_id, r.person_id, r.name, r.name_key, 'https://www.linkedin.com/in/' || r.slug as url,
  nullif(r.email, '') as email, nullif(r.company, '') as company, r.company_key, nullif(r.title, '') as title,
  r.source_id, r.row_no, r.rank = 0 as is_contact, t.recorded_at
from ranked r cross join this_archive t
where r.nth = 1;
