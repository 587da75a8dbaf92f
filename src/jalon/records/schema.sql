-- The canonical tables: one row, one fact. Instants are BIGINT microseconds since 1970-01-01 UTC.
-- Every fact row carries where it came from (source_id, row_no), when it happened (occurred_at) and
-- when it became known (recorded_at: the export date of the file it came from, else the import time).
-- fact_id is a hash of the fact's content, so that importing anything twice changes nothing.
-- A line that declares a column ends with its explanation; a test reads them.

create table if not exists store_version (
  version bigint not null          -- layout of the tables below; a store of another version is refused
);

create table if not exists store_key (
  key varchar not null             -- random, made with the store: the codes of people in reports depend on it, so that they cannot be linked to those of another store
);

create table if not exists imports (
  source_id varchar not null,      -- one file of one input: first 12 hex digits of the input's SHA-256, ':' and the file's name
  input_sha256 varchar not null,   -- SHA-256 of the whole input (archive, workbook, calendar...)
  input_name varchar not null,     -- base name of the input as given, no folder
  file_name varchar not null,      -- name of the file inside the input; the input's own name when it is a single file
  recognised_as varchar not null,  -- kind of file, from its content: connections, messages, calendar...
  rows_read bigint not null,       -- data rows in the file
  rows_kept bigint not null,       -- rows that became facts
  excluded varchar not null,       -- JSON object {reason: number of rows left out}
  exported_on bigint,              -- when the source was made, if it says so
  imported_at bigint not null      -- when Jalon read it
);

create table if not exists problems (
  source varchar not null,         -- file as the person knows it
  row_no bigint,                   -- row as a spreadsheet numbers it, null for the whole file
  code varchar not null,           -- stable word
  message varchar not null,        -- what happened; never quotes a cell
  hint varchar not null            -- next step
);

create table if not exists members (
  member_id varchar not null,      -- the owner of the facts: 'in:' and the profile's slug, else 'name:' and the normalised name
  name varchar,                    -- the owner's name as written in Profile
  url varchar,                     -- https://www.linkedin.com/in/<slug>
  headline varchar,                -- the owner's own headline
  industry varchar,                -- the owner's own industry, as typed or chosen
  place varchar,                   -- the owner's own place
  registered_at bigint,            -- when the account was opened
  exported_on bigint,              -- newest export date over all archives of this member
  archive_kind varchar,            -- basic, complete or partial; portability or pulled (unchanged since) for pages of the interface
  archive_era varchar,             -- layout of the newest archive, for example 2025-08
  emails varchar                   -- the owner's own e-mail addresses, lower case, space between; to know the owner in a calendar
);

create table if not exists member_exports (
  member_id varchar not null,      -- the owner of the archive
  input_sha256 varchar not null,   -- SHA-256 of the archive
  name varchar,                    -- the owner's name as that archive writes it
  url varchar,                     -- the owner's address in that archive
  headline varchar,                -- headline at that time
  industry varchar,                -- industry at that time
  place varchar,                   -- place at that time
  registered_at bigint,            -- when the account was opened
  exported_on bigint not null,     -- export date; 0 when nothing tells
  archive_kind varchar,            -- basic, complete or partial; portability or pulled (unchanged since) for pages of the interface
  archive_era varchar,             -- layout of the archive
  emails varchar                   -- the owner's own e-mail addresses, lower case, space between
);

create table if not exists people (
  member_id varchar not null,      -- whose records these are
  person_id varchar not null,      -- 'in:<slug>', else 'name:<name_key>', 'deleted:<thread_id>', 'company:<name_key>'
  name varchar,                    -- newest known display name; stays on this machine
  name_key varchar,                -- normalised name: NFKC, case-folded, honorifics and emoji dropped
  url varchar,                     -- canonical profile address
  email varchar,                   -- lower-case e-mail when the contact shares it
  company varchar,                 -- company today, as written
  company_key varchar,             -- normalised company: case-folded, legal form dropped
  title varchar,                   -- position today, as written
  source_id varchar,               -- file that gave title and company
  row_no bigint,                   -- row of that file
  is_contact boolean,              -- the row comes from Connections, which wins over a name seen elsewhere
  recorded_at bigint               -- export date of the file
);

