-- What a coaching was engaged for. Its visits are sittings of the session, so that attendance and figures are those of any sitting.
create table athar.coaching_engagement (
  session_id uuid not null,
  planned_minutes integer not null,
  goal text not null default '',
  constraint coaching_engagement_key primary key (session_id),
  constraint coaching_engagement_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint coaching_engagement_minutes_sensible check (planned_minutes between 0 and 600000)
);

-- What a sitting of a coaching was about, and where. It goes with its sitting.
create table athar.coaching_visit (
  session_id uuid not null,
  date date not null,
  number smallint not null,
  topic text not null default '',
  remote boolean not null default false,
  place text not null default '',
  constraint coaching_visit_key primary key (session_id, date, number),
  constraint coaching_visit_of foreign key (session_id, date, number) references athar.sitting (session_id, date, number) on delete cascade
);

-- The part of a session that each does alone: a course elsewhere, a window instead of days, and how long it takes.
create table athar.e_learning (
  session_id uuid not null,
  link text not null,
  opens_on date not null,
  closes_on date not null,
  planned_minutes integer not null,
  constraint e_learning_key primary key (session_id),
  constraint e_learning_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint e_learning_closes_after_opening check (closes_on >= opens_on),
  constraint e_learning_minutes_positive check (planned_minutes between 1 and 600000)
);

-- How far somebody is in it, under the record they were entered with. A day of completion says that all of it was done.
create table athar.learner_progress (
  session_id uuid not null,
  person_id uuid not null,
  percent smallint not null,
  completed_on date,
  constraint learner_progress_key primary key (session_id, person_id),
  constraint learner_progress_of foreign key (session_id) references athar.e_learning (session_id) on delete cascade,
  constraint learner_progress_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint learner_progress_percent_fits check (percent between 0 and 100)
);
create index learner_progress_by_person on athar.learner_progress (person_id);
