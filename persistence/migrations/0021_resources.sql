-- Places to meet in, what can be borrowed, who teaches, which days are not worked; and which session holds what, when.
create table athar.venue (
  id uuid not null,
  version integer not null default 1,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  address text not null default '',
  place_code text,
  organisation_id uuid,
  note text not null default '',
  search_text text not null generated always as (athar.search_key(name_fr || ' ' || name_ar || ' ' || name_en || ' ' || address)) stored,
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(name_fr, ''), nullif(name_en, ''), name_ar))) stored,
  constraint venue_key primary key (id),
  constraint venue_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint venue_place_known foreign key (place_code) references athar.place (code),
  constraint venue_organisation_exists foreign key (organisation_id) references athar.organisation (id)
);
create index venue_by_sort_key on athar.venue (sort_key, id);

create table athar.room (
  id uuid not null,
  version integer not null default 1,
  venue_id uuid not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  seats integer,
  equipment text[] not null default '{}',
  step_free text not null default 'unknown',
  double_booking text not null default 'refused',
  in_service boolean not null default true,
  note text not null default '',
  search_text text not null generated always as (athar.search_key(name_fr || ' ' || name_ar || ' ' || name_en)) stored,
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(name_fr, ''), nullif(name_en, ''), name_ar))) stored,
  constraint room_key primary key (id),
  constraint room_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint room_venue_exists foreign key (venue_id) references athar.venue (id),
  constraint room_seats_positive check (seats between 1 and 100000),
  constraint room_step_free_known check (step_free in ('yes', 'no', 'unknown')),
  constraint room_double_booking_known check (double_booking in ('refused', 'warned', 'allowed'))
);
create index room_by_venue on athar.room (venue_id);
create index room_by_sort_key on athar.room (sort_key, id);

create table athar.asset (
  id uuid not null,
  version integer not null default 1,
  venue_id uuid,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  inventory_number text,
  double_booking text not null default 'refused',
  in_service boolean not null default true,
  note text not null default '',
  search_text text not null generated always as
    (athar.search_key(name_fr || ' ' || name_ar || ' ' || name_en || ' ' || coalesce(inventory_number, ''))) stored,
  sort_key text not null generated always as (athar.search_key(coalesce(nullif(name_fr, ''), nullif(name_en, ''), name_ar))) stored,
  constraint asset_key primary key (id),
  constraint asset_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint asset_venue_exists foreign key (venue_id) references athar.venue (id),
  constraint asset_inventory_number_unique unique (inventory_number),
  constraint asset_double_booking_known check (double_booking in ('refused', 'warned', 'allowed'))
);
create index asset_by_sort_key on athar.asset (sort_key, id);

-- Days not worked, and Ramadan, whose hours are shorter. A day that depends on the moon is expected until it is announced.
create table athar.holiday (
  id uuid not null default gen_random_uuid(),
  version integer not null default 1,
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  name_fr text not null default '',
  name_ar text not null default '',
  name_en text not null default '',
  confirmed boolean not null default true,
  constraint holiday_key primary key (id),
  constraint holiday_kind_known check (kind in ('fixed', 'lunar', 'ramadan')),
  constraint holiday_ends_after_start check (ends_on >= starts_on),
  constraint holiday_length_sensible check (ends_on - starts_on <= 40),
  constraint holiday_named check (name_fr <> '' or name_ar <> '' or name_en <> ''),
  constraint holiday_entered_once unique (starts_on, kind, name_fr, name_ar, name_en),
  constraint holiday_ramadan_once exclude using gist (daterange(starts_on, ends_on, '[]') with &&) where (kind = 'ramadan')
);
create index holiday_by_day on athar.holiday using gist (daterange(starts_on, ends_on, '[]'));

