-- Imports of every kind: how the file is read, what was corrected, what can be taken back.
alter table athar.import
  add column session_id uuid,
  add column sheet integer not null default 0,
  add column header_first integer not null default 0,
  add column header_last integer not null default 0,
  add column encoding text not null default '',
  add column delimiter text not null default '',
  add column shape text not null default '',
  add column remembered_at timestamptz,
  add column undone_at timestamptz,
  add constraint import_session_exists foreign key (session_id) references athar.session (id),
  add constraint import_session_of_registrations check ((kind = 'registrations') = (session_id is not null)),
  add constraint import_header_in_order check (header_first >= 0 and header_last >= header_first),
  drop constraint import_state_known,
  add constraint import_state_known check
    (state in ('uploaded', 'previewing', 'previewed', 'confirming', 'confirmed', 'undone', 'cancelled', 'failed'));

-- Changes are field, before and after in turn.
alter table athar.import_row
  add column label text not null default '',
  add column changes text[] not null default '{}';

-- The sheets of a workbook as they were read, so that it is converted once. A text file is read again each time.
create table athar.import_sheet (
  import_id uuid not null,
  position integer not null,
  name text not null,
  hidden boolean not null,
  content bytea not null,
  constraint import_sheet_key primary key (import_id, position),
  constraint import_sheet_of foreign key (import_id) references athar.import (id) on delete cascade
);

-- Cells put right beside the file, which stays as it came.
create table athar.import_correction (
  import_id uuid not null,
  row integer not null,
  column_name text not null,
  value text not null,
  constraint import_correction_key primary key (import_id, row, column_name),
  constraint import_correction_of foreign key (import_id) references athar.import (id) on delete cascade
);

-- How a file of this shape was read when one was last confirmed.
create table athar.import_shape (
  kind text not null,
  shape text not null,
  sheet integer not null,
  header_first integer not null,
  header_last integer not null,
  mapping text[] not null,
  defaults text[] not null,
  confirmed_at timestamptz not null default clock_timestamp(),
  constraint import_shape_key primary key (kind, shape)
);

-- What an import made (before is null) or changed (the row as it was), with the version it left: undone while nothing else changed it.
create table athar.import_effect (
  import_id uuid not null,
  number bigint not null generated always as identity,
  concept text not null,
  subject_id uuid not null,
  version integer,
  before jsonb,
  after jsonb,
  constraint import_effect_key primary key (import_id, number),
  constraint import_effect_of foreign key (import_id) references athar.import (id) on delete cascade,
  constraint import_effect_concept_known check
    (concept in ('organisations', 'people', 'affiliations', 'sessions', 'registrations', 'attendances'))
);
create index import_effect_by_subject on athar.import_effect (subject_id);

-- A name as names are compared: as it is searched for, its words in order.
create function athar.name_key(value text) returns text
language sql immutable parallel safe strict
as $$
  select coalesce(string_agg(word, ' ' order by word collate "C"), '')
  from unnest(string_to_array(athar.search_key(value), ' ')) as word
  where word <> ''
$$;
create index person_by_name on athar.person (athar.name_key(given_name || ' ' || family_name));
create index person_by_arabic_name on athar.person (athar.name_key(given_name_ar || ' ' || family_name_ar));
create index person_by_email on athar.person (lower(email));
create index person_by_phone on athar.person (phone);
