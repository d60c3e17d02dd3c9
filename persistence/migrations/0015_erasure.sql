-- A person whose name is gone: the row stays under a random id and a random label, so that what was counted stays counted.
alter table athar.person add column erased_at timestamptz;
create index import_effect_by_import_subject on athar.import_effect (import_id, subject_id);
create index import_row_by_subject on athar.import_row (subject_id) where subject_id is not null;
-- Rows that may name somebody they are not linked to.
create index import_row_unlinked on athar.import_row (import_id) where subject_id is null or remarks <> '{}';
alter table athar.import add column content_removed_at timestamptz;
create index change_set_team on athar.change_set using gin ((after->'team') jsonb_path_ops) where concept = 'sessions';
create index participation_fact_closed_by_person on athar.participation_fact (person_id) where known_to is not null;

-- What was known of an erased person at each session: what figures are split by, and nothing else.
create table athar.frozen_participation (
  person_id uuid not null,
  session_id uuid not null,
  sex text not null,
  age_years smallint,
  age_band text not null,
  administrative_level text,
  category text,
  organisation_id uuid,
  grade text,
  place_code text,
  region_code text,
  constraint frozen_participation_key primary key (person_id, session_id),
  constraint frozen_participation_person_exists foreign key (person_id) references athar.person (id),
  constraint frozen_participation_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint frozen_participation_organisation_exists foreign key (organisation_id) references athar.organisation (id)
);

-- That somebody was erased, by whom and when. `former_id` is there until the next tick has given the facts their new name.
create table athar.erasure (
  person_id uuid not null,
  former_id uuid,
  label text not null,
  erased_at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  participations integer not null default 0,
  lines_redacted integer not null default 0,
  files_removed integer not null default 0,
  exports_withdrawn integer not null default 0,
  constraint erasure_key primary key (person_id),
  constraint erasure_person_exists foreign key (person_id) references athar.person (id),
  constraint erasure_label_unique unique (label)
);
create index erasure_awaiting_tick on athar.erasure (former_id) where former_id is not null;

-- What refers to a person follows them to their new id.
do $$
declare
  each record;
begin
  for each in
    select c.conname, c.conrelid::regclass as owner, c.confdeltype, a.attname
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute i on i.attrelid = c.confrelid and i.attnum = c.confkey[1] and i.attname = 'id'
    where c.contype = 'f' and c.confrelid = 'athar.person'::regclass and cardinality(c.conkey) = 1
  loop
    execute format('alter table %s drop constraint %I, add constraint %I foreign key (%I) references athar.person (id) on update cascade %s',
                   each.owner, each.conname, each.conname, each.attname, case each.confdeltype when 'c' then 'on delete cascade' else '' end);
  end loop;
end
$$;

-- An erased person takes no part in anything new, and is not given a name again.
create function athar.refuse_erased() returns trigger
language plpgsql
as $$
begin
  if exists (select from athar.person p where p.id = new.person_id and p.erased_at is not null) then
    raise exception 'this person was erased' using errcode = 'check_violation', constraint = 'person_not_erased';
  end if;
  return new;
end
$$;
create trigger registration_person_not_erased before insert on athar.registration for each row execute function athar.refuse_erased();
create trigger affiliation_person_not_erased before insert on athar.affiliation for each row execute function athar.refuse_erased();
create trigger person_group_member_person_not_erased before insert on athar.person_group_member for each row execute function athar.refuse_erased();
create trigger session_team_member_person_not_erased before insert on athar.session_team_member for each row execute function athar.refuse_erased();
create function athar.keep_erased() returns trigger
language plpgsql
as $$
begin
  raise exception 'this person was erased' using errcode = 'check_violation', constraint = 'person_not_erased';
end
$$;
create trigger person_stays_erased before update of title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket, category, email, phone, language
  on athar.person for each row when (old.erased_at is not null) execute function athar.keep_erased();
