-- What a party proposes to be recorded otherwise on an agreement, and what became of it.
create table athar.agreement_correction (
  id uuid not null,
  ordinal bigint generated always as identity,
  version integer not null default 1,
  agreement_id uuid not null,
  remark text not null default '',
  state text not null default 'open',
  organisation_id uuid,
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  answer text not null default '',
  constraint agreement_correction_key primary key (id),
  constraint agreement_correction_of foreign key (agreement_id) references athar.agreement (id),
  constraint agreement_correction_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint agreement_correction_proposed_by_exists foreign key (proposed_by) references athar.account (id) on delete set null,
  constraint agreement_correction_decided_by_exists foreign key (decided_by) references athar.account (id) on delete set null,
  constraint agreement_correction_state_known check (state in ('open', 'accepted', 'partly_accepted', 'declined', 'withdrawn')),
  constraint agreement_correction_ended_has_instant check ((state = 'open') = (decided_at is null)),
  constraint agreement_correction_refusal_has_reason check (state not in ('partly_accepted', 'declined') or answer <> '')
);
create index agreement_correction_by_agreement on athar.agreement_correction (agreement_id, ordinal desc);
create index agreement_correction_open on athar.agreement_correction (ordinal desc) where state = 'open';
create index agreement_correction_by_organisation on athar.agreement_correction (organisation_id) where organisation_id is not null;
create index agreement_correction_by_proposer on athar.agreement_correction (proposed_by) where proposed_by is not null;
create index agreement_correction_by_decider on athar.agreement_correction (decided_by) where decided_by is not null;

-- One field: what was seen, in which version of its record, what is proposed; once accepted, what stood there.
create table athar.agreement_correction_change (
  correction_id uuid not null,
  position smallint not null,
  path text not null,
  field_group text not null,
  name text not null,
  language text not null default '',
  about_fr text not null default '',
  about_ar text not null default '',
  about_en text not null default '',
  currency text,
  kind text not null,
  seen text not null,
  seen_version integer not null,
  proposed text not null,
  accepted boolean,
  replaced text not null default '',
  constraint agreement_correction_change_key primary key (correction_id, position),
  constraint agreement_correction_change_once unique (correction_id, path),
  constraint agreement_correction_change_of foreign key (correction_id) references athar.agreement_correction (id) on delete cascade,
  constraint agreement_correction_change_kind_known check (kind in ('text', 'long_text', 'partial_date', 'date', 'number', 'money')),
  constraint agreement_correction_change_language_known check (language in ('', 'fr', 'ar', 'en')),
  constraint agreement_correction_change_differs check (seen <> proposed)
);

alter table athar.mail_message drop constraint mail_message_kind_known, add constraint mail_message_kind_known
  check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'postponement', 'withdrawal', 'upcoming', 'deadlines',
                  'correction', 'partner_report'));
alter table athar.mail_template drop constraint mail_template_kind_known, add constraint mail_template_kind_known
  check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'short_message', 'postponement', 'withdrawal',
                  'upcoming', 'deadlines', 'correction', 'partner_report'));
