-- Everybody who is named: contacts, the other side of invitations, senders and single recipients of messages.
create or replace temp table staged_people as
with named as (
  select u.key as slug, n.key as name_key, trim(concat_ws(' ', trim(r.first), trim(r.last))) as name,
    lower(trim(r.email)) as email, trim(r.company) as company, c.key as company_key, trim(r.title) as title,
    r.source_id, r.row_no, true as is_contact
  from raw_connections r
  left join url_keys u on u.text = r.url
  left join name_keys n on n.text = trim(concat_ws(' ', trim(r.first), trim(r.last)))
  left join company_keys c on c.text = r.company
  union all
  select slug, name_key, name, null, null, null, null, source_id, row_no, false from invited
  union all
  select s.slug, s.name_key, s.from_name, null, null, null, null, r.source_id, min(r.row_no), false
  from raw_messages r join senders s on s.from_name = r.from_name and s.from_url = r.from_url
  where not s.is_owner and s.kind in ('profile', 'name')
  group by s.slug, s.name_key, s.from_name, r.source_id
  union all
  select u.key, n.key, r.to_names, null, null, null, null, r.source_id, min(r.row_no), false
  from raw_messages r
  join url_keys u on u.text = r.to_urls
  join name_keys n on n.text = r.to_names
  where u.key is not null and n.key <> 'linkedin member'
  group by u.key, n.key, r.to_names, r.source_id
),
ranked as (
  select
    n.*,
    coalesce('in:' || n.slug, 'name:' || n.name_key) as person_id,
    row_number() over (
      partition by coalesce('in:' || n.slug, 'name:' || n.name_key)
      order by n.is_contact desc, n.source_id, n.row_no
    ) as nth
  from named n cross join this_archive t
  where coalesce(n.slug, n.name_key) is not null
    and (n.slug is null or (n.slug <> coalesce(t.owner_slug, '') and n.slug <> coalesce(t.owner_alias, '')))
    and (n.slug is not null or n.name_key <> coalesce(t.owner_name_key, ''))
)
select
  t.member_id, r.person_id, r.name, r.name_key, 'https://www.linkedin.com/in/' || r.slug as url,
  nullif(r.email, '') as email, nullif(r.company, '') as company, r.company_key, nullif(r.title, '') as title,
  r.source_id, r.row_no, r.is_contact, t.recorded_at
from ranked r cross join this_archive t
where r.nth = 1;
