-- Of each part of the profile the newest archive's number stays.
delete from profile_items
where member_id = $member and (recorded_at, source_id) not in (
  select (p.recorded_at, min(p.source_id))
  from profile_items p
  where p.member_id = $member and p.kind = profile_items.kind and p.recorded_at = (
    select max(q.recorded_at) from profile_items q where q.member_id = $member and q.kind = p.kind
  )
  group by p.recorded_at
);
