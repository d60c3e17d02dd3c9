-- Who was asked to a session and what they answered. The newest row of a person in a session says how it stands.
create table athar.invitation (
  id uuid not null,
  version integer not null default 1,
  session_id uuid not null,
  person_id uuid not null,
  reason text not null,
  answer_by date not null,
  link_number integer not null default 1,
  asked_at timestamptz not null default clock_timestamp(),
  reminders integer not null default 0,
  reminded_at timestamptz,
  answer text not null default 'none',
  answered_at timestamptz,
  answered_by text not null default '',
  note text not null default '',
  replacement_name text not null default '',
  replacement_contact text not null default '',
  ended text not null default '',
  constraint invitation_key primary key (id),
  constraint invitation_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint invitation_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint invitation_reason_known check (reason in ('invited', 'promoted')),
  constraint invitation_answer_known check (answer in ('none', 'comes', 'declines', 'replacement')),
  constraint invitation_ended_known check (ended in ('', 'withdrawn', 'expired')),
  constraint invitation_answered_has_instant check ((answer = 'none') = (answered_at is null)),
  constraint invitation_replacement_named check (answer <> 'replacement' or replacement_name <> ''),
  constraint invitation_texts_short check (length(note) <= 500 and length(replacement_name) <= 200 and length(replacement_contact) <= 200)
);
create unique index invitation_one_open_per_person on athar.invitation (session_id, person_id) where ended = '';
create index invitation_by_session on athar.invitation (session_id, asked_at);
create index invitation_by_person on athar.invitation (person_id);
create index invitation_promotions_due on athar.invitation (answer_by) where reason = 'promoted' and ended = '' and answer = 'none';
create trigger invitation_person_not_erased before insert on athar.invitation for each row execute function athar.refuse_erased();

-- How a session fills: the share of women it aims at, and whether a free seat is offered to the next who waits, with how many days to answer.
create table athar.session_filling (
  session_id uuid not null,
  version integer not null default 1,
  women_target_percent smallint,
  promotion_answer_days smallint,
  promotion_stops_days smallint not null default 0,
  constraint session_filling_key primary key (session_id),
  constraint session_filling_session_exists foreign key (session_id) references athar.session (id) on delete cascade,
  constraint session_filling_target_sensible check (women_target_percent between 0 and 100),
  constraint session_filling_days_sensible check (promotion_answer_days between 1 and 60 and promotion_stops_days between 0 and 60)
);
