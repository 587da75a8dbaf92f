-- From the numbers of a block to the rows of the canonical layout (records/schema.sql, journeys/schema.sql).
-- :first is the block's first member, :start and :end the instants (µs) of the weeks. What lies after is not known yet.
-- table: members
select printf('m%09d', member + :first) as member_id from made_members
-- table: cohorts
select
  printf('m%09d', member + :first) as member_id,
  'sector_' || (sector + 1) as sector,
  ['1-10', '11-50', '51-200', '201+'][size + 1] as size,
  ['FR', 'BE', 'CH', 'CA'][country + 1] as country,
  ['sales', 'account_manager', 'consultant', 'founder'][role + 1] as role
from made_members
-- table: people
select
  printf('m%09d', member + :first) as member_id, 'in:p' || person as person_id,
  'company ' || company as company_key, 'connections' as source_id, cast(person as bigint) as row_no
from made_people
-- table: targets
select
  printf('m%09d', member + :first) as member_id, 'in:p' || person as person_id, target = 1 as is_target
from made_people
-- table: threads
select
  printf('m%09d', member + :first) as member_id, 't' || person as thread_id, 'person' as kind,
  'in:p' || person as person_id
from made_threads
-- table: messages
select
  printf('m%09d', member + :first) as member_id, 't' || person as thread_id,
  case when inward = 1 then 'in:p' || person end as person_id,
  case when inward = 1 then 'in' else 'out' end as direction,
  cast(sequence as bigint) as sequence, cast(null as varchar) as excluded_as, cast("at" as bigint) as occurred_at,
  'messages' as source_id, cast(person * 8 + sequence as bigint) as row_no
from made_messages
where "at" < :end
-- table: invitations
select
  'i' || person as fact_id, printf('m%09d', member + :first) as member_id, 'in:p' || person as person_id,
  case when inward = 1 then 'in' else 'out' end as direction,
  case when accepted_at >= 0 and accepted_at < :end then cast(accepted_at as bigint) end as accepted_at,
  case when accepted_at >= 0 and accepted_at < :end then 'connections' end as accepted_source_id,
  case when accepted_at >= 0 and accepted_at < :end then cast(person as bigint) end as accepted_row_no,
  'url' as match_state, cast("at" as bigint) as occurred_at, cast(:end as bigint) as recorded_at,
  'invitations' as source_id, cast(person as bigint) as row_no
from made_invitations
-- table: posts
select
  'f' || number as fact_id, printf('m%09d', member + :first) as member_id, 'post' as kind,
  cast("at" as bigint) as occurred_at, 'shares' as source_id, cast(number as bigint) as row_no
from made_posts
-- table: recommendations
select
  printf('m%09d', member + :first) as member_id, 'received' as direction, 'recommendation' as kind,
  'in:r' || number as person_id, cast("at" as bigint) as occurred_at, 'recommendations' as source_id,
  cast(number as bigint) as row_no
from made_recommendations
-- table: audience_days
select
  printf('m%09d', member + :first) as member_id, cast("at" as bigint) as occurred_at,
  case when views >= 0 then views end as impressions, case when views >= 0 then engaged end as engagements,
  case when followers >= 0 then followers end as new_followers, audience,
  case when views >= 0 then 'workbook/engagement' else 'workbook/followers' end as source_id,
  cast(("at" - :start) / 86400000000 as bigint) as row_no
from made_audience_days
-- table: mentions
select
  'x' || number as mention_id, printf('m%09d', member + :first) as member_id, cast(null as varchar) as company_key,
  'in:p' || person as person_id, 'results' as source_id, cast(number as bigint) as row_no
from made_deals
where step = 0
-- table: meetings
select
  printf('m%09d', member + :first) as member_id, 'x' || number as mention_id, 'meeting' as kind, 'held' as state,
  cast("at" as bigint) as occurred_at, 'calendar' as source_id, cast(number as bigint) as row_no
from made_deals
where step = 0 and "at" < :end
-- table: deal_events
select
  printf('m%09d', member + :first) as member_id, 'd' || number as deal_id, 'x' || number as mention_id,
  cast(null as varchar) as company_key, ['meeting', 'quote_requested', 'contract_signed'][step + 1] as kind,
  cast(null as double) as amount, cast(null as varchar) as currency, cast("at" as bigint) as occurred_at,
  cast("at" as bigint) as recorded_at, 'results' as source_id, cast(number * 4 + step as bigint) as row_no
from made_deals
where "at" < :end
-- table: coverage
select
  printf('m%09d', m.member + :first) as member_id, s.signal, cast(:start as bigint) as from_at,
  cast(:end - 1 as bigint) as to_at, s.source_id
from made_members m
cross join (values
  ('messages', 'messages', 0), ('invitations', 'invitations', 0), ('connections', 'connections', 0),
  ('posts', 'shares', 0), ('recommendations', 'recommendations', 0), ('audience', 'workbook', 0),
  ('meetings', 'calendar', 1), ('results', 'results', 1),
  ('quote_requests', 'results', 1), ('contracts', 'results', 1)
) s(signal, source_id, of_results)
where s.of_results = 0 or m.results = 1
