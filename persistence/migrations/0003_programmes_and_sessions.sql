create table athar.programme (
  id uuid not null,
  version integer not null default 1,
  code text not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  summary_fr text not null default '',
  summary_ar text not null default '',
  summary_en text not null default '',
  starts_on date,
  ends_on date,
  dates_note text not null default '',
  budget_minor bigint,
  budget_currency text,
  budget_estimated boolean not null default false,
  search_text text not null generated always as (athar.search_key(code || ' ' || title_fr || ' ' || title_ar || ' ' || title_en)) stored,
  constraint programme_key primary key (id),
  constraint programme_code_unique unique (code),
  constraint programme_code_shape check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  constraint programme_ends_after_start check (ends_on >= starts_on),
  constraint programme_budget_has_currency check ((budget_minor is null) = (budget_currency is null)),
  constraint programme_budget_not_negative check (budget_minor >= 0),
  constraint programme_titled check (title_fr <> '' or title_ar <> '' or title_en <> '')
);
create table athar.programme_party (
  programme_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  position integer not null default 0,
  constraint programme_party_key primary key (programme_id, role, organisation_id),
  constraint programme_party_of foreign key (programme_id) references athar.programme (id) on delete cascade,
  constraint programme_party_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint programme_party_role_known check (role in ('funder', 'implementer', 'partner'))
);
create index programme_party_by_organisation on athar.programme_party (organisation_id);

create table athar.session (
  id uuid not null,
  ordinal integer not null generated always as identity,
  version integer not null default 1,
  created_year smallint not null,
  reference text not null generated always as
    ('F-' || created_year || '-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')) stored,
  external_reference text,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  kind text not null,
  modality text not null,
  place_code text,
  country text,
  region_code text,
  venue text not null default '',
  seats integer,
  time_zone text not null default 'Africa/Casablanca',
  languages text[] not null default '{}',
  planned_period text,
  first_date date,
  last_date date,
  planned_minutes integer not null default 0,
  status text not null default 'planned',
  status_reason text not null default '',
  status_since timestamptz not null default clock_timestamp(),
  head_count_total integer,
  head_count_women integer,
  head_count_men integer,
  note text not null default '',
  registered_count integer not null default 0,
  waiting_count integer not null default 0,
  sitting_count integer not null default 0,
  recorded_sitting_count integer not null default 0,
  present_count integer not null default 0,
  search_text text not null generated always as
    (athar.search_key(title_fr || ' ' || title_ar || ' ' || title_en || ' ' || venue || ' F-' || created_year || '-' ||
                      lpad(ordinal::text, greatest(4, length(ordinal::text)), '0') || ' ' || coalesce(external_reference, ''))) stored,
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(title_fr, ''), nullif(title_en, ''), title_ar))) stored,
  constraint session_key primary key (id),
  constraint session_ordinal_unique unique (ordinal),
  constraint session_external_reference_unique unique (external_reference),
  constraint session_kind_known check (kind in ('training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference')),
  constraint session_modality_known check (modality in ('in_person', 'distance', 'e_learning', 'blended')),
  constraint session_place_known foreign key (place_code) references athar.place (code),
  constraint session_country_known foreign key (country) references athar.place (code),
  constraint session_seats_positive check (seats > 0),
  constraint session_status_known check (status in ('planned', 'open', 'running', 'completed', 'cancelled')),
  constraint session_cancelled_with_reason check (status <> 'cancelled' or status_reason <> ''),
  constraint session_planned_period_only_without_days check (planned_period is null or first_date is null),
  constraint session_planned_period_shape check (planned_period ~ '^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$'),
  constraint session_head_count_not_negative check (head_count_total >= 0 and head_count_women >= 0 and head_count_men >= 0),
  constraint session_head_count_parts_fit check (coalesce(head_count_women, 0) + coalesce(head_count_men, 0) <= head_count_total),
  constraint session_head_count_has_total check (head_count_total is not null or num_nonnulls(head_count_women, head_count_men) = 0),
  constraint session_titled check (title_fr <> '' or title_ar <> '' or title_en <> '')
);
create index session_by_date on athar.session (first_date desc nulls last, id desc);
create index session_by_region_status_date on athar.session (region_code, status, first_date desc nulls last, id desc);
create index session_by_status_date on athar.session (status, first_date desc nulls last, id desc);
create index session_by_sort_key on athar.session (sort_key, id);
create index session_by_search on athar.session using gin (search_text public.gin_trgm_ops);

create table athar.session_programme (
  session_id uuid not null,
  programme_id uuid not null,
  position integer not null default 0,
  constraint session_programme_key primary key (session_id, programme_id),
  constraint session_programme_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_programme_exists foreign key (programme_id) references athar.programme (id)
);
create index session_programme_by_programme on athar.session_programme (programme_id, session_id);

