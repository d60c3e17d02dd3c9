-- Who may be the same as whom. Keys are numbers that records of one person have in common (domain/duplicates/person_keys): only people who
-- share one are compared.
create table athar.person_likeness_key (
  key bigint not null,
  ordinal integer not null,
  constraint person_likeness_key_key primary key (key, ordinal),
  constraint person_likeness_key_of foreign key (ordinal) references athar.person (ordinal) on delete cascade
);
create index person_likeness_key_by_person on athar.person_likeness_key (ordinal);

-- Names that many bear, by the key of the word, as the last comparison of the whole register counted them: they tell little.
create table athar.name_word (
  key bigint not null,
  bearers integer not null,
  constraint name_word_key primary key (key)
);

-- People whose names, birth or contacts changed since they were last compared, whichever way the change came.
create table athar.person_unchecked (
  person_id uuid not null,
  constraint person_unchecked_key primary key (person_id),
  constraint person_unchecked_of foreign key (person_id) references athar.person (id) on delete cascade
);
create function athar.mark_new_people_unchecked() returns trigger language plpgsql as $$
begin
  insert into athar.person_unchecked (person_id) select f.id from fresh f on conflict do nothing;
  return null;
end $$;
create function athar.mark_changed_people_unchecked() returns trigger language plpgsql as $$
begin
  insert into athar.person_unchecked (person_id)
  select f.id from fresh f join stale s on s.id = f.id
  where (f.family_name, f.given_name, f.family_name_ar, f.given_name_ar, f.sex, f.birth_date, f.birth_year, f.email, f.phone)
        is distinct from
        (s.family_name, s.given_name, s.family_name_ar, s.given_name_ar, s.sex, s.birth_date, s.birth_year, s.email, s.phone)
  on conflict do nothing;
  return null;
end $$;
create trigger person_new_unchecked after insert on athar.person
  referencing new table as fresh for each statement execute function athar.mark_new_people_unchecked();
create trigger person_changed_unchecked after update on athar.person
  referencing old table as stale new table as fresh for each statement execute function athar.mark_changed_people_unchecked();
insert into athar.person_unchecked (person_id) select id from athar.person;

-- Pairs that somebody should look at, and what was decided of them. Of two people or of two organisations, the smaller id first.
-- Reasons are "evidence:hundredths of a bit", separated by spaces.
create table athar.duplicate_pair (
  id uuid not null,
  version integer not null default 1,
  person_a uuid,
  person_b uuid,
  organisation_a uuid,
  organisation_b uuid,
  score double precision not null,
  bits double precision not null,
  certain boolean not null,
  reasons text not null,
  state text not null default 'open',
  found_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  decided_by uuid,
  decided_name text not null default '',
  decided_bits double precision,
  constraint duplicate_pair_key primary key (id),
  constraint duplicate_pair_people_unique unique (person_a, person_b),
  constraint duplicate_pair_organisations_unique unique (organisation_a, organisation_b),
  constraint duplicate_pair_of_one_kind check (num_nonnulls(person_a, person_b) = 2 and num_nonnulls(organisation_a, organisation_b) = 0
    or num_nonnulls(person_a, person_b) = 0 and num_nonnulls(organisation_a, organisation_b) = 2),
  constraint duplicate_pair_in_order check (person_a < person_b or organisation_a < organisation_b),
  constraint duplicate_pair_state_known check (state in ('open', 'same', 'different', 'later')),
  constraint duplicate_pair_decided check ((state = 'open') = (decided_at is null)),
  constraint duplicate_pair_person_a_exists foreign key (person_a) references athar.person (id) on delete cascade,
  constraint duplicate_pair_person_b_exists foreign key (person_b) references athar.person (id) on delete cascade,
  constraint duplicate_pair_organisation_a_exists foreign key (organisation_a) references athar.organisation (id) on delete cascade,
  constraint duplicate_pair_organisation_b_exists foreign key (organisation_b) references athar.organisation (id) on delete cascade,
  constraint duplicate_pair_decided_by foreign key (decided_by) references athar.account (id) on delete set null
);
create index duplicate_pair_queue on athar.duplicate_pair (state, score desc, id);
create index duplicate_pair_by_person_b on athar.duplicate_pair (person_b);
create index duplicate_pair_by_organisation_b on athar.duplicate_pair (organisation_b);

-- Comparisons of the whole register.
create table athar.duplicate_run (
  id uuid not null,
  subject text not null,
  state text not null default 'queued',
  account_id uuid,
  records integer not null default 0,
  pairs integer not null default 0,
  certain integer not null default 0,
  failure text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint duplicate_run_key primary key (id),
  constraint duplicate_run_subject_known check (subject in ('people', 'organisations')),
  constraint duplicate_run_state_known check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint duplicate_run_over_when_finished check ((finished_at is not null) = (state in ('done', 'failed', 'cancelled'))),
  constraint duplicate_run_account_exists foreign key (account_id) references athar.account (id) on delete set null
);
create unique index duplicate_run_one_at_a_time on athar.duplicate_run (subject) where state in ('queued', 'running');
create index duplicate_run_by_time on athar.duplicate_run (created_at desc, id desc);
