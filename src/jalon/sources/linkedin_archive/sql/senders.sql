-- Who wrote: a profile, a name without address, a deleted member, or something with another address (a company).
create or replace temp table senders as
select
  p.from_name, p.from_url, u.key as slug, n.key as name_key,
  case
    when u.key is not null then 'profile'
    when p.from_url <> '' then 'company'
    when n.key is null or n.key = 'linkedin member' then 'deleted'
    else 'name'
  end as kind,
  (
    coalesce(u.key = t.owner_slug or u.key = t.owner_alias, false)
    or (u.key is null and p.from_url = '' and coalesce(n.key = t.owner_name_key, false))
  ) as is_owner
from (select distinct from_name, from_url from raw_messages) p
cross join this_archive t
left join url_keys u on u.text = p.from_url
left join name_keys n on n.text = p.from_name;
