-- The agreements that are shown to everybody. What may be shown of one is said in athar_derived.publishable_agreements.
create table athar.agreement_publication (
  agreement_id uuid not null,
  version integer not null default 1,
  shows_amounts boolean not null default false,
  published_at timestamptz not null default clock_timestamp(),
  constraint agreement_publication_key primary key (agreement_id),
  constraint agreement_publication_of foreign key (agreement_id) references athar.agreement (id) on delete cascade
);

-- Filters of a list that somebody named: `names` and `filter_values` are pairs. What is searched for is not among them: it may be a name.
create table athar.saved_view (
  id uuid not null,
  version integer not null default 1,
  list text not null,
  owner_id uuid not null,
  label text not null,
  names text[] not null default '{}',
  filter_values text[] not null default '{}',
  is_shared boolean not null default false,
  constraint saved_view_key primary key (id),
  constraint saved_view_owner_exists foreign key (owner_id) references athar.account (id) on delete cascade,
  constraint saved_view_labelled check (length(label) between 1 and 60),
  constraint saved_view_in_pairs check (cardinality(names) = cardinality(filter_values)),
  constraint saved_view_label_once unique (owner_id, list, label)
);
create index saved_view_shared on athar.saved_view (list) where is_shared;
