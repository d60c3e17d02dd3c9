-- What leaves by mail: written in the transaction of the command that says it, sent by the one server that holds the outbox.
create table athar.mail_message (
  id uuid not null,
  ordinal bigint not null generated always as identity,
  version integer not null default 1,
  kind text not null,
  state text not null default 'waiting',
  session_id uuid,
  person_id uuid,
  invitation_id uuid,
  language text not null,
  to_address text not null,
  to_name text not null default '',
  subject text not null,
  body text not null,
  link text not null default '',
  message_id text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_attempt_at timestamptz,
  problem text not null default '',
  answer text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default '',
  sent_at timestamptz,
  constraint mail_message_key primary key (id),
  constraint mail_message_session_exists foreign key (session_id) references athar.session (id) on delete set null,
  constraint mail_message_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint mail_message_kind_known check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion')),
  constraint mail_message_state_known check (state in ('waiting', 'sending', 'sent', 'failed', 'given_up')),
  constraint mail_message_language_known check (language in ('fr', 'ar', 'en')),
  constraint mail_message_problem_known check (problem in ('', 'refused', 'put_off', 'no_answer', 'not_reached', 'not_secure', 'not_signed_in', 'interrupted')),
  constraint mail_message_sent_has_instant check ((state = 'sent') = (sent_at is not null))
);
create index mail_message_due on athar.mail_message (next_attempt_at, ordinal) where state = 'waiting';
create index mail_message_in_flight on athar.mail_message (id) where state = 'sending';
create index mail_message_by_age on athar.mail_message (ordinal desc);
create index mail_message_by_state on athar.mail_message (state, ordinal desc);
create index mail_message_by_session on athar.mail_message (session_id, ordinal desc);
create index mail_message_by_person on athar.mail_message (person_id);

-- Files that go with a message: the calendar entry of a session.
create table athar.mail_attachment (
  message_id uuid not null,
  position smallint not null,
  file_name text not null,
  content_type text not null,
  content bytea not null,
  constraint mail_attachment_key primary key (message_id, position),
  constraint mail_attachment_of foreign key (message_id) references athar.mail_message (id) on delete cascade,
  constraint mail_attachment_size check (octet_length(content) <= 1048576)
);

-- Texts that somebody changed; the others are those the product comes with.
create table athar.mail_template (
  kind text not null,
  language text not null,
  version integer not null default 1,
  subject text not null,
  body text not null,
  constraint mail_template_key primary key (kind, language),
  constraint mail_template_kind_known check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'short_message')),
  constraint mail_template_language_known check (language in ('fr', 'ar', 'en')),
  constraint mail_template_length check (length(subject) between 1 and 200 and length(body) between 1 and 10000)
);
