-- How many people reached answered what, as told on one day. No row says of whom; what would tell too little apart is never stored.
create table athar.disability_edition (
  day date not null,
  published_at timestamptz not null default clock_timestamp(),
  yes integer not null,
  no integer not null,
  not_stated integer not null,
  published_by uuid,
  published_by_name text not null,
  constraint disability_edition_one_a_day primary key (day),
  constraint disability_edition_nothing_small check (yes >= 5 and no >= 5 and not_stated >= 5)
);

-- What an erased person had answered goes on counting, without the answers themselves.
alter table athar.frozen_participation add column disability text,
  add constraint frozen_participation_disability_known check (disability in ('yes', 'no'));

-- People who hold the same number of an identity card or of the payroll are compared: whatever changes that marks them, as a change of their name does.
create function athar.compare_numbers_of(record uuid) returns void
language sql
as $$
  insert into athar.person_unchecked (person_id)
  select c.id
  from athar.person r join athar.person c on c.id = r.canonical_id
  where r.id = record and c.merged_into is null and c.locked_at is null and c.erased_at is null
    and exists (select from athar.person o join athar.identity_number n on n.person_id = o.id where o.canonical_id = c.id)
  on conflict do nothing
$$;

create function athar.compare_numbers_again() returns trigger
language plpgsql
as $$
begin
  if tg_table_name = 'person' then
    perform athar.compare_numbers_of(new.id);
    perform athar.compare_numbers_of(old.merged_into);
  elsif tg_op = 'DELETE' then
    -- The last number may be the one that went.
    insert into athar.person_unchecked (person_id)
    select c.id from athar.person r join athar.person c on c.id = r.canonical_id
    where r.id = old.person_id and c.merged_into is null and c.locked_at is null and c.erased_at is null
    on conflict do nothing;
  else
    perform athar.compare_numbers_of(new.person_id);
  end if;
  return null;
end
$$;
create trigger identity_number_compared after insert or update or delete on athar.identity_number
  for each row execute function athar.compare_numbers_again();
create trigger consent_moves_numbers after insert on athar.consent for each row execute function athar.compare_numbers_again();
create trigger person_brings_numbers after update on athar.person
  for each row when (old.merged_into is distinct from new.merged_into) execute function athar.compare_numbers_again();

-- Off: that two numbers are the same is no longer said of pairs already found either.
create function athar.compare_all_numbers_again() returns trigger
language plpgsql
as $$
begin
  perform athar.compare_numbers_of(n.person_id) from athar.identity_number n where n.kind = new.kind;
  if new.number = '' then
    update athar.duplicate_pair d
    set reasons = trim(regexp_replace(d.reasons, '(^| )number_(same|differs):-?[0-9]+', '', 'g')), version = d.version + 1
    where d.reasons ~ '(^| )number_(same|differs):';
  end if;
  return null;
end
$$;
create trigger sensitive_authorisation_moves_numbers after update on athar.sensitive_authorisation
  for each row when (new.kind <> 'disability' and old.number is distinct from new.number) execute function athar.compare_all_numbers_again();
