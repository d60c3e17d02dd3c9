-- What does not fit in the plan of some sessions: as it is stored, or, with dates, as they would be held then. A room (or trainer) that is given
-- stands in for the one it is given instead of, or else for every room that is booked (beside every trainer); none stands in: that one is let go.
create function athar_derived.clashes(sessions uuid[], dates date[], numbers smallint[], starts smallint[], ends smallint[], room uuid,
                                      instead_of_room uuid, trainer uuid, instead_of_trainer uuid)
returns table (session_id uuid, kind text, refused boolean, date date, number smallint, starts smallint, ends smallint, subject_id uuid,
               other_session_id uuid, other_during tstzrange, people integer, seats integer, until date, expected boolean)
language sql stable
as $$
  with chosen as (
    select s.id, s.time_zone, coalesce(s.country, 'MA') as country, s.seats, s.registered_count
    from athar.session s
    where s.id = any ($1) and s.status not in ('cancelled', 'postponed')
  ), given as (
    select t.session_id, t.date, t.number, t.starts, t.ends from athar.sitting t where $2 is null and t.session_id = any ($1)
    union all
    select c.id, g.date, g.number, g.starts, g.ends from chosen c, unnest($2, $3, $4, $5) as g (date, number, starts, ends) where $2 is not null
  ), slot as materialized (
    select g.session_id, g.date, g.number, g.starts, g.ends, c.country, c.time_zone,
           dense_rank() over (partition by g.session_id order by g.date) as day,
           athar.sitting_span(g.date, g.starts, g.ends, c.time_zone) as during
    from given g join chosen c on c.id = g.session_id
  ), teaching as (
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, o.canonical_id as person_id
    from slot x
    join athar.session_team_member m on m.session_id = x.session_id and m.role in ('trainer', 'speaker', 'interpreter')
    join athar.person p on p.id = m.person_id
    join athar.person o on o.id = case when p.canonical_id = (select i.canonical_id from athar.person i where i.id = $9) then $8 else p.id end
    where not exists (select from athar.team_member_sitting y where y.session_id = x.session_id and y.person_id = m.person_id)
       or exists (select from athar.team_member_sitting y
                  where y.session_id = x.session_id and y.person_id = m.person_id and y.day = x.day and y.number = x.number)
    union
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, o.canonical_id
    from slot x join athar.person o on o.id = $8 where $9 is null
  ), held as materialized (
    select distinct x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'room' as kind, r.id as resource_id, r.double_booking as policy
    from slot x
    join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
    join athar.room r on r.id = case when b.room_id = $7 then $6 else b.room_id end
    where $6 is null or $7 is not null
    union all
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'room', r.id, r.double_booking
    from slot x join athar.room r on r.id = $6 where $7 is null
    union all
    select distinct x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'asset', a.id, a.double_booking
    from slot x
    join athar.booking b on b.session_id = x.session_id and coalesce(b.day, x.day) = x.day and coalesce(b.number, x.number) = x.number
    join athar.asset a on a.id = b.asset_id
    union all
    select x.session_id, x.date, x.number, x.starts, x.ends, x.during, 'trainer', x.person_id,
           coalesce((select case when bool_or(t.double_booking = 'refused') then 'refused' when bool_or(t.double_booking = 'warned') then 'warned'
                                 else min(t.double_booking) end
                     from athar.person o join athar.trainer t on t.person_id = o.id where o.canonical_id = x.person_id), 'warned')
    from teaching x
  ), pooled as (
    select distinct h.session_id, h.resource_id, h.date, t.person_id, t.weekdays, t.standing, t.contract_to
    from held h join athar.person o on o.canonical_id = h.resource_id join athar.trainer t on t.person_id = o.id
    where h.kind = 'trainer'
  ), taking_part as materialized (
    select r.session_id, r.person_id from athar_derived.registration r where r.session_id = any ($1) and r.status = 'registered'
  ), elsewhere as (
    select p.session_id, p.person_id, s.id as other_id, s.time_zone
    from taking_part p
    join athar.person o on o.canonical_id = p.person_id
    join athar.registration r on r.person_id = o.id and r.session_id <> p.session_id and r.status = 'registered'
    join athar.session s on s.id = r.session_id and s.status not in ('cancelled', 'postponed')
    where s.last_date >= (select min(x.date) - 1 from slot x) and s.first_date <= (select max(x.date) + 1 from slot x)
  ), found as (
    select h.session_id, h.kind || '_taken' as kind, h.policy = 'refused' and h.starts is not null and o.refused as refused, h.date, h.number, h.starts,
           h.ends, h.resource_id as subject_id, o.session_id as other_session_id, o.during as other_during, null::integer as people,
           null::integer as seats, null::date as until, false as expected
    from held h
    join athar.resource_hold o on o.resource_id = h.resource_id and o.during && h.during and o.kind = h.kind and o.session_id <> h.session_id
    where h.policy <> 'allowed'
    union all
    select x.session_id, 'participants_taken', false, x.date, x.number, x.starts, x.ends, null, e.other_id,
           athar.sitting_span(t.date, t.starts, t.ends, e.time_zone), count(distinct e.person_id)::integer, null, null, false
    from slot x
    join elsewhere e on e.session_id = x.session_id
    join athar.sitting t on t.session_id = e.other_id and t.date between x.date - 1 and x.date + 1
    where athar.sitting_span(t.date, t.starts, t.ends, e.time_zone) && x.during
    group by x.session_id, x.date, x.number, x.starts, x.ends, e.other_id, t.date, t.number, t.starts, t.ends, e.time_zone
    union all
    select distinct x.session_id, 'public_holiday', false, x.date, 0::smallint, null::smallint, null::smallint, h.id, null::uuid, null::tstzrange,
           null::integer, null::integer, null::date, not h.confirmed
    from slot x
    join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') @> x.date and h.kind <> 'ramadan'
    where x.country = 'MA'
    union all
    select x.session_id, 'ramadan_hours', false, x.date, x.number, x.starts, x.ends, h.id, null, null, null, null, null, not h.confirmed
    from slot x
    join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') @> x.date and h.kind = 'ramadan'
    where x.country = 'MA' and (x.starts < 540 or x.ends > 900)
    union all
    select h.session_id, 'room_too_small', false, min(h.date), 0::smallint, null, null, r.id, null, null,
           greatest(coalesce(c.seats, 0), c.registered_count), r.seats, null, false
    from held h join athar.room r on r.id = h.resource_id join chosen c on c.id = h.session_id
    where h.kind = 'room' and r.seats < greatest(coalesce(c.seats, 0), c.registered_count)
    group by h.session_id, r.id, r.seats, c.seats, c.registered_count
    union all
    select h.session_id, 'room_out_of_service', false, min(h.date), 0::smallint, null, null, r.id, null, null, null, null, null, false
    from held h join athar.room r on r.id = h.resource_id
    where h.kind = 'room' and not r.in_service
    group by h.session_id, r.id
    union all
    select p.session_id, 'trainer_absent', false, p.date, 0::smallint, null, null, p.resource_id, null, null, null, null, max(a.ends_on), false
    from pooled p
    left join athar.trainer_absence a on a.person_id = p.person_id and p.date between a.starts_on and a.ends_on
    where a.person_id is not null or not extract(isodow from p.date)::smallint = any (p.weekdays)
    group by p.session_id, p.date, p.resource_id
    union all
    select p.session_id, 'accreditation_expired', false, min(p.date), 0::smallint, null, null, p.resource_id, null, null, null, null, max(a.expires_on), false
    from pooled p
    join athar.trainer_accreditation a on a.person_id = p.person_id and a.expires_on < p.date
    where not exists (select from athar.trainer_accreditation b
                      where b.person_id = a.person_id and b.title = a.title and (b.expires_on is null or b.expires_on >= p.date))
    group by p.session_id, p.resource_id
    union all
    select p.session_id, 'contract_over', false, min(p.date), 0::smallint, null, null, p.resource_id, null, null, null, null, max(p.contract_to), false
    from pooled p
    where p.standing = 'external' and p.contract_to < p.date
    group by p.session_id, p.resource_id
  )
  select f.session_id, f.kind, f.refused, f.date, f.number, f.starts, f.ends, f.subject_id, f.other_session_id, f.other_during, f.people, f.seats,
         f.until, f.expected
  from found f
