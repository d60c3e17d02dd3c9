-- That the archives agreed to the end of some scans; the record stays when the files are gone.
create table athar.sheet_elimination (
  id uuid not null,
  reference text not null,
  authority text not null,
  agreed_on date not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint sheet_elimination_key primary key (id),
  constraint sheet_elimination_reference_length check (length(reference) between 1 and 120),
  constraint sheet_elimination_authority_length check (length(authority) between 1 and 200)
);

-- Scans of signed sheets. The files are beside the database, named by the hash of their content.
create table athar.signed_sheet (
  id uuid not null,
  session_id uuid not null,
  date date not null,
  sitting smallint,
  page smallint not null,
  replaces uuid,
  replaced_at timestamptz,
  reference text not null default '',
  file_name text not null default '',
  media_type text not null,
  sha256 text not null,
  size_bytes bigint not null,
  uploaded_by uuid,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default clock_timestamp(),
  elimination_id uuid,
  constraint signed_sheet_key primary key (id),
  constraint signed_sheet_session_exists foreign key (session_id) references athar.session (id),
  constraint signed_sheet_replaces_exists foreign key (replaces) references athar.signed_sheet (id),
  constraint signed_sheet_replaced_once unique (replaces),
  constraint signed_sheet_elimination_exists foreign key (elimination_id) references athar.sheet_elimination (id),
  constraint signed_sheet_sitting_one_or_two check (sitting in (1, 2)),
  constraint signed_sheet_page_sensible check (page between 1 and 60),
  constraint signed_sheet_type_known check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  constraint signed_sheet_hash_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint signed_sheet_size_sensible check (size_bytes between 1 and 20971520)
);
create unique index signed_sheet_once on athar.signed_sheet (session_id, date, coalesce(sitting, 0), sha256) where elimination_id is null;
create unique index signed_sheet_page on athar.signed_sheet (session_id, date, coalesce(sitting, 0), page) where replaced_at is null and elimination_id is null;
create index signed_sheet_by_content on athar.signed_sheet (sha256) where elimination_id is null;
create index signed_sheet_by_elimination on athar.signed_sheet (elimination_id) where elimination_id is not null;

-- Until when a session's sheets stay: months after its last day; null: for ever.
create function athar.sheets_locked_until(last_day date) returns date
language sql stable
as $$
  select CAST(last_day + make_interval(0, r.months) AS date) from athar.retention_rule r where r.rule = 'signed_sheets'
$$;

alter table athar.retention_rule
  drop constraint retention_rule_known,
  add constraint retention_rule_known check
    (rule in ('contacts', 'import_files', 'import_rows', 'audit_details', 'request_statements', 'birth_dates', 'signed_sheets'));
insert into athar.retention_rule (rule) values ('signed_sheets');
