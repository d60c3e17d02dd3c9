create table athar.organisation (
  id uuid not null,
  ordinal integer not null generated always as identity,
  version integer not null default 1,
  type_list text not null generated always as ('organisation_type') stored,
  type text not null,
  parent_id uuid,
  country text,
  place_code text,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  acronym_fr text not null default '',
  acronym_ar text not null default '',
  acronym_en text not null default '',
  aliases text[] not null default '{}',
  address_fr text not null default '',
  address_ar text not null default '',
  address_en text not null default '',
  phones text[] not null default '{}',
  email text,
  website text,
  letterhead_fr text not null default '',
  letterhead_ar text not null default '',
  letterhead_en text not null default '',
  search_text text not null default '',
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(name_fr, ''), nullif(name_en, ''), name_ar))) stored,
  constraint organisation_key primary key (id),
  constraint organisation_ordinal_unique unique (ordinal),
  constraint organisation_type_known foreign key (type_list, type) references athar.reference_item (list, code),
  constraint organisation_parent_exists foreign key (parent_id) references athar.organisation (id),
  constraint organisation_not_its_own_parent check (parent_id <> id),
  constraint organisation_country_known foreign key (country) references athar.place (code),
  constraint organisation_place_known foreign key (place_code) references athar.place (code),
  constraint organisation_named check (name_fr <> '' or name_ar <> '' or name_en <> '')
);
create index organisation_by_parent on athar.organisation (parent_id);
create index organisation_by_sort_key on athar.organisation (sort_key, id);
create index organisation_by_search on athar.organisation using gin (search_text public.gin_trgm_ops);

-- Names an organisation had before; a document of 2019 prints the name of 2019.
create table athar.organisation_earlier_name (
  organisation_id uuid not null,
  until date not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  acronym_fr text not null default '',
  acronym_ar text not null default '',
  acronym_en text not null default '',
  constraint organisation_earlier_name_key primary key (organisation_id, until),
  constraint organisation_earlier_name_of foreign key (organisation_id) references athar.organisation (id) on delete cascade
);

create table athar.person (
  id uuid not null,
  ordinal integer not null generated always as identity,
  version integer not null default 1,
  title text,
  family_name text not null,
  given_name text not null,
  family_name_ar text not null default '',
  given_name_ar text not null default '',
  sex text not null,
  birth_date date,
  birth_year smallint,
  age_bracket text,
  category_list text not null generated always as ('person_category') stored,
  category text,
  email text,
  phone text,
  language text,
  search_text text not null generated always as
    (athar.search_key(given_name || ' ' || family_name || ' ' || given_name || ' ' || given_name_ar || ' ' || family_name_ar || ' ' || given_name_ar)) stored,
  sort_key text not null generated always as
    (athar.search_key(coalesce(nullif(family_name || ' ' || given_name, ' '), family_name_ar || ' ' || given_name_ar))) stored,
  constraint person_key primary key (id),
  constraint person_ordinal_unique unique (ordinal),
  constraint person_sex_known check (sex in ('F', 'M', 'not_stated', 'prefers_not_to_say')),
  constraint person_title_known check (title in ('mr', 'mrs', 'dr', 'pr')),
  constraint person_one_birth_statement check (num_nonnulls(birth_date, birth_year, age_bracket) <= 1),
  constraint person_birth_year_sensible check (birth_year between 1900 and 2199),
  constraint person_age_bracket_known check (age_bracket in ('under_25', '25_34', '35_44', '45_54', '55_64', '65_over')),
  constraint person_category_known foreign key (category_list, category) references athar.reference_item (list, code),
  constraint person_language_known check (language in ('fr', 'ar', 'en')),
  constraint person_named check (family_name <> '' or given_name <> '' or family_name_ar <> '' or given_name_ar <> '')
);
create index person_by_sort_key on athar.person (sort_key, id);
create index person_by_search on athar.person using gin (search_text public.gin_trgm_ops);

create table athar.affiliation (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  function text not null default '',
  grade_list text not null generated always as ('grade') stored,
  grade text,
  administrative_level text,
  place_code text,
  valid_from date,
  valid_to date,
  constraint affiliation_key primary key (id),
  constraint affiliation_person_exists foreign key (person_id) references athar.person (id) on delete cascade,
  constraint affiliation_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint affiliation_grade_known foreign key (grade_list, grade) references athar.reference_item (list, code),
  constraint affiliation_level_known check (administrative_level in ('central', 'deconcentrated', 'territorial')),
  constraint affiliation_place_known foreign key (place_code) references athar.place (code),
  constraint affiliation_ends_after_start check (valid_to >= valid_from),
  constraint affiliation_no_overlap exclude using gist ((CAST(person_id AS text)) with =, daterange(valid_from, valid_to, '[]') with &&)
);
create unique index affiliation_one_current_per_person on athar.affiliation (person_id) where valid_to is null;
create index affiliation_by_person on athar.affiliation (person_id, valid_from);
create index affiliation_by_organisation on athar.affiliation (organisation_id);

create table athar.person_group (
  id uuid not null,
  version integer not null default 1,
  code text not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  kind_list text not null generated always as ('group_kind') stored,
  kind text not null,
  constraint person_group_key primary key (id),
  constraint person_group_code_unique unique (code),
  constraint person_group_kind_known foreign key (kind_list, kind) references athar.reference_item (list, code),
  constraint person_group_named check (name_fr <> '' or name_ar <> '' or name_en <> '')
);
create table athar.person_group_member (
  group_id uuid not null,
  person_id uuid not null,
  valid_from date,
  valid_to date,
  constraint person_group_member_key primary key (group_id, person_id),
  constraint person_group_member_of foreign key (group_id) references athar.person_group (id) on delete cascade,
  constraint person_group_member_person_exists foreign key (person_id) references athar.person (id),
  constraint person_group_member_ends_after_start check (valid_to >= valid_from)
);
create index person_group_member_by_person on athar.person_group_member (person_id);
