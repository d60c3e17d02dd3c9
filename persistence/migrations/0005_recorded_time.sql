-- Recorded time: a tick is a database snapshot. See ops/decisions on recorded time.
create table athar.tick (
  n bigint not null,
  recorded_at timestamptz not null,
  constraint tick_key primary key (n),
  constraint tick_times_differ unique (recorded_at)
);

create table athar.change_set (
  id bigint not null generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  concept text not null,
  subject_id uuid,
  action text not null,
  before jsonb,
  after jsonb,
  touched_people uuid[] not null default '{}',
  touched_sessions uuid[] not null default '{}',
  touched_organisations uuid[] not null default '{}',
  touched_participations uuid[] not null default '{}',
  tick bigint,
  constraint change_set_key primary key (id),
  constraint change_set_tick_exists foreign key (tick) references athar.tick (n)
);
create index change_set_unnumbered on athar.change_set (id) where tick is null;
create index change_set_by_subject on athar.change_set (concept, subject_id, id desc);
create index change_set_by_actor on athar.change_set (actor_id, id desc);
create index change_set_by_tick on athar.change_set (tick);

create table athar.session_fact (
  session integer not null,
  session_id uuid not null,
  date date,
  planned_minutes integer not null,
  sittings integer not null,
  sittings_recorded integer not null,
  held boolean not null,
  kind text not null,
  modality text not null,
  region text not null,
  country text not null,
  programmes uuid[] not null,
  head_count_total integer,
  head_count_women integer,
  head_count_men integer,
  known_from bigint not null,
  known_to bigint
);
create unique index session_fact_open on athar.session_fact (session_id) where known_to is null;
create index session_fact_by_known_from on athar.session_fact (known_from);
create index session_fact_by_known_to on athar.session_fact (known_to) where known_to is not null;

create table athar.participation_fact (
  person integer not null,
  session integer not null,
  person_id uuid not null,
  session_id uuid not null,
  role text not null,
  registered boolean not null,
  attended_minutes integer not null,
  attended_sittings integer not null,
  sex text not null,
  age_band text not null,
  level text not null,
  category text not null,
  organisation integer not null,
  region text not null,
  programmes uuid[] not null,
  known_from bigint not null,
  known_to bigint
);
create unique index participation_fact_open on athar.participation_fact (person_id, session_id) where known_to is null;
create index participation_fact_open_by_session on athar.participation_fact (session_id) where known_to is null;
create index participation_fact_by_known_from on athar.participation_fact (known_from);
create index participation_fact_by_known_to on athar.participation_fact (known_to) where known_to is not null;

create table athar.organisation_fact (
  organisation integer not null,
  organisation_id uuid not null,
  parent integer not null,
  type text not null,
  known_from bigint not null,
  known_to bigint
);
create unique index organisation_fact_open on athar.organisation_fact (organisation_id) where known_to is null;
create index organisation_fact_by_known_from on athar.organisation_fact (known_from);
create index organisation_fact_by_known_to on athar.organisation_fact (known_to) where known_to is not null;
