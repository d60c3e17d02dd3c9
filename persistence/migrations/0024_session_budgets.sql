-- What a session costs, line by line. The version is the whole budget's.
create table athar.session_budget (
  session_id uuid not null,
  version integer not null default 1,
  constraint session_budget_key primary key (session_id),
  constraint session_budget_of foreign key (session_id) references athar.session (id) on delete cascade
);

-- Amounts in the currency's smallest unit; one that nobody has said is absent.
create table athar.session_budget_line (
  session_id uuid not null,
  position integer not null,
  label text not null,
  funder_id uuid,
  currency text not null,
  planned_minor bigint,
  committed_minor bigint,
  spent_minor bigint,
  note text not null default '',
  constraint session_budget_line_key primary key (session_id, position),
  constraint session_budget_line_of foreign key (session_id) references athar.session_budget (session_id) on delete cascade,
  constraint session_budget_line_funder_exists foreign key (funder_id) references athar.organisation (id),
  constraint session_budget_line_labelled check (label <> ''),
  constraint session_budget_line_currency_shape check (currency ~ '^[A-Z]{3}$'),
  constraint session_budget_line_amounts_sensible check
    (planned_minor between 0 and 10000000000000 and committed_minor between 0 and 10000000000000 and spent_minor between 0 and 10000000000000)
);
create index session_budget_line_by_funder on athar.session_budget_line (funder_id);
