-- Bodies that steer and follow an agreement, their meetings, and what they decide.
create table athar.committee (
  id uuid not null,
  version integer not null default 1,
  agreement_id uuid not null,
  kind text not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  -- A meeting is due so many months after the last one; the first by a day of its own.
  every_months integer,
  first_due_on date,
  note text not null default '',
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(name_fr, ''), nullif(name_en, ''), name_ar))) stored,
  constraint committee_key primary key (id),
  constraint committee_agreement_exists foreign key (agreement_id) references athar.agreement (id),
  constraint committee_kind_known check (kind in ('steering', 'follow_up')),
  constraint committee_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint committee_every_months_sensible check (every_months between 1 and 60)
);
create index committee_by_agreement on athar.committee (agreement_id, sort_key, id);
create index committee_by_sort_key on athar.committee (sort_key, id);

create table athar.committee_member (
  id uuid not null,
  committee_id uuid not null,
  position integer not null,
  organisation_id uuid not null,
  person_name text not null,
  person_name_ar text not null default '',
  capacity_fr text not null default '',
  capacity_ar text not null default '',
  capacity_en text not null default '',
  role text not null default 'member',
  valid_from date,
  valid_to date,
  constraint committee_member_key primary key (id),
  constraint committee_member_of foreign key (committee_id) references athar.committee (id) on delete cascade,
  constraint committee_member_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint committee_member_role_known check (role in ('chair', 'co_chair', 'secretary', 'member')),
  constraint committee_member_ends_after_start check (valid_to >= valid_from)
);
create index committee_member_by_committee on athar.committee_member (committee_id, position);
create index committee_member_by_organisation on athar.committee_member (organisation_id);

create table athar.committee_meeting (
  id uuid not null,
  version integer not null default 1,
  committee_id uuid not null,
  number integer not null,
  held_on date not null,
  starts time,
  ends time,
  place_fr text not null default '',
  place_ar text not null default '',
  place_en text not null default '',
  next_on date,
  -- What was on the table, one a line.
  documents text not null default '',
  opened_at timestamptz,
  minutes text not null default 'draft',
  constraint committee_meeting_key primary key (id),
  constraint committee_meeting_of foreign key (committee_id) references athar.committee (id),
  constraint committee_meeting_number_once unique (committee_id, number),
  constraint committee_meeting_number_positive check (number between 1 and 9999),
  constraint committee_meeting_ends_after_start check (ends > starts),
  constraint committee_meeting_next_is_later check (next_on > held_on),
  constraint committee_meeting_minutes_known check (minutes in ('draft', 'circulated', 'validated', 'signed')),
  constraint committee_meeting_opened_before_minutes check (minutes = 'draft' or opened_at is not null)
);
create index committee_meeting_by_day on athar.committee_meeting (held_on, id);

-- Who was asked to a meeting and who came, as they were called then.
create table athar.committee_attendee (
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  member_id uuid,
  organisation_id uuid,
  organisation_fr text not null default '',
  organisation_ar text not null default '',
  organisation_en text not null default '',
  person_name text not null,
  person_name_ar text not null default '',
  capacity_fr text not null default '',
  capacity_ar text not null default '',
  capacity_en text not null default '',
  role text not null default 'member',
  standing text not null default 'invited',
  constraint committee_attendee_key primary key (id),
  constraint committee_attendee_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_attendee_member_exists foreign key (member_id) references athar.committee_member (id) on delete set null,
  constraint committee_attendee_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint committee_attendee_role_known check (role in ('chair', 'co_chair', 'secretary', 'member', 'guest')),
  constraint committee_attendee_standing_known check (standing in ('invited', 'excused', 'present'))
);
create index committee_attendee_by_meeting on athar.committee_attendee (meeting_id, position);
create index committee_attendee_by_member on athar.committee_attendee (member_id) where member_id is not null;
create index committee_attendee_by_organisation on athar.committee_attendee (organisation_id) where organisation_id is not null;

create table athar.committee_item (
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  exchanges_fr text not null default '',
  exchanges_ar text not null default '',
  exchanges_en text not null default '',
  -- The open decision of an earlier meeting that this point takes up.
  about_decision_id uuid,
  constraint committee_item_key primary key (id),
  constraint committee_item_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_item_titled check (title_fr <> '' or title_ar <> '' or title_en <> '')
);
create index committee_item_by_meeting on athar.committee_item (meeting_id, position);