$$;

-- The same with the names that a page shows, the reason for which a clash is let be, and what it is sorted by.
create function athar_derived.named_clashes(sessions uuid[], dates date[], numbers smallint[], starts smallint[], ends smallint[], room uuid,
                                            instead_of_room uuid, trainer uuid, instead_of_trainer uuid)
returns table (session_id uuid, reference text, title_fr text, title_ar text, title_en text, kind text, refused boolean, date date, number smallint,
               starts smallint, ends smallint, subject_id uuid, subject_fr text, subject_ar text, subject_en text, other_session_id uuid,
               other_reference text, other_fr text, other_ar text, other_en text, other_from timestamptz, other_to timestamptz, people integer,
               seats integer, until date, expected boolean, reason text, reason_by text, reason_at timestamptz, key text)
language sql stable
as $$
  select c.session_id, s.reference, s.title_fr, s.title_ar, s.title_en, c.kind, c.refused, c.date, c.number, c.starts, c.ends, c.subject_id,
         coalesce(r.name_fr, a.name_fr, h.name_fr, trim(p.given_name || ' ' || p.family_name), ''),
         coalesce(r.name_ar, a.name_ar, h.name_ar, trim(p.given_name_ar || ' ' || p.family_name_ar), ''),
         coalesce(r.name_en, a.name_en, h.name_en, ''),
         c.other_session_id, coalesce(o.reference, ''), coalesce(o.title_fr, ''), coalesce(o.title_ar, ''), coalesce(o.title_en, ''),
         lower(c.other_during), upper(c.other_during), c.people, c.seats, c.until, c.expected,
         coalesce(v.reason, ''), coalesce(v.actor_name, ''), v.at,
         concat_ws('|', c.date, c.session_id, c.kind, c.number, c.subject_id, c.other_session_id, lower(c.other_during)) collate "C"
  from athar_derived.clashes($1, $2, $3, $4, $5, $6, $7, $8, $9) c
  join athar.session s on s.id = c.session_id
  left join athar.session o on o.id = c.other_session_id
  left join athar.room r on r.id = c.subject_id and c.kind like 'room%'
  left join athar.asset a on a.id = c.subject_id and c.kind = 'asset_taken'
  left join athar.holiday h on h.id = c.subject_id and c.kind in ('public_holiday', 'ramadan_hours')
  left join athar.person p on p.id = c.subject_id and c.kind in ('trainer_taken', 'trainer_absent', 'accreditation_expired', 'contract_over')
  left join lateral (
    select x.reason, x.actor_name, x.at
    from athar.clash_override x
    where x.kind = c.kind and x.date = c.date and x.subject_id is not distinct from c.subject_id and coalesce(x.people, 0) >= coalesce(c.people, 0)
      and ((x.session_id = c.session_id and x.other_session_id is not distinct from c.other_session_id)
           or (x.session_id = c.other_session_id and x.other_session_id = c.session_id))
    order by x.at desc
    limit 1) v on true
