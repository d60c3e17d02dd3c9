-- What amendments changed of agreements, their components with the money of each, and what sources say that does not agree. One version for all.
create table athar.agreement_terms (
  agreement_id uuid not null,
  version integer not null default 1,
  constraint agreement_terms_key primary key (agreement_id),
  constraint agreement_terms_of foreign key (agreement_id) references athar.agreement (id) on delete cascade
);

-- A part of a programme. It keeps the title it was planned under and the one it was signed under.
create table athar.agreement_component (
  id uuid not null,
  agreement_id uuid not null,
  position integer not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  signed_title_fr text not null default '',
  signed_title_ar text not null default '',
  signed_title_en text not null default '',
  is_not_carried_out boolean not null default false,
  -- Empty: the source does not say why.
  not_carried_out_reason text not null default '',
  -- The component of the agreement above that this one carries out.
  continues_id uuid,
  constraint agreement_component_key primary key (id),
  constraint agreement_component_of foreign key (agreement_id) references athar.agreement_terms (agreement_id) on delete cascade,
  constraint agreement_component_continues_exists foreign key (continues_id) references athar.agreement_component (id) on delete set null,
  constraint agreement_component_not_its_own check (continues_id <> id),
  constraint agreement_component_titled check
    (title_fr <> '' or title_ar <> '' or title_en <> '' or signed_title_fr <> '' or signed_title_ar <> '' or signed_title_en <> ''),
  constraint agreement_component_reason_of_what_was_not_done check (is_not_carried_out or not_carried_out_reason = '')
);
create index agreement_component_by_agreement on athar.agreement_component (agreement_id, position);
create index agreement_component_by_continued on athar.agreement_component (continues_id) where continues_id is not null;

-- Amounts in the currency's smallest unit. An instalment that has no day yet is awaited, not disbursed.
create table athar.agreement_amount (
  component_id uuid not null,
  position integer not null,
  step text not null,
  party_id uuid,
  currency text not null,
  amount_minor bigint not null,
  is_estimated boolean not null default false,
  on_date athar.partial_date,
  due_on athar.partial_date,
  condition text not null default '',
  source text not null default '',
  constraint agreement_amount_key primary key (component_id, position),
  constraint agreement_amount_of foreign key (component_id) references athar.agreement_component (id) on delete cascade,
  constraint agreement_amount_party_exists foreign key (party_id) references athar.organisation (id),
  constraint agreement_amount_step_known check (step in ('planned', 'committed', 'disbursed', 'spent')),
  constraint agreement_amount_currency_shape check (currency ~ '^[A-Z]{3}$'),
  constraint agreement_amount_sensible check (amount_minor between 0 and 10000000000000),
  constraint agreement_amount_only_instalments_are_due check (step = 'disbursed' or (due_on is null and condition = ''))
);
create index agreement_amount_by_party on athar.agreement_amount (party_id) where party_id is not null;

create table athar.agreement_amendment (
  id uuid not null,
  agreement_id uuid not null,
  position integer not null,
  reference text not null default '',
  signed_on athar.partial_date,
  effective_on athar.partial_date,
  -- The end it sets, when it moves it.
  ends_on athar.partial_date,
  text_fr text not null default '',
  text_ar text not null default '',
  text_en text not null default '',
  -- Where the paper is.
  document text not null default '',
  constraint agreement_amendment_key primary key (id),
  constraint agreement_amendment_of foreign key (agreement_id) references athar.agreement_terms (agreement_id) on delete cascade,
  constraint agreement_amendment_ends_after_effect check (athar.last_day(ends_on) >= athar.first_day(effective_on))
);
create index agreement_amendment_by_agreement on athar.agreement_amendment (agreement_id, position);
create unique index agreement_amendment_reference_once on athar.agreement_amendment (agreement_id, reference) where reference <> '';
create unique index agreement_amendment_one_end_a_day on athar.agreement_amendment (agreement_id, effective_on)
  where ends_on is not null and effective_on is not null;

-- The amount committed for a component by a party, from the amendment on.
create table athar.agreement_amendment_amount (
  amendment_id uuid not null,
  position integer not null,
  component_id uuid not null,
  party_id uuid,
  currency text not null,
  amount_minor bigint not null,
  is_estimated boolean not null default false,
  constraint agreement_amendment_amount_key primary key (amendment_id, position),
  constraint agreement_amendment_amount_of foreign key (amendment_id) references athar.agreement_amendment (id) on delete cascade,
  constraint agreement_amendment_amount_component_exists foreign key (component_id) references athar.agreement_component (id) on delete cascade,
  constraint agreement_amendment_amount_party_exists foreign key (party_id) references athar.organisation (id),
  constraint agreement_amendment_amount_currency_shape check (currency ~ '^[A-Z]{3}$'),
  constraint agreement_amendment_amount_sensible check (amount_minor between 0 and 10000000000000)
);
create index agreement_amendment_amount_by_component on athar.agreement_amendment_amount (component_id);

create table athar.agreement_amendment_party (
  amendment_id uuid not null,
  position integer not null,
  organisation_id uuid not null,
  role text not null,
  joins boolean not null,
  constraint agreement_amendment_party_key primary key (amendment_id, position),
  constraint agreement_amendment_party_of foreign key (amendment_id) references athar.agreement_amendment (id) on delete cascade,
  constraint agreement_amendment_party_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint agreement_amendment_party_once unique (amendment_id, organisation_id, role)
);

-- One unit of `currency` is `rate` units of `into`, as somebody stated on a day.
create table athar.agreement_rate (
  agreement_id uuid not null,
  position integer not null,
  currency text not null,
  into_currency text not null,
  rate numeric(18, 8) not null,
  on_date date not null,
  source text not null default '',
  constraint agreement_rate_key primary key (agreement_id, position),
  constraint agreement_rate_of foreign key (agreement_id) references athar.agreement_terms (agreement_id) on delete cascade,
  constraint agreement_rate_once unique (agreement_id, currency, into_currency, on_date),
  constraint agreement_rate_between_two check (currency <> into_currency),
  constraint agreement_rate_positive check (rate > 0)
);

-- What a source says of one field. Those that contradict each other stay beside each other.
create table athar.agreement_claim (
  agreement_id uuid not null,
  position integer not null,
  field text not null,
  value text not null,
  source text not null,
  note text not null default '',
  constraint agreement_claim_key primary key (agreement_id, position),
  constraint agreement_claim_of foreign key (agreement_id) references athar.agreement_terms (agreement_id) on delete cascade,
  constraint agreement_claim_field_known check (field in ('signed_on', 'in_force_on', 'starts_on', 'ends_on', 'period', 'amount', 'title', 'party', 'other')),
  constraint agreement_claim_said check (value <> '' and source <> '')
);
