-- When partners who never sign in are written to: two days of the year, and how long a link is good.
create table athar.partner_report_schedule (
  only_one boolean not null default true,
  version integer not null default 1,
  is_on boolean not null default true,
  first_day text not null default '01-10',
  second_day text not null default '07-10',
  link_days smallint not null default 60,
  constraint partner_report_schedule_key primary key (only_one),
  constraint partner_report_schedule_only_one check (only_one),
  constraint partner_report_schedule_days_shape check (first_day ~ '^0[1-6]-[0-3][0-9]$' and second_day ~ '^(0[7-9]|1[0-2])-[0-3][0-9]$'),
  constraint partner_report_schedule_link_sensible check (link_days between 7 and 365)
);
insert into athar.partner_report_schedule default values;

-- How an organisation wants it: in which language, or not at all.
create table athar.partner_report_choice (
  organisation_id uuid not null,
  language text,
  is_stopped boolean not null default false,
  constraint partner_report_choice_key primary key (organisation_id),
  constraint partner_report_choice_of foreign key (organisation_id) references athar.organisation (id) on delete cascade,
  constraint partner_report_choice_language_known check (language in ('fr', 'ar'))
);

-- What was sent to whom. A half-year is sent once to a contact of an organisation; by hand as often as somebody asks.
create table athar.partner_report (
  id uuid not null,
  ordinal bigint generated always as identity,
  organisation_id uuid not null,
  half_year text,
  contact_name text not null default '',
  contact_email text not null,
  language text not null,
  message_id uuid,
  sent_at timestamptz not null default clock_timestamp(),
  sent_by_name text not null,
  expires_on date not null,
  first_opened_at timestamptz,
  times_opened integer not null default 0,
  constraint partner_report_key primary key (id),
  constraint partner_report_half_year_once unique (organisation_id, contact_email, half_year),
  constraint partner_report_of foreign key (organisation_id) references athar.organisation (id),
  constraint partner_report_message_exists foreign key (message_id) references athar.mail_message (id) on delete set null,
  constraint partner_report_half_year_shape check (half_year ~ '^[0-9]{4}-[12]$'),
  constraint partner_report_language_known check (language in ('fr', 'ar')),
  constraint partner_report_opened_has_instant check ((times_opened > 0) = (first_opened_at is not null))
);
create index partner_report_in_order on athar.partner_report (ordinal desc);
create index partner_report_by_message on athar.partner_report (message_id) where message_id is not null;
create index agreement_party_with_contact on athar.agreement_party (organisation_id) where contact_email <> '';
