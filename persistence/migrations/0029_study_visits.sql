-- What a study visit is planned with: hosts in order, the programme of each day, the journeys, each traveller's papers, the leader's report.
alter table athar.registration add constraint registration_of_session unique (id, session_id);

create table athar.study_visit (
  session_id uuid not null,
  version integer not null default 1,
  head_registration_id uuid,
  report text not null default '',
  reported_on date,
  constraint study_visit_key primary key (session_id),
  constraint study_visit_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint study_visit_head_takes_part foreign key (head_registration_id, session_id) references athar.registration (id, session_id)
    on delete set null (head_registration_id),
  constraint study_visit_report_dated check ((report <> '') = (reported_on is not null))
);
create index study_visit_by_head on athar.study_visit (head_registration_id) where head_registration_id is not null;

create table athar.visit_host (
  session_id uuid not null,
  position smallint not null,
  organisation_id uuid,
  name text not null default '',
  city text not null default '',
  country text,
  from_date date,
  to_date date,
  contact text not null default '',
  constraint visit_host_key primary key (session_id, position),
  constraint visit_host_of foreign key (session_id) references athar.study_visit (session_id) on delete cascade,
  constraint visit_host_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint visit_host_country_known foreign key (country) references athar.place (code),
  constraint visit_host_named check (organisation_id is not null or name <> ''),
  constraint visit_host_ends_after_start check (to_date >= from_date)
);
create index visit_host_by_organisation on athar.visit_host (organisation_id) where organisation_id is not null;

-- Wall-clock time of where it happens, in minutes.
create table athar.visit_entry (
  session_id uuid not null,
  position smallint not null,
  date date not null,
  starts smallint,
  ends smallint,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  host smallint,
  place text not null default '',
  contact text not null default '',
  constraint visit_entry_key primary key (session_id, position),
  constraint visit_entry_of foreign key (session_id) references athar.study_visit (session_id) on delete cascade,
  constraint visit_entry_host_exists foreign key (session_id, host) references athar.visit_host (session_id, position),
  constraint visit_entry_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint visit_entry_ends_after_start check (ends > starts and starts >= 0 and ends <= 1440),
  constraint visit_entry_end_has_start check (ends is null or starts is not null)
);

-- Each time by the clocks of its own place: who flies across the date line arrives up to a day before leaving.
create table athar.travel_leg (
  session_id uuid not null,
  position smallint not null,
  from_place text not null,
  to_place text not null,
  departs_on date not null,
  departs_at smallint,
  arrives_on date not null,
  arrives_at smallint,
  means text not null,
  number text not null default '',
  constraint travel_leg_key primary key (session_id, position),
  constraint travel_leg_of foreign key (session_id) references athar.study_visit (session_id) on delete cascade,
  constraint travel_leg_means_known check (means in ('plane', 'train', 'coach', 'car', 'boat')),
  constraint travel_leg_arrives_after_departure check (arrives_on >= departs_on - case when means = 'plane' then 1 else 0 end),
  constraint travel_leg_times_of_a_day check (departs_at between 0 and 1439 and arrives_at between 0 and 1439)
);

-- Whether a traveller has what the journey needs. Never a number of a document.
create table athar.traveller_paper (
  registration_id uuid not null,
  session_id uuid not null,
  paper text not null,
  state text not null,
  date date,
  note text not null default '',
  constraint traveller_paper_key primary key (registration_id, paper),
  constraint traveller_paper_of foreign key (registration_id, session_id) references athar.registration (id, session_id) on delete cascade,
  constraint traveller_paper_known check (paper in ('passport', 'visa', 'mission_order', 'insurance')),
  constraint traveller_paper_state_known check (state in ('needed', 'asked', 'ready', 'not_needed')),
  constraint traveller_paper_date_of_a_step check (date is null or state in ('asked', 'ready')),
  constraint traveller_paper_without_number check (note !~ '[0-9]{6}' and note !~ '[A-Z][ .-]?[0-9]{5}')
);
create index traveller_paper_by_session on athar.traveller_paper (session_id);
