-- What is taken of people only with an authorisation of the CNDP; each kind is off until its number is entered.
create table athar.sensitive_authorisation (
  kind text not null,
  version integer not null default 1,
  number text not null default '',
  granted_on date,
  purpose_id uuid,
  entered_by uuid,
  entered_by_name text not null default '',
  entered_at timestamptz,
  constraint sensitive_authorisation_key primary key (kind),
  constraint sensitive_authorisation_kind_known check (kind in ('disability', 'national_identity', 'payroll')),
  constraint sensitive_authorisation_number_length check (length(number) <= 60),
  constraint sensitive_authorisation_complete check (number = '' or (granted_on is not null and purpose_id is not null)),
  constraint sensitive_authorisation_purpose_exists foreign key (purpose_id) references athar.purpose (id)
);
insert into athar.sensitive_authorisation (kind) values ('disability'), ('national_identity'), ('payroll');

-- Answers to the Washington Group short set: 1 no difficulty … 4 cannot do at all; none where it was not answered.
create table athar.disability_statement (
  person_id uuid not null,
  version integer not null default 1,
  seeing smallint,
  hearing smallint,
  walking smallint,
  remembering smallint,
  self_care smallint,
  communicating smallint,
  date date not null,
  channel text not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint disability_statement_key primary key (person_id),
  constraint disability_statement_person_exists foreign key (person_id) references athar.person (id) on update cascade on delete cascade,
  constraint disability_statement_answers_known check
    (seeing between 1 and 4 and hearing between 1 and 4 and walking between 1 and 4 and remembering between 1 and 4 and self_care between 1 and 4
     and communicating between 1 and 4),
  constraint disability_statement_says_something check (coalesce(seeing, hearing, walking, remembering, self_care, communicating) is not null),
  constraint disability_statement_channel_known check (channel in ('letter', 'email', 'in_person', 'phone', 'form'))
);

-- Numbers of identity cards and of the payroll, sealed with a key that is not in the database; `lookup` is a keyed hash.
create table athar.identity_number (
  person_id uuid not null,
  kind text not null,
  version integer not null default 1,
  key_id text not null,
  sealed bytea not null,
  lookup bytea not null,
  date date not null,
  channel text not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint identity_number_key primary key (person_id, kind),
  constraint identity_number_person_exists foreign key (person_id) references athar.person (id) on update cascade on delete cascade,
  constraint identity_number_kind_known check (kind in ('national_identity', 'payroll')),
  constraint identity_number_is_sealed check (octet_length(sealed) > 40 and octet_length(lookup) = 32),
  constraint identity_number_channel_known check (channel in ('letter', 'email', 'in_person', 'phone', 'form'))
);
create index identity_number_by_lookup on athar.identity_number (lookup);

create trigger disability_statement_person_not_erased before insert or update on athar.disability_statement
  for each row execute function athar.refuse_erased();
-- Sealing with another key goes on while a record is locked.
create trigger identity_number_person_not_erased before insert or update of date, channel, recorded_by_name on athar.identity_number
  for each row execute function athar.refuse_erased();
