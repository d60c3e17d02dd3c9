-- What happens to organisations: each a dated event that can be undone. `organisation_event` is the history, the columns beside the
-- organisation are where it stands now, kept by recording and undoing.
alter table athar.organisation
  add column founded_on date,
  -- The first day on which it was no more.
  add column ended_on date,
  -- What took it over whole, from `ended_on`; without that day the two records are of one organisation and always were.
  add column merged_into uuid,
  add constraint organisation_merged_into_exists foreign key (merged_into) references athar.organisation (id),
  add constraint organisation_not_merged_into_itself check (merged_into <> id),
  add constraint organisation_ends_after_founding check (ended_on > founded_on);
create index organisation_by_merged_into on athar.organisation (merged_into) where merged_into is not null;

-- What it was under until a day (that day included); null: under nothing.
create table athar.organisation_earlier_parent (
  organisation_id uuid not null,
  until date not null,
  parent_id uuid,
  constraint organisation_earlier_parent_key primary key (organisation_id, until),
  constraint organisation_earlier_parent_of foreign key (organisation_id) references athar.organisation (id) on delete cascade,
  constraint organisation_earlier_parent_exists foreign key (parent_id) references athar.organisation (id)
);
create index organisation_earlier_parent_by_parent on athar.organisation_earlier_parent (parent_id);

create table athar.organisation_event (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  -- The first day of what is new.
  happened_on date,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  acronym_fr text not null default '',
  acronym_ar text not null default '',
  acronym_en text not null default '',
  former_name_fr text not null default '',
  former_name_ar text not null default '',
  former_name_en text not null default '',
  former_acronym_fr text not null default '',
  former_acronym_ar text not null default '',
  former_acronym_en text not null default '',
  parent_id uuid,
  former_parent_id uuid,
  reason text not null default '',
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by uuid,
  recorded_by_name text not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_by_name text,
  constraint organisation_event_key primary key (id),
  constraint organisation_event_of foreign key (organisation_id) references athar.organisation (id) on delete cascade,
  constraint organisation_event_kind_known check (kind in ('renamed', 'merged', 'split', 'moved', 'same_as')),
  constraint organisation_event_dated check ((kind = 'same_as') = (happened_on is null)),
  constraint organisation_event_parent_exists foreign key (parent_id) references athar.organisation (id),
  constraint organisation_event_former_parent_exists foreign key (former_parent_id) references athar.organisation (id),
  constraint organisation_event_undone_by_somebody check ((undone_at is null) = (undone_by_name is null))
);
create index organisation_event_by_organisation on athar.organisation_event (organisation_id);
create index organisation_event_by_parent on athar.organisation_event (parent_id) where parent_id is not null;
create index organisation_event_by_former_parent on athar.organisation_event (former_parent_id) where former_parent_id is not null;
create unique index organisation_event_one_end on athar.organisation_event (organisation_id)
  where kind in ('merged', 'split', 'same_as') and undone_at is null;

create table athar.organisation_successor (
  event_id uuid not null,
  organisation_id uuid not null,
  place smallint not null,
  constraint organisation_successor_key primary key (event_id, organisation_id),
  constraint organisation_successor_of foreign key (event_id) references athar.organisation_event (id) on delete cascade,
  constraint organisation_successor_exists foreign key (organisation_id) references athar.organisation (id)
);
create index organisation_successor_by_organisation on athar.organisation_successor (organisation_id);

-- Of each earlier parent, oldest first: its last day in days since 1970, then its ordinal (0 for none).
alter table athar.organisation_fact add column earlier_parents integer[] not null default '{}';
