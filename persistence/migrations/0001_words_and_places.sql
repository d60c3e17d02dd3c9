-- Text as people search for it: case, accents, Arabic vowel marks and letter variants do not matter.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;

create schema athar;

create function athar.search_key(value text) returns text
language sql immutable parallel safe strict
as $$
  select trim(regexp_replace(
    translate(
      regexp_replace(lower(public.unaccent('public.unaccent', value)), '[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]', '', 'g'),
      'أإآٱىةؤئ''’`-.,', 'اااايهوي      '),
    '\s+', ' ', 'g'))
$$;

-- What a search asks of `search_text`: one LIKE pattern a word, the longest first.
create function athar.search_patterns(value text) returns text[]
language sql immutable parallel safe strict
as $$
  select coalesce(array_agg('%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%' order by length(word) desc, word), '{}')
  from unnest(string_to_array(athar.search_key(value), ' ')) as word
  where word <> ''
$$;

-- Editable lists of words: types of organisation, categories of people, grades …
create table athar.reference_item (
  list text not null,
  code text not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  position integer not null default 0,
  active boolean not null default true,
  version integer not null default 1,
  constraint reference_item_key primary key (list, code),
  constraint reference_item_list_known check (list in ('organisation_type', 'person_category', 'grade', 'outreach_kind', 'group_kind')),
  constraint reference_item_code_shape check (code ~ '^[a-z][a-z0-9_]{0,59}$'),
  constraint reference_item_named check (name_fr <> '' or name_ar <> '' or name_en <> '')
);

-- Countries by ISO 3166-1 alpha-2, regions by ISO 3166-2, provinces and communes by their official code.
create table athar.place (
  code text not null,
  kind text not null,
  parent_code text,
  region_code text,
  country_code text not null,
  type text not null default '',
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  valid_from date,
  valid_to date,
  search_text text not null generated always as (athar.search_key(name_fr || ' ' || name_ar || ' ' || name_en)) stored,
  constraint place_key primary key (code),
  constraint place_kind_known check (kind in ('country', 'region', 'province', 'commune')),
  constraint place_parent_exists foreign key (parent_code) references athar.place (code),
  constraint place_has_parent_unless_country check ((kind = 'country') = (parent_code is null)),
  constraint place_named check (name_fr <> '' or name_ar <> '' or name_en <> '')
);
create index place_by_parent on athar.place (parent_code);
create index place_by_search on athar.place using gin (search_text public.gin_trgm_ops);