insert into athar.holiday (kind, starts_on, ends_on, name_fr, name_ar, name_en)
select 'fixed', make_date(y, d.month, d.day), make_date(y, d.month, d.day), d.fr, d.ar, d.en
from generate_series(2025, 2028) as y
cross join (values
  (1, 1, 2025, 'Nouvel an', 'رأس السنة الميلادية', 'New Year'),
  (1, 11, 2025, 'Manifeste de l’Indépendance', 'ذكرى تقديم وثيقة الاستقلال', 'Independence Manifesto'),
  (1, 14, 2025, 'Nouvel an amazigh', 'رأس السنة الأمازيغية', 'Amazigh New Year'),
  (5, 1, 2025, 'Fête du travail', 'عيد الشغل', 'Labour Day'),
  (7, 30, 2025, 'Fête du Trône', 'عيد العرش', 'Throne Day'),
  (8, 14, 2025, 'Allégeance de Oued Eddahab', 'ذكرى استرجاع إقليم وادي الذهب', 'Oued Ed-Dahab Day'),
  (8, 20, 2025, 'Révolution du Roi et du Peuple', 'ذكرى ثورة الملك والشعب', 'Revolution of the King and the People'),
  (8, 21, 2025, 'Fête de la jeunesse', 'عيد الشباب', 'Youth Day'),
  (10, 31, 2026, 'Aïd Al Wahda (fête de l’Unité)', 'عيد الوحدة', 'Unity Day'),
  (11, 6, 2025, 'Marche verte', 'ذكرى المسيرة الخضراء', 'Green March'),
  (11, 18, 2025, 'Fête de l’Indépendance', 'عيد الاستقلال', 'Independence Day')) as d (month, day, since, fr, ar, en)
where y >= d.since;

insert into athar.holiday (kind, starts_on, ends_on, name_fr, name_ar, name_en, confirmed)
select d.kind, d.starts_on, d.ends_on, n.fr, n.ar, n.en, d.starts_on < date '2026-01-01'
from (values
  ('ramadan', date '2025-03-02', date '2025-03-30', 'ramadan'), ('ramadan', '2026-02-19', '2026-03-19', 'ramadan'),
  ('ramadan', '2027-02-08', '2027-03-09', 'ramadan'), ('ramadan', '2028-01-28', '2028-02-26', 'ramadan'),
  ('lunar', '2025-03-31', '2025-04-01', 'fitr'), ('lunar', '2026-03-20', '2026-03-21', 'fitr'),
  ('lunar', '2027-03-10', '2027-03-11', 'fitr'), ('lunar', '2028-02-27', '2028-02-28', 'fitr'),
  ('lunar', '2025-06-07', '2025-06-08', 'adha'), ('lunar', '2026-05-27', '2026-05-28', 'adha'),
  ('lunar', '2027-05-17', '2027-05-18', 'adha'), ('lunar', '2028-05-05', '2028-05-06', 'adha'),
  ('lunar', '2025-06-27', '2025-06-27', 'muharram'), ('lunar', '2026-06-17', '2026-06-17', 'muharram'),
  ('lunar', '2027-06-06', '2027-06-06', 'muharram'), ('lunar', '2028-05-26', '2028-05-26', 'muharram'),
  ('lunar', '2025-09-05', '2025-09-06', 'mawlid'), ('lunar', '2026-08-26', '2026-08-27', 'mawlid'),
  ('lunar', '2027-08-15', '2027-08-16', 'mawlid'), ('lunar', '2028-08-04', '2028-08-05', 'mawlid')) as d (kind, starts_on, ends_on, name)
join (values
  ('ramadan', 'Ramadan', 'شهر رمضان', 'Ramadan'),
  ('fitr', 'Aïd Al Fitr', 'عيد الفطر', 'Eid al-Fitr'),
  ('adha', 'Aïd Al Adha', 'عيد الأضحى', 'Eid al-Adha'),
  ('muharram', '1er Moharram', 'فاتح محرم', 'Hijri New Year'),
  ('mawlid', 'Aïd Al Mawlid', 'عيد المولد النبوي', 'Prophet’s Birthday')) as n (name, fr, ar, en) on n.name = d.name;

-- The pool of trainers: what is known of a person as a trainer.
create table athar.trainer (
  person_id uuid not null,
  version integer not null default 1,
  standing text not null default 'internal',
  fields text[] not null default '{}',
  languages text[] not null default '{}',
  training_of_trainers text not null default 'none',
  weekdays smallint[] not null default '{1,2,3,4,5}',
  contract_reference text not null default '',
  contract_from date,
  contract_to date,
  double_booking text not null default 'refused',
  note text not null default '',
  constraint trainer_key primary key (person_id),
  constraint trainer_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint trainer_standing_known check (standing in ('internal', 'external')),
  constraint trainer_level_known check (training_of_trainers in ('none', 'following', 'certified', 'master')),
  constraint trainer_weekdays_known check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  constraint trainer_contract_ends_after_start check (contract_to >= contract_from),
  constraint trainer_double_booking_known check (double_booking in ('refused', 'warned', 'allowed'))
);
create trigger trainer_person_not_erased before insert on athar.trainer for each row execute function athar.refuse_erased();