-- Numbered through the committee's life. What becomes of a decision is dated; its wording is the minutes'.
create table athar.committee_decision (
  id uuid not null,
  version integer not null default 1,
  committee_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  position integer not null,
  number integer not null,
  text_fr text not null default '',
  text_ar text not null default '',
  text_en text not null default '',
  owner_organisation_id uuid,
  owner_name text not null default '',
  due_on date,
  -- What a party owes and this decision moves on.
  commitment_id uuid,
  state text not null default 'open',
  closed_on date,
  closed_note text not null default '',
  closed_by text not null default '',
  constraint committee_decision_key primary key (id),
  constraint committee_decision_committee_exists foreign key (committee_id) references athar.committee (id),
  constraint committee_decision_meeting_exists foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_decision_item_exists foreign key (item_id) references athar.committee_item (id) on delete cascade,
  constraint committee_decision_owner_exists foreign key (owner_organisation_id) references athar.organisation (id),
  constraint committee_decision_commitment_exists foreign key (commitment_id) references athar.commitment (id) on delete set null,
  constraint committee_decision_number_once unique (committee_id, number),
  constraint committee_decision_worded check (text_fr <> '' or text_ar <> '' or text_en <> ''),
  constraint committee_decision_state_known check (state in ('open', 'done', 'dropped')),
  constraint committee_decision_closed_is_dated check ((state = 'open') = (closed_on is null))
);
create index committee_decision_by_meeting on athar.committee_decision (meeting_id, position);
create index committee_decision_by_item on athar.committee_decision (item_id);
create index committee_decision_open on athar.committee_decision (committee_id, number) where state = 'open';
create index committee_decision_by_due on athar.committee_decision (coalesce(due_on, date '9999-12-31'), id);
create index committee_decision_by_commitment on athar.committee_decision (commitment_id) where commitment_id is not null;
create index committee_decision_by_owner on athar.committee_decision (owner_organisation_id) where owner_organisation_id is not null;

alter table athar.committee_item
  add constraint committee_item_decision_exists foreign key (about_decision_id) references athar.committee_decision (id);
create index committee_item_by_decision on athar.committee_item (about_decision_id) where about_decision_id is not null;

-- What the figures said when the meeting opened: the question, the answer, the words that define it. Never computed again.
create table athar.committee_figure (
  meeting_id uuid not null,
  position integer not null,
  measure text not null,
  measure_version integer not null,
  basis text not null,
  date_from date,
  date_to date,
  value bigint not null,
  unit text not null,
  name_fr text not null,
  name_ar text not null,
  name_en text not null,
  definition_fr text not null,
  definition_ar text not null,
  definition_en text not null,
  tick bigint not null,
  recorded_at timestamptz not null,
  constraint committee_figure_key primary key (meeting_id, position),
  constraint committee_figure_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_figure_basis_known check (basis in ('sessions', 'programmes')),
  constraint committee_figure_ends_after_start check (date_to >= date_from)
);

-- How the minutes came to be what they are: one line a step.
create table athar.committee_minutes_step (
  meeting_id uuid not null,
  position integer not null,
  status text not null,
  stated_on date not null,
  actor_id uuid,
  actor_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint committee_minutes_step_key primary key (meeting_id, position),
  constraint committee_minutes_step_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_minutes_step_status_known check (status in ('circulated', 'validated', 'signed'))
);

-- Where earlier decisions stood when the minutes were signed.
create table athar.committee_recall (
  meeting_id uuid not null,
  decision_id uuid not null,
  state text not null,
  closed_on date,
  constraint committee_recall_key primary key (meeting_id, decision_id),
  constraint committee_recall_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_recall_decision_exists foreign key (decision_id) references athar.committee_decision (id),
  constraint committee_recall_state_known check (state in ('open', 'done', 'dropped'))
);

-- What was signed gains and loses nothing.
create function athar.signed_minutes_stay() returns trigger
language plpgsql
as $$
begin
  if (select m.minutes = 'signed' from athar.committee_meeting m where m.id = coalesce(new.meeting_id, old.meeting_id)) then
    raise exception 'These minutes are signed' using errcode = 'check_violation', constraint = 'committee_minutes_signed';
  end if;
  return coalesce(new, old);
end
$$;
create trigger committee_attendee_signed before insert or delete on athar.committee_attendee
  for each row execute function athar.signed_minutes_stay();
create trigger committee_item_signed before insert or delete on athar.committee_item
  for each row execute function athar.signed_minutes_stay();
create trigger committee_decision_signed before insert or delete on athar.committee_decision
  for each row execute function athar.signed_minutes_stay();
create trigger committee_figure_signed before insert or update or delete on athar.committee_figure
  for each row execute function athar.signed_minutes_stay();
