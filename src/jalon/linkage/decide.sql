-- From weights to probabilities and states. A writing is one person at most, so candidates share its probability:
-- odds / (1 + sum of the odds of all candidates). Rivals, writings that cannot be the same human, share a person alike.
-- {levels}: the likenesses of a row of linking.scored.
with weighed as (
  select s.*, power(2, least(s.weight, 60)) as odds
  from linking.scored s
  where not exists (
    select 1 from decided d
    where d.mention_id = s.mention_id and d.person_id = s.person_id and d.decision = 'refused'
  )
),
-- Rivals only take away: what is not worth a line without them is none with them.
worth as (
  select
    s.*, m.match_state, m.system, m.origin_id, m.source_id, m.name_key, m.company_key, m.email, lower(m.title) as title,
    -- A name in a title alone, or another address of the profile than the one written, is never more than doubtful.
    m.match_state = 'title' or (m.profile_key is not null and starts_with(s.person_id, 'in:')) as is_capped,
    case when m.match_state = 'doubtful' then $doubtful / 10 else $doubtful end as least
  from (select *, 1 + sum(odds) over (partition by mention_id) as all_odds from weighed) s
  join mentions m on m.member_id = $member and m.mention_id = s.mention_id
  where s.odds / s.all_odds >= case when m.match_state = 'doubtful' then $doubtful / 10 else $doubtful end
),
claimed as (
  select mention_id, person_id, odds from weighed
  union all
  select mention_id, person_id, 1e9 from mentions
  where member_id = $member and match_state in ('url', 'email', 'phone', 'name_company', 'confirmed')
),
competing as (
  select a.mention_id, a.person_id, sum(c.odds) as odds
  from worth a
  join claimed c on c.person_id = a.person_id and c.mention_id != a.mention_id
  join mentions b on b.member_id = $member and b.mention_id = c.mention_id
  where
    (a.system = b.system and list_contains($one_to_one, a.system) and a.origin_id != b.origin_id)
    or (
      a.source_id = b.source_id and a.name_key = b.name_key and a.company_key = b.company_key and (
        (a.email != b.email and split_part(a.email, '@', 2) = split_part(b.email, '@', 2))
        or a.title != lower(b.title)
      )
    )
  group by a.mention_id, a.person_id
),
shared as (
  select w.*, w.odds / (w.all_odds + coalesce(c.odds, 0)) as probability
  from worth w
  left join competing c on c.mention_id = w.mention_id and c.person_id = w.person_id
),
placed as (
  select *, row_number() over (partition by mention_id order by probability desc, person_id) as place from shared
),
listed as (
  select
    s.*,
    -- A name alone joins nobody, nor does a name at another company: something else must speak for the pair.
    len(list_filter(s.found, lambda x: x.bits > 0 and x.comparison not in ('given', 'family', 'mailbox'))) = 0 or (
      len(list_filter(s.found, lambda x: x.comparison = 'company' and x.level = 'different')) > 0
      and len(list_filter(s.found, lambda x: x.comparison in ('email', 'phone') and x.level = 'exact')) = 0
    ) as is_name_alone
  from (
    select *, list_filter([{levels}], lambda x: x is not null) as found
    from placed where place <= $candidates and probability >= least
  ) s
)
select
  mention_id, person_id,
  case
    when is_capped then 'doubtful'
    when probability >= $sure and not is_name_alone then 'sure'
    when probability >= $likely then 'likely'
    else 'doubtful'
  end as state,
  case when match_state = 'title' then 'title' else 'model' end as basis,
  probability, weight, cast(to_json(found) as varchar) as levels
from listed
