-- Where an agreement stood and since when: dated facts, each with who recorded it. The latest is the agreement's status.
create table athar.agreement_step (
  id uuid not null,
  agreement_id uuid not null,
  ordinal integer not null generated always as identity,
  status text not null,
  happened_on athar.partial_date,
  -- Of a renewal: the new end, and the one it took the place of.
  ends_on athar.partial_date,
  ended_before_on athar.partial_date,
  note text not null default '',
  document_id uuid,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint agreement_step_key primary key (id),
  constraint agreement_step_of foreign key (agreement_id) references athar.agreement (id) on delete cascade,
  constraint agreement_step_status_known check (status in ('idea', 'negotiation', 'visa', 'initialled', 'signed', 'ratified', 'notified', 'in_force',
                                                           'suspended', 'expired', 'terminated', 'renewed'))
);
create index agreement_step_by_agreement on athar.agreement_step (agreement_id, ordinal);

insert into athar.agreement_step (id, agreement_id, status, happened_on, recorded_by_name)
select gen_random_uuid(), a.id, a.status, a.status_since, '' from athar.agreement a;

-- Papers of an agreement, version after version. The files are beside the database, named by the hash of their content.
create table athar.agreement_document (
  id uuid not null,
  agreement_id uuid not null,
  replaces uuid,
  version integer not null default 1,
  title text not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  is_shown_to_partners boolean not null default false,
  uploaded_by uuid,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default clock_timestamp(),
  constraint agreement_document_key primary key (id),
  constraint agreement_document_of foreign key (agreement_id) references athar.agreement (id),
  constraint agreement_document_replaces_exists foreign key (replaces) references athar.agreement_document (id),
  constraint agreement_document_replaced_once unique (replaces),
  constraint agreement_document_titled check (length(title) between 1 and 300),
  constraint agreement_document_hash_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint agreement_document_size_sensible check (size_bytes between 1 and 26214400)
);
create index agreement_document_by_agreement on athar.agreement_document (agreement_id);
create index agreement_document_by_content on athar.agreement_document (sha256);

alter table athar.agreement_step
  add constraint agreement_step_document_exists foreign key (document_id) references athar.agreement_document (id);
create index agreement_step_by_document on athar.agreement_step (document_id) where document_id is not null;