create table athar.trainer_accreditation (
  person_id uuid not null,
  position integer not null,
  title text not null,
  issuer text not null default '',
  valid_from date,
  expires_on date,
  constraint trainer_accreditation_key primary key (person_id, position),
  constraint trainer_accreditation_of foreign key (person_id) references athar.trainer (person_id) on update cascade on delete cascade,
  constraint trainer_accreditation_titled check (title <> ''),
  constraint trainer_accreditation_ends_after_start check (expires_on >= valid_from)
);
create table athar.trainer_absence (
  person_id uuid not null,
  position integer not null,
  starts_on date not null,
  ends_on date not null,
  reason text not null default '',
  constraint trainer_absence_key primary key (person_id, position),
  constraint trainer_absence_of foreign key (person_id) references athar.trainer (person_id) on update cascade on delete cascade,
  constraint trainer_absence_ends_after_start check (ends_on >= starts_on)
);

-- What a session uses: a room or an asset, in all its sittings or in some. Days are counted from the session's first, so that bookings
-- move with it.
create table athar.booking (
  session_id uuid not null,
  position integer not null,
  room_id uuid,
  asset_id uuid,
  day smallint,
  number smallint,
  constraint booking_key primary key (session_id, position),
  constraint booking_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint booking_room_exists foreign key (room_id) references athar.room (id),
  constraint booking_asset_exists foreign key (asset_id) references athar.asset (id),
  constraint booking_of_one_thing check (num_nonnulls(room_id, asset_id) = 1),
  constraint booking_day_positive check (day between 1 and 200),
  constraint booking_number_one_or_two check (number in (1, 2))
);
create index booking_by_room on athar.booking (room_id) where room_id is not null;
create index booking_by_asset on athar.booking (asset_id) where asset_id is not null;

-- Where a member of the team is there for some sittings only; without lines they are there for all.
create table athar.team_member_sitting (
  session_id uuid not null,
  person_id uuid not null,
  day smallint not null,
  number smallint not null,
  constraint team_member_sitting_key primary key (session_id, person_id, day, number),
  constraint team_member_sitting_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint team_member_sitting_person_exists foreign key (person_id) references athar.person (id) on update cascade,
  constraint team_member_sitting_day_positive check (day between 1 and 200),
  constraint team_member_sitting_number_one_or_two check (number in (1, 2))
);
create index team_member_sitting_by_person on athar.team_member_sitting (person_id);

-- Which instants each room, asset and trainer is taken for: derived from the above by triggers, and by nothing else.
create table athar.resource_hold (
  session_id uuid not null,
  date date not null,
  number smallint not null,
  kind text not null,
  resource_id uuid not null,
  during tstzrange not null,
  refused boolean not null,
  constraint resource_hold_key primary key (session_id, date, number, kind, resource_id),
  constraint resource_hold_of foreign key (session_id) references athar.session (id) on delete cascade,
  constraint resource_hold_kind_known check (kind in ('room', 'asset', 'trainer')),
  constraint room_booked_once exclude using gist (resource_id with =, during with &&) where (refused and kind = 'room'),
  constraint asset_booked_once exclude using gist (resource_id with =, during with &&) where (refused and kind = 'asset'),
  constraint trainer_booked_once exclude using gist (resource_id with =, during with &&) where (refused and kind = 'trainer')
);
create index resource_hold_by_resource on athar.resource_hold using gist (resource_id, during);
create index resource_hold_by_time on athar.resource_hold using gist (during);

-- A sitting's instants. Of unknown hours: its whole day. An hour that the change of clocks skips is empty.
create function athar.sitting_span(date date, starts smallint, ends smallint, time_zone text) returns tstzrange
language sql stable parallel safe
as $$
  select tstzrange(x.lower, greatest(x.lower, x.upper))
  from (select (date + make_interval(mins => coalesce(starts, 0))) at time zone time_zone as lower,
               (date + make_interval(mins => coalesce(ends, 1440))) at time zone time_zone as upper) x
$$;

