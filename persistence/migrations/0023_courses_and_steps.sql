-- The catalogue: what sessions are editions of.
create table athar.course (
  id uuid not null,
  ordinal integer not null generated always as identity,
  version integer not null default 1,
  reference text not null generated always as ('C-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')) stored,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  objectives_fr text not null default '',
  objectives_ar text not null default '',
  objectives_en text not null default '',
  audience_fr text not null default '',
  audience_ar text not null default '',
  audience_en text not null default '',
  kind text not null,
  modality text not null,
  seats integer,
  languages text[] not null default '{}',
  competencies text[] not null default '{}',
  certificate_percent integer,
  certificate_test boolean not null default false,
  archived boolean not null default false,
  search_text text not null generated always as
    (athar.search_key(title_fr || ' ' || title_ar || ' ' || title_en || ' C-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0'))) stored,
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(title_fr, ''), nullif(title_en, ''), title_ar))) stored,
  constraint course_key primary key (id),
  constraint course_ordinal_unique unique (ordinal),
  constraint course_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint course_kind_known check (kind in ('training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference')),
  constraint course_modality_known check (modality in ('in_person', 'distance', 'e_learning', 'blended')),
  constraint course_seats_positive check (seats > 0),
  constraint course_certificate_percent_sensible check (certificate_percent between 1 and 100)
);
create index course_by_sort_key on athar.course (sort_key, id);

-- How long an edition may be: one template is given in three days and in five.
create table athar.course_duration (
  course_id uuid not null,
  position integer not null,
  days integer not null,
  minutes integer,
  constraint course_duration_key primary key (course_id, position),
  constraint course_duration_of foreign key (course_id) references athar.course (id) on delete cascade,
  constraint course_duration_once unique (course_id, days),
  constraint course_duration_days_sensible check (days between 1 and 200),
  constraint course_duration_minutes_sensible check (minutes between 1 and days * 1440)
);

create table athar.course_module (
  course_id uuid not null,
  position integer not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  days integer,
  minutes integer,
  constraint course_module_key primary key (course_id, position),
  constraint course_module_of foreign key (course_id) references athar.course (id) on delete cascade,
  constraint course_module_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint course_module_days_or_minutes check (days is null or minutes is null),
  constraint course_module_length_sensible check (days between 1 and 200 and minutes is null or minutes between 1 and 288000 and days is null
                                                  or num_nonnulls(days, minutes) = 0)
);

create table athar.course_material (
  course_id uuid not null,
  position integer not null,
  title text not null,
  link text not null default '',
  note text not null default '',
  constraint course_material_key primary key (course_id, position),
  constraint course_material_of foreign key (course_id) references athar.course (id) on delete cascade,
  constraint course_material_titled check (title <> '')
);

create table athar.course_prerequisite (
  course_id uuid not null,
  prerequisite_id uuid not null,
  position integer not null,
  constraint course_prerequisite_key primary key (course_id, prerequisite_id),
  constraint course_prerequisite_of foreign key (course_id) references athar.course (id) on delete cascade,
  constraint course_prerequisite_exists foreign key (prerequisite_id) references athar.course (id),
  constraint course_prerequisite_not_itself check (course_id <> prerequisite_id)
);
create index course_prerequisite_by_prerequisite on athar.course_prerequisite (prerequisite_id);

-- An edition of a course has a number within it, given once.
alter table athar.session
  add column course_id uuid,
  add column edition integer,
  add constraint session_course_exists foreign key (course_id) references athar.course (id),
  add constraint session_edition_of_course check ((course_id is null) = (edition is null)),
  add constraint session_edition_positive check (edition > 0),
  add constraint session_edition_unique unique (course_id, edition),
  drop constraint session_status_known,
  add constraint session_status_known check
    (status in ('planned', 'open', 'confirmed', 'running', 'completed', 'closed', 'postponed', 'cancelled')),
  drop constraint session_cancelled_with_reason,
  add constraint session_not_held_with_reason check (status not in ('postponed', 'cancelled') or status_reason <> '');

-- Each change of a session's status, in order.
create table athar.session_status_step (
  session_id uuid not null,
  number integer not null,
  status text not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  reason text not null default '',
  constraint session_status_step_key primary key (session_id, number),
  constraint session_status_step_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_status_step_status_known check
    (status in ('planned', 'open', 'confirmed', 'running', 'completed', 'closed', 'postponed', 'cancelled'))
);

-- What was recorded of earlier steps is in the audit trail.
insert into athar.session_status_step (session_id, number, status, at, actor_id, actor_name, reason)
select c.subject_id, row_number() over (partition by c.subject_id order by c.id), c.after->>'status', c.at, c.actor_id, c.actor_name,
       coalesce(c.after->>'status_reason', '')
from athar.change_set c
join athar.session s on s.id = c.subject_id
where c.concept = 'sessions' and c.action = 'status_changed' and c.after->>'status' is not null;
