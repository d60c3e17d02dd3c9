-- Why a clash is let be. The line stays; it speaks of one day's clash of one kind about one thing, and of participants for so many.
create table athar.clash_override (
  id uuid not null,
  session_id uuid not null,
  kind text not null,
  date date not null,
  subject_id uuid,
  other_session_id uuid,
  people integer,
  reason text not null,
  actor_id uuid,
  actor_name text not null,
  at timestamptz not null default clock_timestamp(),
  constraint clash_override_key primary key (id),
  constraint clash_override_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint clash_override_other_exists foreign key (other_session_id) references athar.session (id) on delete cascade,
  constraint clash_override_kind_known check (kind in ('room_taken', 'asset_taken', 'trainer_taken', 'participants_taken', 'public_holiday',
    'ramadan_hours', 'room_too_small', 'room_out_of_service', 'trainer_absent', 'accreditation_expired', 'contract_over')),
  constraint clash_override_reasoned check (length(trim(reason)) between 1 and 500)
);
create index clash_override_by_session on athar.clash_override (session_id);
create index clash_override_by_other on athar.clash_override (other_session_id) where other_session_id is not null;

-- What is out of service is not booked any more; sessions that are over keep what they used.
create function athar.refuse_out_of_service() returns trigger
language plpgsql
as $$
begin
  if exists (select from athar.session s where s.id = new.session_id and s.last_date < current_date) then
    return new;
  end if;
  perform r.id from athar.room r where r.id = new.room_id for no key update;
  perform a.id from athar.asset a where a.id = new.asset_id for no key update;
  if exists (select from athar.room r where r.id = new.room_id and not r.in_service)
     or exists (select from athar.asset a where a.id = new.asset_id and not a.in_service) then
    raise exception 'out of service' using errcode = 'check_violation', constraint = 'booking_in_service';
  end if;
  return new;
end
$$;
create trigger booking_in_service before insert on athar.booking for each row execute function athar.refuse_out_of_service();
