-- Who wrote: a profile, a name without address, a deleted member, or something with another address (a company).
create or replace temp table senders as
select
  w.*,
  case
    when w.slug is not null then 'profile'
    when trim(w.from_url) <> '' then 'company'
    when w.name_key is null or w.name_key = 'linkedin member' then 'deleted'
    else 'name'
  end as kind,
  case
    when w.slug is not null then 'in:' || w.slug
    when trim(w.from_url) <> '' then 'company:' || coalesce(w.name_key, '')
    when w.name_key is null or w.name_key = 'linkedin member' then null
    else 'name:' || w.name_key
  end as person_id,
  (
    coalesce(w.slug = t.owner_slug or w.slug = t.owner_alias, false)
    or (w.slug is null and trim(w.from_url) = '' and coalesce(w.name_key = t.owner_name_key, false))
  ) as is_owner
from known_writers w cross join this_archive t;
