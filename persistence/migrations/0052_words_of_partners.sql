-- What partners say of what is recorded, and what they are answered. A line stays for good: nobody changes or takes back one.
create table athar.agreement_comment (
  id uuid not null,
  agreement_id uuid not null,
  -- What it is about; neither: the agreement itself.
  commitment_id uuid,
  meeting_id uuid,
  -- The comment that this one answers, itself no answer.
  answers_id uuid,
  said text not null,
  author_id uuid,
  author_name text not null,
  -- The partner's organisation; nothing for the house.
  organisation_id uuid,
  written_at timestamptz not null default clock_timestamp(),
  constraint agreement_comment_key primary key (id),
  constraint agreement_comment_agreement_exists foreign key (agreement_id) references athar.agreement (id),
  constraint agreement_comment_commitment_exists foreign key (commitment_id, agreement_id) references athar.commitment (id, agreement_id),
  constraint agreement_comment_meeting_exists foreign key (meeting_id) references athar.committee_meeting (id),
  constraint agreement_comment_answers_exists foreign key (answers_id) references athar.agreement_comment (id),
  constraint agreement_comment_author_exists foreign key (author_id) references athar.account (id),
  constraint agreement_comment_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint agreement_comment_about_one check (num_nonnulls(commitment_id, meeting_id) <= 1),
  constraint agreement_comment_says_something check (said <> '')
);
create index agreement_comment_by_agreement on athar.agreement_comment (agreement_id, written_at, id);
create index agreement_comment_by_instant on athar.agreement_comment (written_at, id);
create index agreement_comment_by_commitment on athar.agreement_comment (commitment_id) where commitment_id is not null;
create index agreement_comment_by_meeting on athar.agreement_comment (meeting_id) where meeting_id is not null;
create index agreement_comment_by_answered on athar.agreement_comment (answers_id) where answers_id is not null;
create index agreement_comment_by_author on athar.agreement_comment (author_id) where author_id is not null;
create index agreement_comment_by_organisation on athar.agreement_comment (organisation_id) where organisation_id is not null;

-- That a partner has read something or agrees with it, as it stood then.
create table athar.agreement_confirmation (
  id uuid not null,
  agreement_id uuid not null,
  -- What it is about; none of them: the agreement's own record.
  commitment_id uuid,
  meeting_id uuid,
  document_id uuid,
  -- Of what was confirmed, and of minutes where they stood.
  subject_version integer not null,
  minutes text not null default '',
  stance text not null,
  note text not null default '',
  author_id uuid not null,
  author_name text not null,
  organisation_id uuid not null,
  confirmed_at timestamptz not null default clock_timestamp(),
  constraint agreement_confirmation_key primary key (id),
  constraint agreement_confirmation_agreement_exists foreign key (agreement_id) references athar.agreement (id),
  constraint agreement_confirmation_commitment_exists foreign key (commitment_id, agreement_id) references athar.commitment (id, agreement_id),
  constraint agreement_confirmation_meeting_exists foreign key (meeting_id) references athar.committee_meeting (id),
  constraint agreement_confirmation_document_exists foreign key (document_id) references athar.agreement_document (id),
  constraint agreement_confirmation_author_exists foreign key (author_id) references athar.account (id),
  constraint agreement_confirmation_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint agreement_confirmation_of_one check (num_nonnulls(commitment_id, meeting_id, document_id) <= 1),
  constraint agreement_confirmation_stance_known check (stance in ('read', 'agreed')),
  constraint agreement_confirmation_minutes_known check (minutes in ('', 'circulated', 'validated', 'signed'))
);
create unique index agreement_confirmation_once on athar.agreement_confirmation
  (organisation_id, coalesce(commitment_id, meeting_id, document_id, agreement_id), subject_version, stance);
create index agreement_confirmation_by_agreement on athar.agreement_confirmation (agreement_id, confirmed_at, id);
create index agreement_confirmation_by_commitment on athar.agreement_confirmation (commitment_id) where commitment_id is not null;
create index agreement_confirmation_by_meeting on athar.agreement_confirmation (meeting_id) where meeting_id is not null;
create index agreement_confirmation_by_document on athar.agreement_confirmation (document_id) where document_id is not null;
create index agreement_confirmation_by_author on athar.agreement_confirmation (author_id);
