-- After a split somebody says who went where: from its day on, the posts of many people are put under one successor at once, and can be put back.
create table athar.post_correction (
  id uuid not null,
  event_id uuid not null,
  successor_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  recorded_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  constraint post_correction_key primary key (id),
  constraint post_correction_of_successor foreign key (event_id, successor_id) references athar.organisation_successor (event_id, organisation_id),
  constraint post_correction_undone_by_somebody check ((undone_at is null) = (undone_by_name is null))
);
create index post_correction_by_event on athar.post_correction (event_id);

-- What was under the organisation that was split. A post that began before the day was ended there and goes on in a new line; any other was
-- renamed to the successor where it stands.
create table athar.post_correction_line (
  correction_id uuid not null,
  affiliation_id uuid not null,
  person_id uuid not null,
  former_organisation_id uuid not null,
  former_to date,
  new_affiliation_id uuid,
  restored boolean not null default false,
  constraint post_correction_line_key primary key (correction_id, affiliation_id),
  constraint post_correction_line_of foreign key (correction_id) references athar.post_correction (id) on delete cascade,
  constraint post_correction_line_person_exists foreign key (person_id) references athar.person (id) on update cascade on delete cascade,
  constraint post_correction_line_organisation_exists foreign key (former_organisation_id) references athar.organisation (id)
);
create index post_correction_line_by_person on athar.post_correction_line (person_id);
