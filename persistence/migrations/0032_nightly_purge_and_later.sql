-- A pair put off comes back to the queue on a day.
alter table athar.duplicate_pair add column later_until date;
update athar.duplicate_pair set later_until = CAST(decided_at AS date) + 14 where state = 'later';
alter table athar.duplicate_pair add constraint duplicate_pair_later_has_a_day check ((state = 'later') = (later_until is not null));

-- The purge that the server makes by itself each night. One row.
create table athar.retention_schedule (
  only_row boolean not null default true,
  version integer not null default 1,
  nightly boolean not null default true,
  last_run_at timestamptz,
  -- Its day, where people live.
  last_run_on date,
  last_run_by text not null default '',
  last_emptied bigint not null default 0,
  constraint retention_schedule_key primary key (only_row),
  constraint retention_schedule_one_row check (only_row)
);
insert into athar.retention_schedule (only_row) values (true);

-- A birth date is kept for a time, then its year. Figures ask how old somebody was at each session: a day of that year which gives the same
-- ages takes the date's place there, and is shown nowhere.
alter table athar.person add column birth_day_for_age date;
create function athar.forget_birth_day_for_age() returns trigger language plpgsql as $$
begin
  new.birth_day_for_age := null;
  return new;
end $$;
create trigger person_birth_day_for_age before update on athar.person for each row
  when (old.birth_day_for_age is not null and (new.birth_year is distinct from old.birth_year or new.birth_date is not null))
  execute function athar.forget_birth_day_for_age();
alter table athar.retention_rule drop constraint retention_rule_known;
alter table athar.retention_rule add constraint retention_rule_known
  check (rule in ('contacts', 'import_files', 'import_rows', 'audit_details', 'request_statements', 'birth_dates'));
insert into athar.retention_rule (rule) values ('birth_dates');
