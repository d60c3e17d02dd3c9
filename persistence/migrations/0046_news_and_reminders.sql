-- Three more reasons to write: a session put off, an invitation called back, a session that comes near.
alter table athar.mail_message drop constraint mail_message_kind_known, add constraint mail_message_kind_known
  check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'postponement', 'withdrawal', 'upcoming', 'deadlines'));
alter table athar.mail_template drop constraint mail_template_kind_known, add constraint mail_template_kind_known
  check (kind in ('invitation', 'reminder', 'confirmation', 'change', 'cancellation', 'promotion', 'short_message', 'postponement', 'withdrawal',
                  'upcoming', 'deadlines'));

-- Reminders that leave by themselves: so many days before the last day to answer, and before the session. Null: none.
alter table athar.session_filling
  add column answer_reminder_days smallint default 3,
  add column session_reminder_days smallint default 2,
  add constraint session_filling_reminders_sensible check (answer_reminder_days between 1 and 60 and session_reminder_days between 1 and 60);

-- For which last day and which first day a reminder has left: another day asks for another reminder. Who took the place of whoever
-- proposed them.
alter table athar.invitation
  add column answer_reminded_for date,
  add column session_reminded_for date,
  add column replaced_by uuid,
  add constraint invitation_replaced_by_exists foreign key (replaced_by) references athar.invitation (id) on delete set null,
  add constraint invitation_replaced_once check (replaced_by is null or answer = 'replacement');
create index invitation_awaiting_answer on athar.invitation (answer_by) where ended = '' and answer = 'none';
create index invitation_replaced_by on athar.invitation (replaced_by) where replaced_by is not null;
