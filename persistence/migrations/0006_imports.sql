-- Files on their way into the records. Maps and pairs are arrays of name and value in turn.
create table athar.import (
  id uuid not null,
  version integer not null default 1,
  kind text not null,
  state text not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  mapping text[] not null default '{}',
  defaults text[] not null default '{}',
  skip_rows_in_error boolean not null default false,
  total_rows integer not null default 0,
  new_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  changed_rows integer not null default 0,
  error_rows integer not null default 0,
  failure text not null default '',
  failure_detail text not null default '',
  account_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint import_key primary key (id),
  constraint import_kind_known check (kind in ('sessions', 'people', 'organisations', 'registrations', 'places')),
  constraint import_state_known check (state in ('uploaded', 'previewing', 'previewed', 'confirming', 'confirmed', 'cancelled', 'failed'))
);
create index import_by_age on athar.import (created_at desc, id desc);

-- What the preview, and then the confirmation, found of each row. Remarks are column, code, detail and "warning" or "error" in turn.
create table athar.import_row (
  import_id uuid not null,
  row integer not null,
  outcome text not null,
  cells text[] not null default '{}',
  remarks text[] not null default '{}',
  subject_id uuid,
  constraint import_row_key primary key (import_id, row),
  constraint import_row_of foreign key (import_id) references athar.import (id) on delete cascade,
  constraint import_row_outcome_known check (outcome in ('new', 'unchanged', 'changed', 'error'))
);
create index import_row_by_outcome on athar.import_row (import_id, outcome, row);