-- What these sessions hold by their sittings, bookings and teams. Observers and organisers are not held.
create function athar.wanted_holds(sessions uuid[])
returns table (session_id uuid, date date, number smallint, kind text, resource_id uuid, during tstzrange, refused boolean)
language sql stable
as $$
  with slot as (
    select t.session_id, t.date, t.number, dense_rank() over (partition by t.session_id order by t.date) as day,
           t.starts is not null as timed, athar.sitting_span(t.date, t.starts, t.ends, s.time_zone) as during
    from athar.session s join athar.sitting t on t.session_id = s.id
    where s.id = any (sessions) and s.status not in ('cancelled', 'postponed')
  )
  select distinct x.session_id, x.date, x.number, 'room', r.id, x.during, x.timed and r.double_booking = 'refused'
  from slot x
  join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
  join athar.room r on r.id = b.room_id
  union all
  select distinct x.session_id, x.date, x.number, 'asset', a.id, x.during, x.timed and a.double_booking = 'refused'
  from slot x
  join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
  join athar.asset a on a.id = b.asset_id
  union all
  select x.session_id, x.date, x.number, 'trainer', p.canonical_id, x.during,
         x.timed and exists (select from athar.person o join athar.trainer t on t.person_id = o.id
                             where o.canonical_id = p.canonical_id and t.double_booking = 'refused')
  from slot x
  join athar.session_team_member m on m.session_id = x.session_id and m.role in ('trainer', 'speaker', 'interpreter')
  join athar.person p on p.id = m.person_id
  where not exists (select from athar.team_member_sitting y where y.session_id = x.session_id and y.person_id = m.person_id)
     or exists (select from athar.team_member_sitting y
                where y.session_id = x.session_id and y.person_id = m.person_id and y.day = x.day and y.number = x.number)
  group by x.session_id, x.date, x.number, p.canonical_id, x.during, x.timed
$$;

-- Brings the holds of these sessions to what they want. Whoever books the same thing waits for their turn, so that exactly one of two wins;
-- the other is told what is taken, by which session and when. `forced`: an overlap stays as one that is warned of (merged trainers).
create function athar.hold_resources(sessions uuid[], forced boolean default false) returns void
language plpgsql
as $$
declare
  taken record;
begin
  perform r.id from athar.room r
  where r.id in (select b.room_id from athar.booking b where b.session_id = any (sessions)) order by r.id for no key update;
  perform a.id from athar.asset a
  where a.id in (select b.asset_id from athar.booking b where b.session_id = any (sessions)) order by a.id for no key update;
  perform t.person_id from athar.trainer t
  where t.person_id in (select o.id from athar.session_team_member m join athar.person p on p.id = m.person_id
                        join athar.person o on o.canonical_id = p.canonical_id where m.session_id = any (sessions))
  order by t.person_id for no key update;

  delete from athar.resource_hold h
  where h.session_id = any (sessions)
    and (forced or not exists (
      select from athar.wanted_holds(sessions) w
      where (w.session_id, w.date, w.number, w.kind, w.resource_id, w.during, w.refused)
            = (h.session_id, h.date, h.number, h.kind, h.resource_id, h.during, h.refused)));

  if forced then
    insert into athar.resource_hold (session_id, date, number, kind, resource_id, during, refused)
    select w.session_id, w.date, w.number, w.kind, w.resource_id, w.during,
           w.refused and not exists (select from athar.resource_hold h
                                     where h.kind = w.kind and h.resource_id = w.resource_id and h.during && w.during and h.refused)
    from athar.wanted_holds(sessions) w;
    return;
  end if;

  select w.kind, w.during, s.reference, s.time_zone, h.during as other,
         case w.kind
           when 'room' then (select coalesce(nullif(r.name_fr, ''), nullif(r.name_en, ''), r.name_ar) from athar.room r where r.id = w.resource_id)
           when 'asset' then (select coalesce(nullif(a.name_fr, ''), nullif(a.name_en, ''), a.name_ar) from athar.asset a where a.id = w.resource_id)
           else (select trim(coalesce(nullif(p.given_name || ' ' || p.family_name, ' '), p.given_name_ar || ' ' || p.family_name_ar))
                 from athar.person p where p.id = w.resource_id) end as name
  into taken
  from athar.wanted_holds(sessions) w
  join athar.resource_hold h
    on h.kind = w.kind and h.resource_id = w.resource_id and h.during && w.during and h.refused and h.session_id <> w.session_id
  join athar.session s on s.id = h.session_id
  where w.refused
  order by lower(w.during), w.kind
  limit 1;
  if found then
    raise exception 'booked twice' using errcode = 'exclusion_violation', constraint = taken.kind || '_booked_once',
      detail = taken.name || ' · ' || taken.reference || ' · ' || to_char(lower(taken.other) at time zone taken.time_zone, 'YYYY-MM-DD HH24:MI')
               || '–' || to_char(upper(taken.other) at time zone taken.time_zone, 'HH24:MI');
  end if;

  insert into athar.resource_hold (session_id, date, number, kind, resource_id, during, refused)
  select w.session_id, w.date, w.number, w.kind, w.resource_id, w.during, w.refused
  from athar.wanted_holds(sessions) w
  on conflict (session_id, date, number, kind, resource_id) do nothing;