create table if not exists connections (
  fact_id varchar not null,        -- hash of person (or blank row number) and date
  member_id varchar not null,      -- whose network
  person_id varchar,               -- the contact; null for a blank row (closed account)
  name_key varchar,                -- normalised name as written in the row
  is_blank boolean not null,       -- the row holds a date and nothing else
  is_current boolean not null,     -- stands in the newest export that has this file
  has_title boolean not null,      -- a position is written
  occurred_at bigint,              -- Connected On, midnight UTC of that UTC date
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists invitations (
  fact_id varchar not null,        -- hash of direction, the other person and the minute
  member_id varchar not null,      -- whose invitations
  person_id varchar,               -- the other person
  direction varchar not null,      -- out: sent by the member; in: received
  has_note boolean not null,       -- the invitation carries a written note
  accepted_at bigint,              -- in or out: Connected On (midnight UTC) when the person stands in Connections not before the UTC day of sending
  accepted_source_id varchar,      -- Connections file that shows the acceptance
  accepted_row_no bigint,          -- its row
  match_state varchar not null,    -- url, name (unique), ambiguous (same name twice: acceptance unknown) or none
  name_key varchar,                -- the other person's normalised name as written in the row
  has_url boolean,                 -- the row holds the other person's profile address
  note_hash varchar,               -- hash of the note, white space folded; the note itself is not stored
  occurred_at bigint not null,     -- sent at (Pacific time in the file, UTC here)
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists messages (
  fact_id varchar not null,        -- hash of thread, instant, direction and a hash of the text
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- conversation, stable over exports
  person_id varchar,               -- the sender when it is not the member; null for the member's own messages
  direction varchar not null,      -- out: written by the member; in: by somebody else
  sequence bigint not null,        -- order in the thread, from 1, over all messages of the thread
  characters bigint not null,      -- length of the text; the text itself is not stored
  has_subject boolean not null,    -- a subject line is filled
  excluded_as varchar,             -- null when kept; draft, invitation_note, sponsored, spam
  nature varchar,                  -- what the row alone tells: plain, draft, spam, campaign, or subject (a subject and no sender address)
  note_hash varchar,               -- hash of a short first text of a thread, to know an invitation note again
  occurred_at bigint not null,     -- instant of the message
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists message_texts (
  fact_id varchar not null,        -- the message
  text varchar not null            -- its text; this table stays empty unless the person asks to keep texts
);

create table if not exists threads (
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- conversation
  kind varchar not null,           -- person, group, sponsored, empty (no kept message left)
  person_id varchar                -- the one other human of a person thread
);

create table if not exists thread_people (
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- conversation
  person_id varchar not null,      -- sender or recipient other than the member, as the file writes it
  name_key varchar,                -- normalised name as the file writes it
  recorded_at bigint not null,     -- export date of the file; the newest export of a thread says who took part
  source_id varchar not null       -- file
);

create table if not exists posts (
  fact_id varchar not null,        -- hash of the post's address, or of date and text when it has none
  member_id varchar not null,      -- author
  kind varchar not null,           -- post, repost_with_thought, repost_bare, repost_instant, media (from Rich_Media, Basic archives)
  address varchar,                 -- urn of the update
  characters bigint not null,      -- length of the text
  has_link boolean not null,       -- carries an outside link
  has_media boolean not null,      -- carries a picture, document or video
  occurred_at bigint not null,     -- published
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists gestures (
  fact_id varchar not null,        -- hash of kind, instant and target
  member_id varchar not null,      -- who acted
  kind varchar not null,           -- comment, reaction, vote, member_follow, company_follow, hashtag_follow, save, search, search_repeat (same query within minutes), event, learning, note
  detail varchar,                  -- type of reaction or state, never a text
  characters bigint,               -- length of a comment
  on_own_post boolean,             -- a comment or reaction under an own post, when proved
  target_hash varchar,             -- hash of what it aims at: the query, or the post while it is not known to be one's own
  occurred_at bigint,              -- instant; null when the file gives none
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists recommendations (
  fact_id varchar not null,        -- hash of direction, person and date
  member_id varchar not null,      -- whose profile
  direction varchar not null,      -- received or given
  kind varchar not null,           -- recommendation, endorsement or review
  person_id varchar,               -- the other person
  status varchar,                  -- VISIBLE, ACCEPTED, PENDING, HIDDEN or empty
  occurred_at bigint,              -- creation date
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists profile_items (
  member_id varchar not null,      -- whose profile
  kind varchar not null,           -- headline, summary, photo, position, position_described, education, skill, language, certification, project, publication, article...
  n bigint not null,               -- how many
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null       -- file
);

create table if not exists subscriptions (
  fact_id varchar not null,        -- hash of date and plan
  member_id varchar not null,      -- who paid
  plan varchar not null,           -- premium, sales_navigator, recruiter, learning or other; context, never scored
  occurred_at bigint not null,     -- payment date
  recorded_at bigint not null,     -- export date of the file
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists audience_days (
  member_id varchar not null,      -- whose audience
  occurred_at bigint not null,     -- midnight UTC of the day
  impressions double,              -- views of the member's posts that day; views and followers of a day are two rows, one a sheet
  engagements double,              -- reactions, comments, reposts and clicks, no break-down; may be negative
  new_followers double,            -- followers gained that day; may be negative
  audience double,                 -- followers at that day, rebuilt backwards from the total of the export date; on both rows of a day
  recorded_at bigint not null,     -- end date of the workbook; the newest export of a day wins
  source_id varchar not null,      -- workbook and sheet
  row_no bigint not null           -- row
);

create table if not exists audience_posts (
  member_id varchar not null,      -- author
  address varchar not null,        -- urn of the update as the workbook gives it
  published_on bigint,             -- midnight UTC of the publishing day
  metric varchar not null,         -- impressions, engagements, reached, reactions, comments, reposts, saves, sends, profile_views, followers_gained
  value double not null,           -- the figure
  recorded_at bigint not null,     -- end date of the workbook
  source_id varchar not null,      -- workbook and sheet
  row_no bigint not null           -- row
);

create table if not exists audience_shares (
  member_id varchar not null,      -- whose audience
  audience varchar not null,       -- followers, viewers or all
  category varchar not null,       -- job_titles, locations, industries, seniority, company_size, companies
  label varchar not null,          -- as the workbook writes it
  share double,                    -- 0 to 1; null for "less than 1 %"
  recorded_at bigint not null,     -- end date of the workbook
  source_id varchar not null,      -- workbook and sheet
  row_no bigint not null           -- row
);

create table if not exists mentions (
  mention_id varchar not null,     -- hash of the identity as written
  member_id varchar not null,      -- whose records
  name varchar,                    -- name as written in the calendar or results file
  name_key varchar,                -- normalised name
  company varchar,                 -- company as written
  company_key varchar,             -- normalised company
  email varchar,                   -- lower-case e-mail
  profile_key varchar,             -- slug of a profile address found in the row
  phone varchar,                   -- telephone number in E.164, +33612345678
  title varchar,                   -- position as written
  place varchar,                   -- town or country as written
  origin varchar,                  -- kind of the source: calendar, results, crm or calls
  system varchar,                  -- the CRM whose record this is, when it has records
  origin_id varchar,               -- the record's id in that CRM
  person_id varchar,               -- the LinkedIn person this is, when joined
  match_state varchar not null,    -- joined by url, email, phone, name_company, name (unique), confirmed (by the member) or linked (by the model); likely, doubtful or title (a name in a title alone): listed, not joined; unknown
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists match_decisions (
  member_id varchar not null,      -- whose records
  mention_id varchar not null,     -- the person as another source writes them
  system varchar,                  -- the CRM whose record this is, when it has records: the decision then follows the record
  origin_id varchar,               -- the record's id in that CRM
  person_id varchar not null,      -- the LinkedIn person it was about
  decision varchar not null,       -- confirmed: the same person; refused: somebody else
  decided_at bigint not null       -- when; of several decisions on one pair the newest counts
);

create table if not exists match_pairs (
  member_id varchar not null,      -- whose records
  mention_id varchar not null,     -- the person as another source writes them
  person_id varchar not null,      -- a LinkedIn person they may be
  state varchar not null,          -- sure, likely, doubtful or refused
  basis varchar not null,          -- confirmed, refused, url, email, phone, name_company, name (exact keys), model or title
  probability double not null,     -- that both are one person, among all candidates
  weight double,                   -- bits, before the other candidates are looked at; null for exact keys alone
  levels varchar not null          -- JSON list of what each comparison found and how many bits it weighs
);

create table if not exists match_runs (
  member_id varchar not null,      -- whose records
  fingerprint varchar not null     -- hash of people, mentions, decisions and model: equal, the pairs above still hold
);

create table if not exists match_training (
  member_id varchar not null,      -- whose records
  pairs double not null            -- from so many pairs the weights of the pairs above were learnt; no row: the published ones
);

create table if not exists meetings (
  fact_id varchar not null,        -- hash of the event's UID, the planned start when it repeats, and the other person: a moved meeting stays one
  member_id varchar not null,      -- whose calendar
  mention_id varchar,              -- the other person; one row a person of a meeting
  kind varchar not null,           -- meeting or call
  state varchar not null,          -- held, unanswered (invited and never answered), cancelled, declined, missed (a call in which nobody talked), tentative, all_day, private (nobody else); what lies after the as-of date is not kept
  minutes double,                  -- duration
  occurred_at bigint not null,     -- start
  recorded_at bigint not null,     -- when it became known
  source_id varchar not null,      -- file
  row_no bigint not null           -- number of the event in the file
);

create table if not exists deal_events (
  fact_id varchar not null,        -- hash of deal, kind, instant and amount; of two readings the first stays
  member_id varchar not null,      -- whose deal
  deal_id varchar not null,        -- the deal as the file names it, else person and company
  mention_id varchar,              -- the other person
  company_key varchar,             -- normalised company that the row names
  kind varchar not null,           -- call, meeting, quote_requested, quote_sent, contract_signed, lost
  amount double,                   -- value without tax, if given
  currency varchar,                -- ISO 4217, if given
  occurred_at bigint not null,     -- when it happened
  recorded_at bigint not null,     -- when it became known
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists deals (
  fact_id varchar not null,        -- hash of the deal and of all that the reading says of it: one row a deal and reading, never overwritten
  member_id varchar not null,      -- whose deal
  deal_id varchar not null,        -- system and record: 'hubspot:123'
  system varchar not null,         -- the CRM it comes from
  company_key varchar,             -- normalised company
  stage varchar,                   -- stage as the CRM writes it
  state varchar not null,          -- open, won, lost, or gone: deleted or cancelled in the CRM
  amount double,                   -- value, if given and fit to be one
  currency varchar,                -- ISO 4217, if given; amounts are never added over currencies
  lead_source varchar,             -- where the CRM says the deal came from
  created_at bigint,               -- when the deal was opened
  closed_at bigint,                -- when it was won or lost; else null
  modified_at bigint,              -- last change as the CRM says
  recorded_at bigint not null,     -- when this version became known here; as of an instant the newest version up to it holds
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists deal_people (
  member_id varchar not null,      -- whose deal
  deal_id varchar not null,        -- the deal
  origin_id varchar not null,      -- the person's record in the CRM
  mention_id varchar,              -- the person as the CRM writes them; null until their record is read
  recorded_at bigint not null,     -- when it became known
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists deal_stages (
  fact_id varchar not null,        -- hash of deal, stage and instant
  member_id varchar not null,      -- whose deal
  deal_id varchar not null,        -- the deal
  stage varchar not null,          -- stage that was entered, as the CRM wrote it then
  state varchar not null,          -- open, won or lost
  occurred_at bigint not null,     -- when it was entered
  recorded_at bigint not null,     -- when it became known
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists deal_statements (
  member_id varchar not null,      -- whose deal
  deal_id varchar not null,        -- the deal
  speaker varchar not null,        -- seller or buyer: whose word it is
  answer varchar not null,         -- how LinkedIn helped: first_contact, conversation, content, introduction, reassurance; not_at_all; unsure
  stated_at bigint not null        -- when it was said
);

create table if not exists message_ticks (
  member_id varchar not null,      -- whose mailbox
  fact_id varchar not null,        -- the message; its hash stays the same through every re-import
  label varchar not null,          -- what it is read to say: meeting_agreed, call_held, offer_requested, offer_sent, contract_signed
  decision varchar not null,       -- confirmed: it happened; refused: it did not
  happened_at bigint,              -- the day on which it happened, when the person said so; else that of the message holds
  ticked_at bigint not null        -- when it was decided: from then on it is known
);

create table if not exists crm_pages (
  system varchar not null,         -- the CRM
  account varchar not null,        -- which account of it
  object varchar not null,         -- deals, contacts...
  cursor varchar not null,         -- where the reading that gave the page began
  page_no bigint not null,         -- number of the page in that reading
  fetched_at bigint not null,      -- when it was read
  body varchar not null            -- the page as the CRM sent it, JSON
);

create table if not exists crm_state (
  system varchar not null,         -- the CRM
  account varchar not null,        -- which account of it
  object varchar not null,         -- deals, contacts...
  cursor varchar not null,         -- where the next reading begins
  updated_at bigint not null       -- when it was last moved, in the same transaction as the pages
);

create table if not exists ssi_readings (
  fact_id varchar not null,        -- hash of date and figures
  member_id varchar not null,      -- whose SSI
  overall double not null,         -- 0 to 100; kept beside, never in the score
  brand double,                    -- 0 to 25
  people double,                   -- 0 to 25
  insights double,                 -- 0 to 25
  relationships double,            -- 0 to 25
  industry_top double,             -- top n % in the sector; smaller is better
  network_top double,              -- top n % in the network
  occurred_at bigint not null,     -- date of reading
  recorded_at bigint not null,     -- when it became known
  source_id varchar not null,      -- file or 'typed'
  row_no bigint not null           -- 1
);

create table if not exists currency_rates (
  day bigint not null,             -- the day of the rates, midnight UTC
  per_euro varchar not null,       -- JSON object {currency: units of it for one euro}, ISO 4217
  source_id varchar not null,      -- where the rates came from
  row_no bigint not null           -- row there
);

create table if not exists coverage (
  member_id varchar not null,      -- whose records
  signal varchar not null,         -- connections, invitations, messages, posts, comments, reactions, searches, recommendations, audience, meetings, results (meetings of a results file), quotes (sent or requested), quote_requests, contracts
  from_at bigint not null,         -- first instant the source can see
  to_at bigint not null,           -- last instant it can see
  source_id varchar not null       -- file
);
