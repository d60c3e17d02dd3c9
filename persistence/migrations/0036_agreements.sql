-- A day that may be known to the month or the year only: '2016', '2016-05', '2016-05-14'. Compared by the first or the last day it can be.
create domain athar.partial_date as text
  constraint partial_date_shape check (value ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');

create function athar.first_day(text) returns date
language sql immutable parallel safe
as $$
  select make_date(CAST(left($1, 4) AS integer), CAST(coalesce(nullif(substr($1, 6, 2), ''), '1') AS integer),
                   CAST(coalesce(nullif(substr($1, 9, 2), ''), '1') AS integer))
$$;

create function athar.last_day(text) returns date
language sql immutable parallel safe
as $$
  select case length($1)
    when 4 then make_date(CAST($1 AS integer), 12, 31)
    when 7 then CAST(make_date(CAST(left($1, 4) AS integer), CAST(substr($1, 6, 2) AS integer), 1) + interval '1 month' - interval '1 day' AS date)
    else athar.first_day($1)
  end
$$;

alter table athar.reference_item
  drop constraint reference_item_list_known,
  add constraint reference_item_list_known check
    (list in ('organisation_type', 'person_category', 'grade', 'outreach_kind', 'group_kind', 'agreement_type', 'agreement_domain'));

-- Joint commissions and other bodies whose numbered sessions are the framework an agreement was made in.
create table athar.joint_commission (
  id uuid not null,
  version integer not null default 1,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  country text,
  constraint joint_commission_key primary key (id),
  constraint joint_commission_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint joint_commission_country_known foreign key (country) references athar.place (code)
);

create table athar.joint_commission_session (
  id uuid not null,
  commission_id uuid not null,
  number integer not null,
  held_on athar.partial_date,
  place text not null default '',
  constraint joint_commission_session_key primary key (id),
  constraint joint_commission_session_of foreign key (commission_id) references athar.joint_commission (id) on delete cascade,
  constraint joint_commission_session_once unique (commission_id, number),
  constraint joint_commission_session_number_positive check (number > 0)
);

-- As signed; what amendments changed since is beside it, by date.
create table athar.agreement (
  id uuid not null,
  ordinal integer not null generated always as identity,
  version integer not null default 1,
  -- The reference people write on it; may be missing. `A-0042` is ours.
  reference text not null default '',
  code text not null generated always as ('A-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')) stored,
  type_list text not null generated always as ('agreement_type') stored,
  type text not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  objective_fr text not null default '',
  objective_ar text not null default '',
  objective_en text not null default '',
  status text not null default 'idea',
  status_since athar.partial_date,
  parent_id uuid,
  framework_session_id uuid,
  framework_note text not null default '',
  -- The country the partnership is with, for the map.
  country text,
  signed_on athar.partial_date,
  signed_at_place text not null default '',
  in_force_on athar.partial_date,
  ends_on athar.partial_date,
  renewal text not null default 'none',
  renewal_months integer,
  notice_months integer,
  languages text[] not null default '{}',
  is_confidential boolean not null default false,
  owner_id uuid,
  note text not null default '',
  search_text text not null default '',
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(title_fr, ''), nullif(title_en, ''), title_ar))) stored,
  constraint agreement_key primary key (id),
  constraint agreement_ordinal_unique unique (ordinal),
  constraint agreement_type_known foreign key (type_list, type) references athar.reference_item (list, code),
  constraint agreement_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint agreement_status_known check (status in ('idea', 'negotiation', 'visa', 'initialled', 'signed', 'ratified', 'notified', 'in_force',
                                                      'suspended', 'expired', 'terminated', 'renewed')),
  constraint agreement_parent_exists foreign key (parent_id) references athar.agreement (id),
  constraint agreement_not_its_own_parent check (parent_id <> id),
  constraint agreement_framework_session_exists foreign key (framework_session_id) references athar.joint_commission_session (id),
  constraint agreement_country_known foreign key (country) references athar.place (code),
  constraint agreement_renewal_known check (renewal in ('none', 'tacit', 'explicit')),
  constraint agreement_renewal_months_sensible check (renewal_months between 1 and 600),
  constraint agreement_notice_months_sensible check (notice_months between 1 and 120),
  constraint agreement_tacit_has_period check (renewal <> 'tacit' or renewal_months is not null),
  constraint agreement_owner_exists foreign key (owner_id) references athar.account (id)
);
create index agreement_by_sort_key on athar.agreement (sort_key, id);
create index agreement_by_parent on athar.agreement (parent_id) where parent_id is not null;
create index agreement_by_end on athar.agreement (athar.last_day(ends_on), id) where ends_on is not null;
create index agreement_by_search_text on athar.agreement using gin (search_text gin_trgm_ops);

-- Who is in it, and as what. A beneficiary that does not sign and an executing institute are no signatories, yet are named.
create table athar.agreement_party (
  id uuid not null,
  agreement_id uuid not null,
  position integer not null,
  organisation_id uuid not null,
  role text not null,
  -- Charters are joined one by one; a party an amendment brings or takes away has days too.
  joined_on athar.partial_date,
  left_on athar.partial_date,
  signatory_name text not null default '',
  signatory_capacity text not null default '',
  -- Who to speak to, on that side.
  contact_name text not null default '',
  contact_email text not null default '',
  contact_phone text not null default '',
  constraint agreement_party_key primary key (id),
  constraint agreement_party_of foreign key (agreement_id) references athar.agreement (id) on delete cascade,
  constraint agreement_party_once unique (agreement_id, organisation_id, role),
  constraint agreement_party_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint agreement_party_role_known check (role in ('signatory', 'funder', 'implementer', 'executing_institute', 'delegated_implementer',
                                                        'beneficiary', 'witness'))
);
create index agreement_party_by_organisation on athar.agreement_party (organisation_id, agreement_id);

create table athar.agreement_domain (
  agreement_id uuid not null,
  domain_list text not null generated always as ('agreement_domain') stored,
  domain text not null,
  constraint agreement_domain_key primary key (agreement_id, domain),
  constraint agreement_domain_of foreign key (agreement_id) references athar.agreement (id) on delete cascade,
  constraint agreement_domain_known foreign key (domain_list, domain) references athar.reference_item (list, code)
);
create index agreement_domain_by_domain on athar.agreement_domain (domain);

create table athar.agreement_programme (
  agreement_id uuid not null,
  programme_id uuid not null,
  constraint agreement_programme_key primary key (agreement_id, programme_id),
  constraint agreement_programme_of foreign key (agreement_id) references athar.agreement (id) on delete cascade,
  constraint agreement_programme_exists foreign key (programme_id) references athar.programme (id)
);
create index agreement_programme_by_programme on athar.agreement_programme (programme_id);

-- Which sessions serve which agreement; with a clause, which of its commitments is said beside.
create table athar.session_agreement (
  session_id uuid not null,
  agreement_id uuid not null,
  constraint session_agreement_key primary key (session_id, agreement_id),
  constraint session_agreement_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_agreement_exists foreign key (agreement_id) references athar.agreement (id)
);
create index session_agreement_by_agreement on athar.session_agreement (agreement_id);
