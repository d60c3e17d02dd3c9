-- What every form says of the processing, and how long a request may take. One row.
create table athar.privacy_notice (
  single boolean not null default true,
  version integer not null default 1,
  controller_fr text not null default '',
  controller_ar text not null default '',
  controller_en text not null default '',
  purpose_fr text not null default '',
  purpose_ar text not null default '',
  purpose_en text not null default '',
  recipients_fr text not null default '',
  recipients_ar text not null default '',
  recipients_en text not null default '',
  contact text not null default '',
  receipt_number text not null default '',
  answer_days integer not null default 30,
  constraint privacy_notice_key primary key (single),
  constraint privacy_notice_one_row check (single),
  constraint privacy_notice_days_sensible check (answer_days between 1 and 365)
);
insert into athar.privacy_notice default values;

-- A locked record is neither changed nor found in lists; what was counted stays counted.
alter table athar.person add column locked_at timestamptz;

create table athar.person_request (
  id uuid not null,
  version integer not null default 1,
  ordinal integer not null generated always as identity,
  created_year smallint not null,
  reference text not null generated always as
    ('DP-' || created_year || '-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')) stored,
  person_id uuid not null,
  kind text not null,
  channel text not null,
  received_on date not null,
  due_on date not null,
  statement text not null default '',
  decision text,
  reason text not null default '',
  answered_on date,
  answered_by uuid,
  answered_by_name text not null default '',
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint person_request_key primary key (id),
  constraint person_request_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint person_request_kind_known check (kind in ('access', 'rectification', 'objection', 'erasure')),
  constraint person_request_channel_known check (channel in ('letter', 'email', 'in_person', 'phone', 'form')),
  constraint person_request_decision_known check (decision in ('data_given', 'rectified', 'locked', 'erased', 'refused')),
  constraint person_request_answered_once check ((decision is null) = (answered_on is null)),
  constraint person_request_refused_with_reason check (decision is distinct from 'refused' or reason <> ''),
  constraint person_request_due_after_received check (due_on >= received_on),
  constraint person_request_answered_after_received check (answered_on >= received_on)
);
create index person_request_open on athar.person_request (due_on, id) where decision is null;
create index person_request_by_person on athar.person_request (person_id);

-- What data serve for. A change of the words or of the legal basis is a new version; earlier ones stay as they were.
create table athar.purpose (
  id uuid not null,
  version integer not null default 1,
  code text not null,
  active boolean not null default true,
  constraint purpose_key primary key (id),
  constraint purpose_code_unique unique (code),
  constraint purpose_code_shape check (code ~ '^[a-z][a-z0-9_]{0,39}$')
);
create table athar.purpose_version (
  purpose_id uuid not null,
  number integer not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  text_fr text not null default '',
  text_ar text not null default '',
  text_en text not null default '',
  legal_basis text not null,
  since timestamptz not null default clock_timestamp(),
  constraint purpose_version_key primary key (purpose_id, number),
  constraint purpose_version_of foreign key (purpose_id) references athar.purpose (id) on delete cascade,
  constraint purpose_version_basis_known check (legal_basis in ('consent', 'contract', 'public_mission', 'legal_obligation', 'vital_interest')),
  constraint purpose_version_named check (name_fr <> '' or name_ar <> '' or name_en <> '')
);

-- Every answer stays: the last one on the purpose is the one that holds.
create table athar.consent (
  id uuid not null,
  person_id uuid not null,
  purpose_id uuid not null,
  purpose_version integer not null,
  answer text not null,
  date date not null,
  channel text not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint consent_key primary key (id),
  constraint consent_person_exists foreign key (person_id) references athar.person (id) on update cascade on delete cascade,
  constraint consent_purpose_exists foreign key (purpose_id, purpose_version) references athar.purpose_version (purpose_id, number),
  constraint consent_answer_known check (answer in ('given', 'refused', 'withdrawn')),
  constraint consent_channel_known check (channel in ('letter', 'email', 'in_person', 'phone', 'form'))
);
create index consent_by_person on athar.consent (person_id, purpose_id, date desc, recorded_at desc);

-- Of a locked record only what is argued as 'locked_too' may still be written.
create or replace function athar.refuse_erased() returns trigger
language plpgsql
as $$
declare
  was record;
begin
  select p.erased_at, p.locked_at into was from athar.person p where p.id = new.person_id;
  if was.erased_at is not null then
    raise exception 'this person was erased' using errcode = 'check_violation', constraint = 'person_not_erased';
  elsif was.locked_at is not null and tg_argv[0] is distinct from 'locked_too' then
    raise exception 'this record is locked' using errcode = 'check_violation', constraint = 'person_not_locked';
  end if;
  return new;
end
$$;
create function athar.keep_locked() returns trigger
language plpgsql
as $$
begin
  raise exception 'this record is locked' using errcode = 'check_violation', constraint = 'person_not_locked';
end
$$;
-- The lock itself may go, and the whole record may be erased.
create trigger person_stays_locked before update of title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone, language
  on athar.person for each row
  when (old.locked_at is not null and new.locked_at is not null) execute function athar.keep_locked();
create trigger person_request_person_not_erased before insert on athar.person_request for each row execute function athar.refuse_erased('locked_too');
-- Somebody may withdraw a consent while their record is locked.
create trigger consent_person_not_erased before insert on athar.consent for each row execute function athar.refuse_erased('locked_too');
