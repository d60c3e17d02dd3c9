-- The day by which a renewal has to be given notice of.
create function athar.notice_day(ends_on text, months integer) returns date
language sql immutable parallel safe
as $$
  select CAST(CAST(athar.last_day(ends_on) AS timestamp) - make_interval(months => months) AS date)
$$;
create index agreement_by_notice on athar.agreement (athar.notice_day(ends_on, notice_months), id) where ends_on is not null and notice_months is not null and renewal <> 'none';
create index agreement_by_owner on athar.agreement (owner_id) where owner_id is not null;

-- Who is told beside the owner.
create table athar.agreement_deputy (
  agreement_id uuid not null,
  account_id uuid not null,
  constraint agreement_deputy_key primary key (agreement_id, account_id),
  constraint agreement_deputy_of foreign key (agreement_id) references athar.agreement (id) on delete cascade,
  constraint agreement_deputy_exists foreign key (account_id) references athar.account (id) on delete cascade
);
create index agreement_deputy_by_account on athar.agreement_deputy (account_id);

-- That somebody's week was decided: with its message, or with none because nothing was new.
create table athar.deadline_digest (
  account_id uuid not null,
  week date not null,
  message_id uuid,
  written_at timestamptz not null default clock_timestamp(),
  constraint deadline_digest_key primary key (account_id, week),
  constraint deadline_digest_of foreign key (account_id) references athar.account (id) on delete cascade,
  constraint deadline_digest_week_begins_on_monday check (extract(isodow from week) = 1),
  constraint deadline_digest_message_exists foreign key (message_id) references athar.mail_message (id) on delete set null
);

-- What somebody has been told already: 6, 3 or 1 months before, or 0 once it has passed. A day that moves is told anew.
create table athar.deadline_told (
  account_id uuid not null,
  subject_id uuid not null,
  kind text not null,
  due_on date not null,
  months_before integer not null,
  constraint deadline_told_key primary key (account_id, subject_id, kind, due_on, months_before),
  constraint deadline_told_of foreign key (account_id) references athar.account (id) on delete cascade,
  constraint deadline_told_kind_known check (kind in ('agreement_end', 'agreement_notice', 'commitment')),
  constraint deadline_told_months_known check (months_before in (0, 1, 3, 6))
);

alter table athar.mail_message
  drop constraint mail_message_kind_known,
  add constraint mail_message_kind_known check
    (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'deadlines'));
alter table athar.mail_template
  drop constraint mail_template_kind_known,
  add constraint mail_template_kind_known check
    (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'short_message', 'deadlines'));

-- Feeds of due days have no subject but the account that made them.
drop index athar.calendar_feed_one_live;
alter table athar.calendar_feed
  drop constraint calendar_feed_kind_known,
  drop constraint calendar_feed_of_one_subject,
  add constraint calendar_feed_kind_known check (kind in ('person', 'trainer', 'programme', 'deadlines', 'own_deadlines')),
  add constraint calendar_feed_of_one_subject check
    ((kind = 'programme') = (programme_id is not null) and (kind in ('person', 'trainer')) = (person_id is not null));
create unique index calendar_feed_one_live on athar.calendar_feed (account_id, kind, coalesce(person_id, programme_id, account_id)) where revoked_at is null;
