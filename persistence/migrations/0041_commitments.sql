-- What each party of an agreement owes, and each day on which it is due.
create table athar.commitment (
  id uuid not null,
  version integer not null default 1,
  agreement_id uuid not null,
  clause text not null default '',
  description_fr text not null default '',
  description_ar text not null default '',
  description_en text not null default '',
  -- A party of the agreement, and whoever answers for it there.
  organisation_id uuid not null,
  responsible_name text not null default '',
  measure text not null,
  -- In the unit of the measure: people, attendances, hours, sessions, pieces; of a payment minor units of its currency.
  target bigint not null,
  currency text,
  -- Figures count the sessions that serve this clause instead of all of the agreement.
  linked_only boolean not null default false,
  first_due_on date,
  every_months integer,
  last_due_on date,
  note text not null default '',
  constraint commitment_key primary key (id),
  constraint commitment_in_agreement unique (id, agreement_id),
  constraint commitment_of foreign key (agreement_id) references athar.agreement (id),
  constraint commitment_described check (description_fr <> '' or description_ar <> '' or description_en <> ''),
  constraint commitment_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint commitment_measure_known check (measure in ('people', 'attendances', 'person_hours', 'sessions', 'deliverables', 'documents', 'payment')),
  constraint commitment_target_sensible check (target between 1 and 1000000000000000),
  constraint commitment_currency_of_payment check ((measure = 'payment') = (currency is not null)),
  constraint commitment_currency_shape check (currency ~ '^[A-Z]{3}$'),
  constraint commitment_recurs_whole check ((every_months is null) = (last_due_on is null) and (every_months is null or first_due_on is not null)),
  constraint commitment_every_sensible check (every_months between 1 and 120),
  constraint commitment_last_after_first check (last_due_on > first_due_on)
);
create index commitment_by_agreement on athar.commitment (agreement_id);
create index commitment_by_organisation on athar.commitment (organisation_id);

-- One row a due day; a commitment without one has a row without a day. `achieved` is the sum of its evidence, or for figures what reach
-- answered last: lists, filters and alerts read it here.
create table athar.commitment_due (
  id uuid not null,
  commitment_id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  due_on date,
  -- Of one that recurs: the first day that counts for it.
  counts_from date,
  achieved bigint not null default 0,
  met_on date,
  waived_on date,
  waived_reason text not null default '',
  waived_by text not null default '',
  constraint commitment_due_key primary key (id),
  constraint commitment_due_in_commitment unique (id, commitment_id),
  constraint commitment_due_of foreign key (commitment_id, agreement_id) references athar.commitment (id, agreement_id) on delete cascade,
  constraint commitment_due_waived_with_reason check ((waived_on is not null) = (waived_reason <> '')),
  constraint commitment_due_counts_before_due check (counts_from <= due_on)
);
create unique index commitment_due_day_once on athar.commitment_due (commitment_id, due_on) nulls not distinct;
create index commitment_due_by_day on athar.commitment_due (coalesce(due_on, date '2199-12-31'), id);
create index commitment_due_by_agreement on athar.commitment_due (agreement_id, coalesce(due_on, date '2199-12-31'), id);
create index commitment_due_pending on athar.commitment_due (due_on, id) where met_on is null and waived_on is null and due_on is not null;

-- What shows that it was done: an address or a note. An amount, in the unit of the measure, moves the progress of what is not a figure.
create table athar.commitment_evidence (
  id uuid not null,
  commitment_id uuid not null,
  due_id uuid not null,
  happened_on date not null,
  link text not null default '',
  note text not null default '',
  amount bigint,
  author_id uuid,
  author_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint commitment_evidence_key primary key (id),
  constraint commitment_evidence_of foreign key (due_id, commitment_id) references athar.commitment_due (id, commitment_id) on delete cascade,
  constraint commitment_evidence_says_something check (link <> '' or note <> ''),
  constraint commitment_evidence_amount_sensible check (amount between 1 and 1000000000000000),
  constraint commitment_evidence_author_exists foreign key (author_id) references athar.account (id)
);
create index commitment_evidence_by_author on athar.commitment_evidence (author_id) where author_id is not null;
create index commitment_evidence_by_due on athar.commitment_evidence (due_id, happened_on);

-- Which clause a session serves: only clauses of an agreement that the session serves.
create table athar.commitment_session (
  commitment_id uuid not null,
  session_id uuid not null,
  agreement_id uuid not null,
  constraint commitment_session_key primary key (commitment_id, session_id),
  constraint commitment_session_commitment_exists foreign key (commitment_id, agreement_id) references athar.commitment (id, agreement_id) on delete cascade,
  constraint commitment_session_serves_agreement foreign key (session_id, agreement_id) references athar.session_agreement (session_id, agreement_id) on delete cascade
);
create index commitment_session_by_session on athar.commitment_session (session_id, agreement_id);
