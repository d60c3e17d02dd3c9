create table athar.import (
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  state text not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  mapping jsonb not null default '{}',
  defaults jsonb not null default '{}',
  skip_rows_in_error boolean not null default false,
  total_rows integer not null default 0,
  done_rows integer not null default 0,
  new_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  changed_rows integer not null default 0,
  error_rows integer not null default 0,
  failure text not null default '',
  account_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint import_key primary key (id),
  constraint import_kind_known check (kind in ('sessions', 'people', 'organisations', 'registrations', 'places')),
  constraint import_state_known check (state in ('uploaded', 'previewing', 'previewed', 'confirming', 'confirmed', 'cancelled', 'failed'))
);
create index import_by_age on athar.import (created_at desc, id desc);

create table athar.import_row (
  import_id uuid not null,
  row integer not null,
  outcome text not null,
  values jsonb not null,
  errors jsonb not null default '[]',
  body jsonb,
  subject_id uuid,
  constraint import_row_key primary key (import_id, row),
  constraint import_row_of foreign key (import_id) references athar.import (id) on delete cascade,
  constraint import_row_outcome_known check (outcome in ('new', 'unchanged', 'changed', 'error'))
);
create index import_row_by_outcome on athar.import_row (import_id, outcome, row);
