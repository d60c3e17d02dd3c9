-- What outside eyes get: tables that were decided on beforehand, as printed once a day. Only what is printed is kept here, never
-- the value of a hidden cell.
create table athar.published_table (
  id uuid not null,
  version integer not null default 1,
  position bigint generated always as identity,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  measure text not null,
  groupings text[] not null default '{}',
  programme_id uuid,
  from_day date,
  to_day date,
  withdrawn_at timestamptz,
  constraint published_table_key primary key (id),
  constraint published_table_programme_exists foreign key (programme_id) references athar.programme (id),
  constraint published_table_has_title check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint published_table_groupings_at_most check (cardinality(groupings) <= 2),
  constraint published_table_ends_after_start check (to_day >= from_day)
);

create table athar.published_edition (
  day date not null,
  published_at timestamptz not null,
  tick bigint not null,
  constraint published_edition_one_a_day primary key (day)
);

create table athar.published_figure (
  day date not null,
  table_id uuid not null,
  row_code text not null default '',
  column_code text not null default '',
  mark text not null,
  number bigint,
  constraint published_figure_key primary key (day, table_id, row_code, column_code),
  constraint published_figure_of_edition foreign key (day) references athar.published_edition (day) on delete cascade,
  constraint published_figure_of_table foreign key (table_id) references athar.published_table (id),
  constraint published_figure_mark_known check (mark in ('number', 'under_5', 'withheld')),
  constraint published_figure_number_when_printed check ((mark = 'number') = (number is not null))
);
create index published_figure_by_table on athar.published_figure (table_id);
