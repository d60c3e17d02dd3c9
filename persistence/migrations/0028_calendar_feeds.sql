-- Secret addresses at which calendar programs read along. Only the hash of the secret is kept. A feed that was revoked stays, so that its
-- address can say that it ended.
create table athar.calendar_feed (
  id uuid not null,
  kind text not null,
  person_id uuid,
  programme_id uuid,
  account_id uuid not null,
  language text not null,
  secret_hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  constraint calendar_feed_key primary key (id),
  constraint calendar_feed_kind_known check (kind in ('person', 'trainer', 'programme')),
  constraint calendar_feed_of_one_subject check ((kind = 'programme') = (programme_id is not null) and (kind <> 'programme') = (person_id is not null)),
  constraint calendar_feed_language_known check (language in ('fr', 'ar', 'en')),
  constraint calendar_feed_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint calendar_feed_programme_exists foreign key (programme_id) references athar.programme (id) on delete cascade,
  constraint calendar_feed_of foreign key (account_id) references athar.account (id) on delete cascade,
  constraint calendar_feed_secret_unique unique (secret_hash)
);
create unique index calendar_feed_one_live on athar.calendar_feed (account_id, kind, coalesce(person_id, programme_id)) where revoked_at is null;
create index calendar_feed_by_person on athar.calendar_feed (person_id) where person_id is not null;
create index calendar_feed_by_programme on athar.calendar_feed (programme_id) where programme_id is not null;
create trigger calendar_feed_person_not_erased before insert on athar.calendar_feed for each row
  when (new.person_id is not null) execute function athar.refuse_erased();
