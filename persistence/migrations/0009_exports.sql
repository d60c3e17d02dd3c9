-- Files that were asked for: lists, documents. The files themselves lie in the server's directory under the export's id. Filters are
-- an array of name and value in turn.
create table athar.export (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  list text not null default '',
  format text not null,
  filters text[] not null default '{}',
  columns text[] not null default '{}',
  language text not null,
  state text not null default 'queued',
  file_name text not null default '',
  content_type text not null default '',
  size_bytes bigint not null default 0,
  sha256 text not null default '',
  row_count bigint not null default 0,
  failure text not null default '',
  failure_detail text not null default '',
  made_for text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  constraint export_key primary key (id),
  constraint export_account_exists foreign key (account_id) references athar.account (id) on delete cascade,
  constraint export_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint export_language_known check (language in ('fr', 'ar', 'en')),
  constraint export_over_when_finished check ((finished_at is not null) = (state in ('done', 'failed', 'cancelled'))),
  constraint export_done_has_file check (state <> 'done' or (file_name <> '' and sha256 <> ''))
);
create index export_by_account on athar.export (account_id, created_at desc, id desc);
create index export_by_expiry on athar.export (expires_at) where expires_at is not null;