end
$$;

-- What a statement changed. Sessions that hold nothing and want nothing are not looked at further.
create function athar.holds_follow_rows() returns trigger
language plpgsql
as $$
declare
  touched uuid[] := array(
    select distinct c.session_id from changed_rows c
    where exists (select from athar.booking b where b.session_id = c.session_id)
       or exists (select from athar.session_team_member m where m.session_id = c.session_id)
       or exists (select from athar.resource_hold h where h.session_id = c.session_id));
begin
  if cardinality(touched) > 0 then
    perform athar.hold_resources(touched);
  end if;
  return null;
end
$$;
create trigger sitting_holds_after_insert after insert on athar.sitting
  referencing new table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger sitting_holds_after_update after update on athar.sitting
  referencing new table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger sitting_holds_after_delete after delete on athar.sitting
  referencing old table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger team_holds_after_insert after insert on athar.session_team_member
  referencing new table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger team_holds_after_delete after delete on athar.session_team_member
  referencing old table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger booking_holds_after_insert after insert on athar.booking
  referencing new table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger booking_holds_after_delete after delete on athar.booking
  referencing old table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger team_member_sitting_holds_after_insert after insert on athar.team_member_sitting
  referencing new table as changed_rows for each statement execute function athar.holds_follow_rows();
create trigger team_member_sitting_holds_after_delete after delete on athar.team_member_sitting
  referencing old table as changed_rows for each statement execute function athar.holds_follow_rows();

create function athar.holds_follow_session() returns trigger
language plpgsql
as $$
begin
  perform athar.hold_resources(array[new.id]);
  return null;
end
$$;
create trigger session_holds_after_update after update of status, time_zone on athar.session for each row
  when (old.status is distinct from new.status or old.time_zone is distinct from new.time_zone)
  execute function athar.holds_follow_session();

create function athar.holds_follow_policy() returns trigger
language plpgsql
as $$
begin
  perform athar.hold_resources(array(select distinct h.session_id from athar.resource_hold h where h.resource_id = new.id));
  return null;
end
$$;
create trigger room_holds_after_policy after update of double_booking on athar.room for each row
  when (old.double_booking <> new.double_booking) execute function athar.holds_follow_policy();
create trigger asset_holds_after_policy after update of double_booking on athar.asset for each row
  when (old.double_booking <> new.double_booking) execute function athar.holds_follow_policy();

create function athar.holds_follow_trainer() returns trigger
language plpgsql
as $$
begin
  perform athar.hold_resources(array(
    select distinct m.session_id
    from athar.person p join athar.person o on o.canonical_id = p.canonical_id join athar.session_team_member m on m.person_id = o.id
    where p.id = coalesce(new.person_id, old.person_id)));
  return null;
end
$$;
create trigger trainer_holds_after_insert after insert on athar.trainer for each row execute function athar.holds_follow_trainer();
create trigger trainer_holds_after_delete after delete on athar.trainer for each row execute function athar.holds_follow_trainer();
create trigger trainer_holds_after_policy after update of double_booking on athar.trainer for each row
  when (old.double_booking <> new.double_booking) execute function athar.holds_follow_trainer();

-- A merge, its undoing and an erasure change who a trainer is. They are not refused for what is booked: the overlap is shown.
create function athar.holds_follow_person() returns trigger
language plpgsql
as $$
declare
  session uuid;
begin
  for session in
    select distinct m.session_id from athar.person o join athar.session_team_member m on m.person_id = o.id
    where o.canonical_id in (old.canonical_id, new.canonical_id) order by m.session_id
  loop
    perform athar.hold_resources(array[session], true);
  end loop;
  return null;
end
$$;
create trigger zz_person_holds_after_identity after update of id, merged_into on athar.person for each row
  when (old.id <> new.id or old.merged_into is distinct from new.merged_into) execute function athar.holds_follow_person();

insert into athar.resource_hold (session_id, date, number, kind, resource_id, during, refused)
select w.session_id, w.date, w.number, w.kind, w.resource_id, w.during, w.refused
from athar.wanted_holds(array(select s.id from athar.session s)) w;
