-- What a session asks of administrations as a whole, kept beside the session so that asking does not change its version.
create table athar.designation_plan (
  session_id uuid not null,
  version integer not null default 1,
  women_percent smallint,
  deadline date,
  profile_fr text not null default '',
  profile_ar text not null default '',
  profile_en text not null default '',
  constraint designation_plan_key primary key (session_id),
  constraint designation_plan_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint designation_plan_women_percent_fits check (women_percent between 0 and 100)
);

-- How many people each organisation is asked for.
create table athar.session_quota (
  session_id uuid not null,
  organisation_id uuid not null,
  places integer not null,
  constraint session_quota_key primary key (session_id, organisation_id),
  constraint session_quota_of foreign key (session_id) references athar.designation_plan (session_id) on delete cascade,
  constraint session_quota_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint session_quota_places_fit check (places between 1 and 1000)
);
create index session_quota_by_organisation on athar.session_quota (organisation_id);

-- A letter that asks one administration to name people for one session.
create table athar.designation (
  id uuid not null,
  version integer not null default 1,
  session_id uuid not null,
  organisation_id uuid not null,
  state text not null default 'draft',
  language text not null default 'fr',
  addressee text not null default '',
  profile text not null default '',
  attachments text[] not null default '{}',
  places integer not null,
  women_percent smallint,
  deadline date,
  outgoing_number text not null default '',
  sent_on date,
  incoming_number text not null default '',
  answered_on date,
  note text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  constraint designation_key primary key (id),
  constraint designation_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint designation_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint designation_state_known check (state in ('draft', 'sent', 'answered', 'cancelled')),
  constraint designation_language_known check (language in ('fr', 'ar', 'en')),
  constraint designation_places_fit check (places between 1 and 1000),
  constraint designation_women_percent_fits check (women_percent between 0 and 100),
  constraint designation_sent_has_date check (state in ('draft', 'cancelled') or sent_on is not null),
  constraint designation_answer_has_date check ((state = 'answered') = (answered_on is not null) or state = 'cancelled'),
  constraint designation_deadline_after_sending check (deadline >= sent_on),
  constraint designation_answer_after_sending check (answered_on >= sent_on)
);
create unique index designation_one_per_organisation on athar.designation (session_id, organisation_id) where state <> 'cancelled';
create index designation_by_session on athar.designation (session_id);
create index designation_by_organisation on athar.designation (organisation_id);
create index designation_unanswered on athar.designation (deadline, id) where state = 'sent';

create table athar.designation_reminder (
  designation_id uuid not null,
  sent_on date not null,
  outgoing_number text not null default '',
  constraint designation_reminder_key primary key (designation_id, sent_on),
  constraint designation_reminder_of foreign key (designation_id) references athar.designation (id) on delete cascade
);

-- Whom an administration named, in its order. Their place in the session is their registration's.
create table athar.designated_person (
  designation_id uuid not null,
  person_id uuid not null,
  rank integer not null,
  standing text not null default 'main',
  channel text not null,
  import_id uuid,
  designated_at timestamptz not null default clock_timestamp(),
  constraint designated_person_key primary key (designation_id, person_id),
  constraint designated_person_of foreign key (designation_id) references athar.designation (id) on delete cascade,
  constraint designated_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint designated_person_import_exists foreign key (import_id) references athar.import (id) on delete set null,
  constraint designated_person_rank_unique unique (designation_id, rank) deferrable initially deferred,
  constraint designated_person_rank_positive check (rank > 0),
  constraint designated_person_standing_known check (standing in ('main', 'substitute')),
  constraint designated_person_channel_known check (channel in ('letter', 'focal_point', 'partner', 'typed'))
);
create index designated_person_by_person on athar.designated_person (person_id);
create trigger designated_person_not_erased before insert on athar.designated_person for each row execute function athar.refuse_erased();
create index designated_person_by_import on athar.designated_person (import_id) where import_id is not null;

-- A list of registrations that came back as the reply form of a letter.
alter table athar.import
  add column designation_id uuid,
  add constraint import_designation_exists foreign key (designation_id) references athar.designation (id),
  add constraint import_designation_of_registrations check (designation_id is null or session_id is not null);
create index import_by_designation on athar.import (designation_id) where designation_id is not null;
