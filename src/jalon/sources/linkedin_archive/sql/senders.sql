-- Who wrote: a profile, a name without address, a deleted member, or something with another address (a company).
create or replace temp table senders as
select
  w.writer, w.from_name, w.from_url, w.source_id, w.row_no, u.key as slug, n.key as name_key,
  case
    when u.key is not null then 'profile'
    when trim(w.from_url) <> '' then 'company'
    when n.key is null or n.key = 'linkedin member' then 'deleted'
    else 'name'
  end as kind,
  (
    coalesce(u.key = t.owner_slug or u.key = t.owner_alias, false)
    or (u.key is null and trim(w.from_url) = '' and coalesce(n.key = t.owner_name_key, false))
  ) as is_owner
from writers w
cross join this_archive t
left join url_keys u on u.text = w.from_url
left join name_keys n on n.text = w.from_name;
