-- Evidence of a commitment may be a file; it is kept beside the database as papers of agreements are.
alter table athar.commitment_evidence
  add column file_name text not null default '',
  add column sha256 text,
  add column size_bytes bigint,
  drop constraint commitment_evidence_says_something,
  add constraint commitment_evidence_says_something check (link <> '' or note <> '' or sha256 is not null),
  add constraint commitment_evidence_hash_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint commitment_evidence_size_sensible check (size_bytes between 1 and 26214400),
  add constraint commitment_evidence_file_whole check ((sha256 is null) = (size_bytes is null) and (sha256 is not null or file_name = ''));
create index commitment_evidence_by_content on athar.commitment_evidence (sha256) where sha256 is not null;

-- What was on the table: papers of the agreement, as they were called when they were put there.
create table athar.committee_paper (
  meeting_id uuid not null,
  document_id uuid not null,
  ordinal integer not null generated always as identity,
  title text not null,
  constraint committee_paper_key primary key (meeting_id, document_id),
  constraint committee_paper_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_paper_document_exists foreign key (document_id) references athar.agreement_document (id)
);
create index committee_paper_by_document on athar.committee_paper (document_id);
create trigger committee_paper_signed before insert or delete on athar.committee_paper
  for each row execute function athar.signed_minutes_stay();

-- Whether somebody who was asked is coming: said before the meeting, by the institution or for it.
alter table athar.committee_attendee
  add column is_coming boolean,
  add column replied_at timestamptz,
  add column replied_by uuid,
  add column replied_by_name text not null default '',
  add constraint committee_attendee_reply_whole check ((is_coming is null) = (replied_at is null));

-- A point that a party would like on the agenda, and what the secretary made of it.
create table athar.committee_proposal (
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid,
  title_fr text not null default '',
  title_ar text not null default '',
  title_en text not null default '',
  reason text not null default '',
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  state text not null default 'open',
  answer text not null default '',
  answered_by uuid,
  answered_by_name text not null default '',
  answered_at timestamptz,
  constraint committee_proposal_key primary key (id),
  constraint committee_proposal_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade,
  constraint committee_proposal_organisation_exists foreign key (organisation_id) references athar.organisation (id),
  constraint committee_proposal_titled check (title_fr <> '' or title_ar <> '' or title_en <> ''),
  constraint committee_proposal_state_known check (state in ('open', 'accepted', 'declined')),
  constraint committee_proposal_answered_is_dated check ((state = 'open') = (answered_at is null))
);
create index committee_proposal_by_meeting on athar.committee_proposal (meeting_id, proposed_at, id);
create index committee_proposal_by_organisation on athar.committee_proposal (organisation_id) where organisation_id is not null;

-- What stood around the minutes when they were signed: titles, parties, who was responsible. A reprint says the same.
create table athar.committee_signed (
  meeting_id uuid not null,
  committee_kind text not null,
  committee_fr text not null,
  committee_ar text not null,
  committee_en text not null,
  agreement_code text not null,
  agreement_reference text not null,
  agreement_fr text not null,
  agreement_ar text not null,
  agreement_en text not null,
  constraint committee_signed_key primary key (meeting_id),
  constraint committee_signed_of foreign key (meeting_id) references athar.committee_meeting (id) on delete cascade
);

create table athar.committee_signed_party (
  meeting_id uuid not null,
  position integer not null,
  organisation_id uuid not null,
  role text not null,
  country text,
  constraint committee_signed_party_key primary key (meeting_id, position),
  constraint committee_signed_party_of foreign key (meeting_id) references athar.committee_signed (meeting_id) on delete cascade,
  constraint committee_signed_party_organisation_exists foreign key (organisation_id) references athar.organisation (id)
);
create index committee_signed_party_by_organisation on athar.committee_signed_party (organisation_id);

-- The meeting's own decisions, and those of earlier ones that the minutes recall.
create table athar.committee_signed_decision (
  meeting_id uuid not null,
  decision_id uuid not null,
  text_fr text not null,
  text_ar text not null,
  text_en text not null,
  organisation_fr text not null,
  organisation_ar text not null,
  organisation_en text not null,
  owner_name text not null,
  due_on date,
  commitment_fr text not null,
  commitment_ar text not null,
  commitment_en text not null,
  constraint committee_signed_decision_key primary key (meeting_id, decision_id),
  constraint committee_signed_decision_of foreign key (meeting_id) references athar.committee_signed (meeting_id) on delete cascade,
  constraint committee_signed_decision_exists foreign key (decision_id) references athar.committee_decision (id) on delete cascade
);
create index committee_signed_decision_by_decision on athar.committee_signed_decision (decision_id);

create function athar.keep_signed_minutes(meeting uuid) returns void
language sql
as $$
  insert into athar.committee_signed
    (meeting_id, committee_kind, committee_fr, committee_ar, committee_en, agreement_code, agreement_reference, agreement_fr, agreement_ar, agreement_en)
  select m.id, c.kind, c.name_fr, c.name_ar, c.name_en, a.code, a.reference, a.title_fr, a.title_ar, a.title_en
  from athar.committee_meeting m join athar.committee c on c.id = m.committee_id join athar.agreement a on a.id = c.agreement_id
  where m.id = meeting;

  insert into athar.committee_signed_party (meeting_id, position, organisation_id, role, country)
  select m.id, row_number() over (order by y.position, y.id), y.organisation_id, y.role, o.country
  from athar.committee_meeting m join athar.committee c on c.id = m.committee_id
  join athar.agreement_party y on y.agreement_id = c.agreement_id join athar.organisation o on o.id = y.organisation_id
  where m.id = meeting;

  insert into athar.committee_signed_decision
    (meeting_id, decision_id, text_fr, text_ar, text_en, organisation_fr, organisation_ar, organisation_en, owner_name, due_on, commitment_fr,
     commitment_ar, commitment_en)
  select meeting, d.id, d.text_fr, d.text_ar, d.text_en, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), d.owner_name,
         d.due_on, coalesce(k.description_fr, ''), coalesce(k.description_ar, ''), coalesce(k.description_en, '')
  from athar.committee_decision d
  left join athar.organisation o on o.id = d.owner_organisation_id
  left join athar.commitment k on k.id = d.commitment_id
  where d.meeting_id = meeting or d.id in (select r.decision_id from athar.committee_recall r where r.meeting_id = meeting);
$$;

-- What was signed before this was kept stands as it is called today.
select athar.keep_signed_minutes(m.id) from athar.committee_meeting m where m.minutes = 'signed';

-- The history of an agreement holds what was changed of everything that belongs to it, also of what is gone.
create index change_set_of_agreement on athar.change_set ((coalesce(after, before) ->> 'agreement_id'), id desc)
  where concept in ('agreement_documents', 'commitments', 'committee_decisions', 'committee_meetings', 'committees', 'evaluations');
