-- Two records of one person. Rows keep the person they were entered with for ever; a merge is a dated link, an undo ends it.
create table athar.person_merge (
  id uuid not null,
  merged_id uuid not null,
  canonical_id uuid not null,
  reason text not null default '',
  -- What the merge wrote into the canonical person: field, before and after in turn. Affiliations are all lines as JSON.
  field_changes text[] not null default '{}',
  -- Figures that moved: measure, dimension, key, before and after in turn.
  effect text[] not null default '{}',
  merged_at timestamptz not null default clock_timestamp(),
  merged_by uuid,
  merged_by_name text not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_by_name text,
  -- Fields that somebody changed after the merge and that the undo left so.
  kept_fields text[] not null default '{}',
  undo_effect text[] not null default '{}',
  constraint person_merge_key primary key (id),
  constraint person_merge_merged_exists foreign key (merged_id) references athar.person (id),
  constraint person_merge_canonical_exists foreign key (canonical_id) references athar.person (id),
  constraint person_merge_not_with_itself check (merged_id <> canonical_id),
  constraint person_merge_undone_by_somebody check ((undone_at is null) = (undone_by_name is null)),
  constraint person_merge_effect_whole check (cardinality(effect) % 5 = 0 and cardinality(undo_effect) % 5 = 0),
  constraint person_merge_field_changes_whole check (cardinality(field_changes) % 3 = 0)
);
create unique index person_merge_one_open on athar.person_merge (merged_id) where undone_at is null;
create index person_merge_by_time on athar.person_merge (merged_at desc, id desc);
create index person_merge_by_merged on athar.person_merge (merged_id);
create index person_merge_by_canonical on athar.person_merge (canonical_id);

-- Where the open merges lead in the end, kept beside the person so that every reading follows it by an index. Merging and undoing write it,
-- `athar_derived.canonical_person` says what it must be, `athar-server verify` compares.
alter table athar.person
  add column merged_into uuid,
  -- Names of those merged into this person, so that a search by them finds it.
  add column merged_names text not null default '',
  add constraint person_merged_into_exists foreign key (merged_into) references athar.person (id),
  add constraint person_not_merged_into_itself check (merged_into <> id);
alter table athar.person
  add column canonical_id uuid not null generated always as (coalesce(merged_into, id)) stored;
create index person_by_canonical on athar.person (canonical_id);
create index person_merged_into on athar.person (merged_into) where merged_into is not null;

drop index athar.person_by_search;
alter table athar.person drop column search_text;
alter table athar.person add column search_text text not null generated always as
  (athar.search_key(given_name || ' ' || family_name || ' ' || given_name || ' ' || given_name_ar || ' ' || family_name_ar || ' ' || given_name_ar ||
                    ' ' || merged_names)) stored;
create index person_by_search on athar.person using gin (search_text public.gin_trgm_ops);
