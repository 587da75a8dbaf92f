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
others as (
  select e.*, coalesce('in:' || e.slug, 'name:' || e.name_key) as person_id
  from elsewhere e
  anti join contact_rows c on c.person_id = coalesce('in:' || e.slug, 'name:' || e.name_key)
),
ranked as (
  select *, row_number() over (partition by person_id order by source_id, row_no) as nth
  from others
  where person_id is not null
),
named as (
  select person_id, slug, name_key, name, email, company, company_key, title, source_id, row_no, true as is_contact
  from contact_rows
  where person_id is not null and nth = 1
  union all
  select person_id, slug, name_key, name, null, null, null, null, source_id, row_no, false
  from ranked
  where nth = 1
)
select
  t.member_id, n.person_id, n.name, n.name_key, 'https://www.linkedin.com/in/' || n.slug as url,
  nullif(n.email, '') as email, nullif(n.company, '') as company, n.company_key, nullif(n.title, '') as title,
  n.source_id, n.row_no, n.is_contact, t.recorded_at
from named n cross join this_archive t
where (n.slug is null or (n.slug <> coalesce(t.owner_slug, '') and n.slug <> coalesce(t.owner_alias, '')))
  and (n.slug is not null or n.name_key <> coalesce(t.owner_name_key, ''));