-- A day's morning or afternoon. Hours may be unknown (a register that gives only the day).
create table athar.sitting (
  session_id uuid not null,
  date date not null,
  number smallint not null,
  starts smallint,
  ends smallint,
  constraint sitting_key primary key (session_id, date, number),
  constraint sitting_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint sitting_number_one_or_two check (number in (1, 2)),
  constraint sitting_ends_after_start check (ends > starts and starts >= 0 and ends <= 1440),
  constraint sitting_has_both_times_or_none check ((starts is null) = (ends is null))
);
create index sitting_by_date on athar.sitting (date);

create table athar.session_team_member (
  session_id uuid not null,
  person_id uuid not null,
  role text not null,
  position integer not null default 0,
  constraint session_team_member_key primary key (session_id, person_id, role),
  constraint session_team_member_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_team_member_person_exists foreign key (person_id) references athar.person (id),
  constraint session_team_member_role_known check (role in ('trainer', 'speaker', 'organiser', 'observer', 'interpreter'))
);
create index session_team_member_by_person on athar.session_team_member (person_id);

create table athar.registration (
  id uuid not null,
  version integer not null default 1,
  session_id uuid not null,
  person_id uuid not null,
  role text not null default 'participant',
  status text not null,
  waiting_position integer,
  programme_ids uuid[] not null default '{}',
  registered_at timestamptz not null default clock_timestamp(),
  constraint registration_key primary key (id),
  constraint registration_session_exists foreign key (session_id) references athar.session (id),
  constraint registration_person_exists foreign key (person_id) references athar.person (id),
  constraint registration_role_known check (role in ('participant', 'trainer', 'speaker', 'organiser', 'observer', 'interpreter')),
  constraint registration_status_known check (status in ('registered', 'waiting', 'withdrawn')),
  constraint registration_waiting_has_position check ((status = 'waiting') = (waiting_position is not null))
);
create unique index registration_one_live_per_person on athar.registration (session_id, person_id) where status <> 'withdrawn';
create unique index registration_waiting_order on athar.registration (session_id, waiting_position) where status = 'waiting';
create index registration_by_session on athar.registration (session_id);
create index registration_by_person on athar.registration (person_id, session_id);

-- One row per person and sitting that somebody entered; no row means unknown, which is not absent.
create table athar.attendance (
  session_id uuid not null,
  person_id uuid not null,
  date date not null,
  number smallint not null,
  present boolean not null,
  constraint attendance_key primary key (session_id, person_id, date, number),
  constraint attendance_sitting_exists foreign key (session_id, date, number) references athar.sitting (session_id, date, number),
  constraint attendance_person_exists foreign key (person_id) references athar.person (id)
);
create index attendance_by_sitting on athar.attendance (session_id, date, number);
create index attendance_by_person on athar.attendance (person_id);

create table athar.outreach_activity (
  id uuid not null,
  version integer not null default 1,
  programme_id uuid not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  kind_list text not null generated always as ('outreach_kind') stored,
  kind text not null,
  date date,
  place_code text,
  country text,
  channel text not null default '',
  search_text text not null generated always as (athar.search_key(title_fr || ' ' || title_ar || ' ' || title_en)) stored,
  constraint outreach_activity_key primary key (id),
  constraint outreach_activity_programme_exists foreign key (programme_id) references athar.programme (id),
  constraint outreach_activity_kind_known foreign key (kind_list, kind) references athar.reference_item (list, code),
  constraint outreach_activity_place_known foreign key (place_code) references athar.place (code),
  constraint outreach_activity_country_known foreign key (country) references athar.place (code),
  constraint outreach_activity_titled check (title_fr <> '' or title_ar <> '' or title_en <> '')
);
create index outreach_activity_by_date on athar.outreach_activity (date desc nulls last, id desc);
create index outreach_activity_by_programme on athar.outreach_activity (programme_id);

create table athar.audience (
  activity_id uuid not null,
  position integer not null,
  country text,
  total integer not null,
  women integer,
  men integer,
  method text not null,
  note text not null default '',
  constraint audience_key primary key (activity_id, position),
  constraint audience_of foreign key (activity_id) references athar.outreach_activity (id) on delete cascade,
  constraint audience_country_known foreign key (country) references athar.place (code),
  constraint audience_method_known check (method in ('counted', 'registered', 'estimated')),
  constraint audience_not_negative check (total >= 0 and women >= 0 and men >= 0),
  constraint audience_parts_fit check (coalesce(women, 0) + coalesce(men, 0) <= total)
);
