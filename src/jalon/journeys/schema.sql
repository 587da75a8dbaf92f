-- Derived tables, rebuilt from the records at every run; the indicators read them and the records.

create table if not exists conversations (
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- a person thread with at least one kept message
  person_id varchar not null,      -- the one other human
  started_by varchar not null,     -- owner or other: who wrote the first kept message
  messages_in bigint not null,     -- kept messages of the other
  messages_out bigint not null,    -- kept messages of the member
  turns_in bigint not null,        -- maximal runs of messages of the other
  turns_out bigint not null,       -- maximal runs of messages of the member
  first_at bigint not null,        -- first kept message
  first_source_id varchar not null,-- its file
  first_row_no bigint not null,    -- its row
  answered_at bigint,              -- first message of the other side after the first message; null when none
  answer_source_id varchar,        -- its file
  answer_row_no bigint,            -- its row
  returned_at bigint,              -- third turn: the side that began wrote again after the answer; null when it did not
  deep_at bigint,                  -- message of the other by which both sides have had two turns and the other came back
  deep_source_id varchar,          -- its file
  deep_row_no bigint,              -- its row
  last_at bigint not null,         -- last kept message
  last_by varchar not null         -- owner or other
);

create table if not exists group_talks (
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- a group thread with at least one kept message
  person_id varchar not null,      -- who of the others wrote first; 'thread:<thread_id>' while nobody did
  started_by varchar not null,     -- owner or other: who wrote the first kept message
  first_at bigint not null,        -- first kept message
  first_source_id varchar not null,-- its file
  first_row_no bigint not null,    -- its row
  answered_at bigint,              -- first message of another person, when the member began; null when none
  answer_source_id varchar,        -- its file
  answer_row_no bigint             -- its row
);

create table if not exists revivals (
  member_id varchar not null,      -- whose mailbox
  thread_id varchar not null,      -- a person thread
  person_id varchar not null,      -- who wrote again
  silence_days double not null,    -- days since the message before, over 90
  occurred_at bigint not null,     -- instant of the message that ends the silence
  source_id varchar not null,      -- file
  row_no bigint not null           -- row
);

create table if not exists targets (
  member_id varchar not null,      -- whose target group
  person_id varchar not null,      -- a person with a known title or company
  is_target boolean,               -- in the declared target group; null when neither title nor company is known
  why varchar,                     -- the rule that decided: function, seniority, company, account, key word
  function varchar,                -- code of function, see targeting/functions.toml
  seniority varchar                -- code of seniority, see targeting/seniority.toml
);

create table if not exists steps (
  member_id varchar not null,      -- whose deals
  person_id varchar not null,      -- LinkedIn person, else mention
  kind varchar not null,           -- meeting (a call counts), quote_requested, quote_sent, contract_signed, lost
  deal_id varchar,                 -- the deal, when the file names one
  amount double,                   -- value, if given
  currency varchar,                -- ISO 4217, if given
  declared boolean not null,       -- stands in a results file: the person says that it belongs to a sale
  company_key varchar,             -- normalised company that the results file names, else that of the person
  occurred_at bigint not null,     -- when
  source_id varchar not null,      -- file
  row_no bigint not null,          -- row
  followed boolean not null        -- a source says that it follows this kind from then or earlier on; else it counts for no rate
);

create table if not exists confirmed_events (
  member_id varchar not null,      -- whose mailbox
  person_id varchar not null,      -- the other person of the thread
  kind varchar not null,           -- meeting_agreed, meeting, quote_requested, quote_sent, contract_signed
  deal_id varchar,                 -- the person's deal in a CRM or results file, else a made one; null for meetings
  deal_id_then varchar,            -- the same by what was known when it was confirmed; a later import never changes it
  company_key varchar,             -- normalised company of the person
  occurred_at bigint not null,     -- day that the person told, else that of the message
  recorded_at bigint not null,     -- when it was confirmed
  replaced_at bigint,              -- since when a calendar, CRM or results row tells the same; from then on that row counts and this one does not
  source_id varchar not null,      -- file of the message
  row_no bigint not null,          -- its row
  fact_id varchar not null         -- the message and the kind
);

create table if not exists weeks (
  member_id varchar not null,      -- whose exposure
  signal varchar not null,         -- as in coverage; also quote_requests, contracts: what a results file really tells
  occurred_at bigint not null,     -- middle of the week, counted backwards from the as-of date
  share double not null,           -- part of the week that the source covers, 0 to 1
  exposure double not null,        -- the same, but 0 in a week of holiday: what opportunities are counted from
  source_id varchar not null       -- file
);

create table if not exists clock (
  member_id varchar not null,      -- whose score
  as_of bigint not null            -- first instant that is not known any more: the end of the as-of day, UTC
);
