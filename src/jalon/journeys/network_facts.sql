-- Connections and invitations in figures. An invitation is mature when it was sent 21 to 180 days before the export.
with network as (
  select count(*) as connections_total, sum(case when is_blank then 1 else 0 end) as connections_blank
  from connections
  where member_id = $member and is_current and (occurred_at is null or occurred_at < $until)
),
sent as (
  select
    direction,
    floor(occurred_at / 864e8) as sent_day,
    floor(case when accepted_at < $until then accepted_at end / 864e8) as accepted_day
  from invitations
  where member_id = $member and occurred_at < $until
),
mature as (
  select * from sent
  where direction = 'out' and sent_day >= floor($as_of / 864e8) - 180 and sent_day <= floor($as_of / 864e8) - 21
)
select
  n.connections_total,
  coalesce(n.connections_blank, 0) as connections_blank,
  (select count(*) from mature) as invitations_out_mature,
  (select count(*) from mature where accepted_day is not null) as invitations_out_accepted,
  (
    select percentile_cont(5e-1) within group (order by accepted_day - sent_day)
    from mature where accepted_day is not null
  ) as invitation_accept_days_median,
  (select count(*) from sent where direction = 'in') as invitations_in
from network n
