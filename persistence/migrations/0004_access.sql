create table athar.account (
  id uuid not null,
  version integer not null default 1,
  email text not null,
  name text not null,
  role text not null,
  language text not null default 'fr',
  password_hash text not null default '',
  organisation_id uuid,
  person_id uuid,
  programme_id uuid,
  period_from date,
  period_to date,
  expires_at timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  constraint account_key primary key (id),
  constraint account_role_known check (role in ('administrator', 'coordinator', 'trainer', 'manager', 'focal_point', 'partner', 'auditor', 'viewer')),
  constraint account_language_known check (language in ('fr', 'ar', 'en')),
  constraint account_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint account_person_exists foreign key (person_id) references athar.person (id),
  constraint account_programme_exists foreign key (programme_id) references athar.programme (id),
  constraint account_bound_to_organisation check (role not in ('focal_point', 'partner') or organisation_id is not null),
  constraint account_auditor_bound check (role <> 'auditor' or (programme_id is not null and period_from is not null and period_to is not null and expires_at is not null)),
  constraint account_period_ends_after_start check (period_to >= period_from)
);
create unique index account_email_unique on athar.account (lower(email));

-- Only hashes of tokens are stored: reading the database signs nobody in.
create table athar.sign_in_session (
  token_hash bytea not null,
  account_id uuid not null,
  csrf_token text not null,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  constraint sign_in_session_key primary key (token_hash),
  constraint sign_in_session_of foreign key (account_id) references athar.account (id) on delete cascade
);
create index sign_in_session_by_account on athar.sign_in_session (account_id);

create table athar.access_token (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  constraint access_token_key primary key (id),
  constraint access_token_of foreign key (account_id) references athar.account (id) on delete cascade,
  constraint access_token_hash_unique unique (token_hash),
  constraint access_token_scopes_known check (scopes <@ array['read', 'write'])
);
create index access_token_by_account on athar.access_token (account_id);

create table athar.idempotency_key (
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status smallint not null,
  location text not null default '',
  etag text not null default '',
  answer text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint idempotency_key_key primary key (account_id, key),
  constraint idempotency_key_of foreign key (account_id) references athar.account (id) on delete cascade
);
create index idempotency_key_by_age on athar.idempotency_key (created_at);

-- Who made a thing under which id and from which body: a repeated create is recognised by it.
create table athar.created_id (
  id uuid not null,
  concept text not null,
  account_id uuid,
  body_hash bytea not null,
  constraint created_id_key primary key (id)
);