$$;

-- When what a session needs is taken, in minutes of its own wall clock since 1970, and which days are not worked: from its first day, or a later
-- one that is given, so many days ahead. Rooms and trainers may stand in for others, as with clashes.
create function athar_derived.occupied(session uuid, earliest date, starts_on date, ahead_days integer, room uuid, instead_of_room uuid,
                                       trainer uuid, instead_of_trainer uuid)
returns table (what text, date date, number smallint, from_minute bigint, to_minute bigint)
language sql stable
as $$
  with stored as (
    select s.id, s.time_zone, coalesce(s.country, 'MA') as country, greatest(earliest, coalesce(starts_on, s.first_date, earliest)) as first_day,
           ahead_days + coalesce(s.last_date - s.first_date, 0) as days
    from athar.session s where s.id = session
  ), me as (
    select s.id, s.time_zone, s.country, s.first_day, s.first_day + s.days as last_day,
           tstzrange(s.first_day::timestamp at time zone s.time_zone, (s.first_day + s.days + 1)::timestamp at time zone s.time_zone) as ahead
    from stored s
  ), teaching as (
    select o.canonical_id as id
    from athar.session_team_member m
    join athar.person p on p.id = m.person_id
    join athar.person o on o.id = case when p.canonical_id = (select i.canonical_id from athar.person i where i.id = $8) then $7 else p.id end
    where m.session_id = session and m.role in ('trainer', 'speaker', 'interpreter')
    union
    select o.canonical_id from athar.person o where o.id = $7 and $8 is null
  ), needed as (
    select r.id
    from athar.booking b join athar.room r on r.id = case when b.room_id = $6 then $5 else b.room_id end
    where b.session_id = session and r.double_booking <> 'allowed' and ($5 is null or $6 is not null)
    union select r.id from athar.room r where r.id = $5 and $6 is null and r.double_booking <> 'allowed'
    union select b.asset_id from athar.booking b join athar.asset a on a.id = b.asset_id where b.session_id = session and a.double_booking <> 'allowed'
    union select t.id from teaching t
          where not exists (select from athar.person o join athar.trainer x on x.person_id = o.id
                            where o.canonical_id = t.id and x.double_booking = 'allowed')
  ), span as (
    select h.during from me join athar.resource_hold h on h.during && me.ahead join needed n on n.id = h.resource_id where h.session_id <> me.id
    union
    select athar.sitting_span(t.date, t.starts, t.ends, s.time_zone)
    from me
    join athar_derived.registration r on r.session_id = me.id
    join athar.person o on o.canonical_id = r.person_id
    join athar.registration x on x.person_id = o.id and x.status = 'registered' and x.session_id <> session
    join athar.session s on s.id = x.session_id and s.status not in ('cancelled', 'postponed') and s.last_date >= me.first_day and s.first_date <= me.last_day
    join athar.sitting t on t.session_id = s.id
    where r.status = 'registered'
  )
  select 'session', me.first_day, null::smallint, null::bigint, null::bigint from me
  union all
  select 'sitting', t.date, t.number, t.starts, t.ends from athar.sitting t where t.session_id = session
  union all
  select 'taken', null, null, extract(epoch from lower(x.during) at time zone me.time_zone)::bigint / 60,
         extract(epoch from upper(x.during) at time zone me.time_zone)::bigint / 60
  from span x cross join me where not isempty(x.during)
  union all
  select 'taken', null, null, (a.starts_on - date '1970-01-01') * 1440::bigint, (a.ends_on + 1 - date '1970-01-01') * 1440::bigint
  from me cross join teaching t join athar.person o on o.canonical_id = t.id join athar.trainer_absence a on a.person_id = o.id
  where a.ends_on >= me.first_day and a.starts_on <= me.last_day
  union all
  select case when h.kind = 'ramadan' then 'short_day' else 'not_worked' end, d::date, null, null, null
  from me
  join athar.holiday h on daterange(h.starts_on, h.ends_on, '[]') && daterange(me.first_day, me.last_day, '[]')
  cross join lateral generate_series(h.starts_on, h.ends_on, interval '1 day') as d
  where me.country = 'MA'
  union all
  select 'weekday_off', null, w::smallint, null, null
  from generate_series(1, 7) as w
  where exists (select from teaching t join athar.person o on o.canonical_id = t.id join athar.trainer x on x.person_id = o.id
                where not w = any (x.weekdays))
$$;
