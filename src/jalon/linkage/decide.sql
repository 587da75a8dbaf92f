-- From weights to probabilities and states. A writing is one person at most, so candidates share its probability:
-- odds / (1 + sum of the odds of all candidates). Rivals, writings that cannot be the same human, share a person alike.
with weighed as (
  select s.mention_id, s.person_id, s.weight, s.levels, power(2, least(s.weight, 60)) as odds
  from linking.scored s
  where not exists (
    select 1 from decided d
    where d.mention_id = s.mention_id and d.person_id = s.person_id and d.decision = 'refused'
  )
),
claimed as (
  select mention_id, person_id, odds from weighed
  union all
  select mention_id, person_id, 1e9 from mentions
  where member_id = $member and match_state in ('url', 'email', 'phone', 'name_company', 'confirmed')
),
competing as (
  select w.mention_id, w.person_id, sum(c.odds) as odds
  from weighed w
  join claimed c on c.person_id = w.person_id and c.mention_id != w.mention_id
  join mentions a on a.member_id = $member and a.mention_id = w.mention_id
  join mentions b on b.member_id = $member and b.mention_id = c.mention_id
  where
    (a.system = b.system and list_contains($one_to_one, a.system) and a.origin_id != b.origin_id)
    or (
      a.source_id = b.source_id and a.name_key = b.name_key and a.company_key = b.company_key and (
        (a.email != b.email and split_part(a.email, '@', 2) = split_part(b.email, '@', 2))
        or lower(a.title) != lower(b.title)
      )
    )
  group by w.mention_id, w.person_id
),
shared as (
  select
    w.mention_id, w.person_id, w.weight, w.levels,
    w.odds / (1 + sum(w.odds) over (partition by w.mention_id) + coalesce(c.odds, 0)) as probability
  from weighed w
  left join competing c on c.mention_id = w.mention_id and c.person_id = w.person_id
),
capped as (
  select
    s.* exclude (found),
    -- A name in a title alone, or another address of the profile than the one written, is never more than doubtful.
    m.match_state = 'title' or (m.profile_key is not null and starts_with(s.person_id, 'in:')) as is_capped,
    -- A name alone joins nobody, nor does a name at another company: something else must speak for the pair.
    len(list_filter(s.found, lambda x: x.bits > 0 and x.comparison not in ('given', 'family', 'mailbox'))) = 0
      or (
        len(list_filter(s.found, lambda x: x.comparison = 'company' and x.level = 'different')) > 0
        and len(list_filter(s.found, lambda x: x.comparison in ('email', 'phone') and x.level = 'exact')) = 0
      ) as is_name_alone,
    m.match_state = 'doubtful' as was_doubtful,
    m.match_state = 'title' as in_title,
    row_number() over (partition by s.mention_id order by s.probability desc, s.person_id) as place
  from (
    select *, from_json(levels, '[{"comparison": "varchar", "level": "varchar", "bits": "double"}]') as found from shared
  ) s
  join mentions m on m.member_id = $member and m.mention_id = s.mention_id
)
select
  mention_id, person_id,
  case
    when is_capped then 'doubtful'
    when probability >= $sure and not is_name_alone then 'sure'
    when probability >= $likely then 'likely'
    else 'doubtful'
  end as state,
  case when in_title then 'title' else 'model' end as basis,
  probability, weight, cast(levels as varchar) as levels
from capped
where place <= $candidates and (probability >= $doubtful or (was_doubtful and probability >= $doubtful / 10))
