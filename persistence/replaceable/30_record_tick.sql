-- Takes one tick inside the caller's REPEATABLE READ transaction: numbers the change sets that this snapshot sees and
-- derives anew the facts they touched. Answers nulls, and writes nothing, when nothing waits and `always` is false.
-- Only the process that holds the recorder's advisory lock calls it.
create function athar_derived.record_tick(always boolean, out taken bigint, out taken_at timestamptz)
language plpgsql
as $$
#variable_conflict use_variable
declare
  people uuid[];
  sessions uuid[];
  organisations uuid[];
  pair_people uuid[];
  pair_sessions uuid[];
begin
  if not always and not exists (select from athar.change_set c where c.tick is null) then
    return;
  end if;

  insert into athar.tick (n, recorded_at)
  select coalesce(max(t.n), 0) + 1, greatest(clock_timestamp(), max(t.recorded_at) + interval '1 microsecond')
  from athar.tick t
  returning n, recorded_at into taken, taken_at;

  with numbered as (
    update athar.change_set c set tick = taken where c.tick is null
    returning c.id, c.touched_people, c.touched_sessions, c.touched_organisations, c.touched_participations
  ), flat as (
    select x.member as person, lead(x.member) over (partition by s.id order by x.place) as session, x.place
    from numbered s, unnest(s.touched_participations) with ordinality as x (member, place)
  )
  select array(select distinct x.member from numbered s, unnest(s.touched_people) as x (member)),
         array(select distinct x.member from numbered s, unnest(s.touched_sessions) as x (member)),
         array(select distinct x.member from numbered s, unnest(s.touched_organisations) as x (member)),
         p.people, p.sessions
  into people, sessions, organisations, pair_people, pair_sessions
  from (select coalesce(array_agg(f.person), '{}') as people, coalesce(array_agg(f.session), '{}') as sessions
        from flat f where f.place % 2 = 1 and f.session is not null) p;

  if cardinality(organisations) > 0 then
    perform athar_derived.record_organisations(taken, organisations);
  end if;
  if cardinality(sessions) + cardinality(pair_sessions) > 0 then
    perform athar_derived.record_sessions(taken, sessions || pair_sessions);
  end if;
  if cardinality(people) + cardinality(sessions) + cardinality(pair_people) > 0 then
    perform athar_derived.record_participations(taken, people, sessions, pair_people, pair_sessions);
  end if;
  if exists (select from athar.erasure e where e.former_id is not null) then
    perform athar_derived.forget_former_ids(taken);
  end if;
  perform pg_notify('athar_tick', CAST(taken AS text));
end
$$;

-- A plan for a handful of keys is made once and kept: planning anew takes ten times as long as deriving a handful. Many keys get a plan for
-- their number. Until the end of the transaction.
create function athar_derived.plan_for(keys integer) returns void
language sql
as $$
  select set_config('plan_cache_mode', case when keys <= 200 then 'force_generic_plan' else 'force_custom_plan' end, true)
$$;

-- The three functions below have one form: what follows from the tables beside what is open, by a full join (which is
-- never a nested loop, whatever the planner believes about the numbers); what differs is closed, then opened.
-- Reading `closed` before inserting makes the order certain.
create function athar_derived.record_organisations(taken bigint, touched uuid[]) returns void
language plpgsql
as $$
begin
  perform athar_derived.plan_for(cardinality(touched));
  with touched_key as (
    select distinct x.id from unnest(touched) as x (id)
  ), fresh as materialized (
    select v.organisation, v.organisation_id, v.parent, v.type, v.earlier_parents
    from touched_key k join athar_derived.organisation v on v.organisation_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.organisation_id, f.parent, f.type, f.earlier_parents
    from touched_key k join athar.organisation_fact f on f.organisation_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.organisation, f.organisation_id, f.parent, f.type, f.earlier_parents
    from fresh f full join stale s on s.organisation_id = f.organisation_id
    where f.organisation_id is null or s.organisation_id is null 
       or (f.parent, f.type, f.earlier_parents) is distinct from (s.parent, s.type, s.earlier_parents)
  ), closed as (
    update athar.organisation_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.organisation_fact (organisation, organisation_id, parent, type, earlier_parents, known_from)
  select d.organisation, d.organisation_id, d.parent, d.type, d.earlier_parents, taken
  from difference d
  where d.organisation_id is not null and (select count(*) from closed) >= 0;
end
$$;

create function athar_derived.record_sessions(taken bigint, touched uuid[]) returns void
language plpgsql
as $$
begin
  perform athar_derived.plan_for(cardinality(touched));
  with touched_key as (
    select distinct x.id from unnest(touched) as x (id)
  ), fresh as materialized (
    select v.session, v.session_id, v.date, v.planned_minutes, v.sittings, v.sittings_recorded, v.held, v.kind, v.modality,
           v.region, v.country, v.programmes, v.course, v.head_count_total, v.head_count_women, v.head_count_men
    from touched_key k join athar_derived.session v on v.session_id = k.id
  ), stale as materialized (
    select f.ctid as place, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men
    from touched_key k join athar.session_fact f on f.session_id = k.id and f.known_to is null
  ), difference as materialized (
    select s.place, f.session, f.session_id, f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind,
           f.modality, f.region, f.country, f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men
    from fresh f full join stale s on s.session_id = f.session_id
    where f.session_id is null or s.session_id is null
       or (f.date, f.planned_minutes, f.sittings, f.sittings_recorded, f.held, f.kind, f.modality, f.region, f.country,
           f.programmes, f.course, f.head_count_total, f.head_count_women, f.head_count_men)
          is distinct from
          (s.date, s.planned_minutes, s.sittings, s.sittings_recorded, s.held, s.kind, s.modality, s.region, s.country,
           s.programmes, s.course, s.head_count_total, s.head_count_women, s.head_count_men)
  ), closed as (
    update athar.session_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.session_fact
    (session, session_id, date, planned_minutes, sittings, sittings_recorded, held, kind, modality, region, country,
     programmes, course, head_count_total, head_count_women, head_count_men, known_from)
  select d.session, d.session_id, d.date, d.planned_minutes, d.sittings, d.sittings_recorded, d.held, d.kind, d.modality,
         d.region, d.country, d.programmes, d.course, d.head_count_total, d.head_count_women, d.head_count_men, taken
  from difference d
  where d.session_id is not null and (select count(*) from closed) >= 0;
end
$$;

-- Of what was touched, the pairs of person and session, then their facts. A pair of a merged record stands for the canonical person's too.
create function athar_derived.record_participations
  (taken bigint, people uuid[], sessions uuid[], pair_people uuid[], pair_sessions uuid[]) returns void
language plpgsql
as $$
declare
  all_people uuid[] := pair_people;
  all_sessions uuid[] := pair_sessions;
begin
  if cardinality(people) + cardinality(sessions) > 0 then
    select coalesce(array_agg(k.person_id), '{}'), coalesce(array_agg(k.session_id), '{}') into all_people, all_sessions
    from (
      select r.person_id, r.session_id from athar.registration r where r.person_id = any (people)
      union
      select o.canonical_id, r.session_id from athar.person o join athar.registration r on r.person_id = o.id
      where o.canonical_id = any (people)
      union
      select r.person_id, r.session_id from athar.registration r where r.session_id = any (sessions)
      union
      select x.person_id, x.session_id from unnest(pair_people, pair_sessions) as x (person_id, session_id)
      union
      select f.person_id, f.session_id from athar.participation_fact f
      where f.known_to is null and (f.person_id = any (people) or f.session_id = any (sessions))) k;
  end if;
  perform athar_derived.record_pairs(taken, all_people, all_sessions);
end
$$;

create function athar_derived.record_pairs(taken bigint, people uuid[], sessions uuid[]) returns void
language plpgsql
as $$
begin
  perform athar_derived.plan_for(cardinality(people));
  with touched_key as materialized (
    select x.person_id, x.session_id from unnest(people, sessions) as x (person_id, session_id)
    union
    select o.merged_into, x.session_id
    from unnest(people, sessions) as x (person_id, session_id)
    join athar.person o on o.id = x.person_id and o.merged_into is not null
  ), fresh as materialized (
    select v.person, v.session, v.person_id, v.session_id, v.role, v.registered, v.attended_minutes, v.attended_sittings,
           v.sex, v.age_band, v.level, v.category, v.organisation, v.region, v.programmes
    from touched_key k
    join athar_derived.participation v on v.person_id = k.person_id and v.session_id = k.session_id
  ), stale as materialized (
    select f.ctid as place, f.person_id, f.session_id, f.role, f.registered, f.attended_minutes, f.attended_sittings,
           f.sex, f.age_band, f.level, f.category, f.organisation, f.region, f.programmes
    from touched_key k
    join athar.participation_fact f on f.person_id = k.person_id and f.session_id = k.session_id and f.known_to is null
  ), difference as materialized (
    select s.place, f.person, f.session, f.person_id, f.session_id, f.role, f.registered, f.attended_minutes,
           f.attended_sittings, f.sex, f.age_band, f.level, f.category, f.organisation, f.region, f.programmes
    from fresh f full join stale s on s.person_id = f.person_id and s.session_id = f.session_id
    where f.person_id is null or s.person_id is null
       or (f.role, f.registered, f.attended_minutes, f.attended_sittings, f.sex, f.age_band, f.level, f.category,
           f.organisation, f.region, f.programmes)
          is distinct from
          (s.role, s.registered, s.attended_minutes, s.attended_sittings, s.sex, s.age_band, s.level, s.category,
           s.organisation, s.region, s.programmes)
  ), closed as (
    update athar.participation_fact f set known_to = taken from difference d where f.ctid = d.place returning 1
  )
  insert into athar.participation_fact
    (person, session, person_id, session_id, role, registered, attended_minutes, attended_sittings, sex, age_band, level,
     category, organisation, region, programmes, known_from)
  select d.person, d.session, d.person_id, d.session_id, d.role, d.registered, d.attended_minutes, d.attended_sittings,
         d.sex, d.age_band, d.level, d.category, d.organisation, d.region, d.programmes, taken
  from difference d
  where d.person_id is not null and (select count(*) from closed) >= 0;
end
$$;

-- The tick after an erasure has closed the facts under the former id and opened them under the new one, with the same ordinal: figures
-- do not move. Then the past takes the new id too, and nothing joins the two any more.
create function athar_derived.forget_former_ids(taken bigint) returns void
language plpgsql
as $$
begin
  update athar.participation_fact f set person_id = e.person_id
  from athar.erasure e where e.former_id is not null and f.person_id = e.former_id;
  -- One line may name several: those of records that were merged.
  update athar.change_set c
  set touched_people = array(select x from unnest(c.touched_people) as x
                             where not exists (select from athar.erasure e where e.former_id = x))
  where c.tick = taken and c.touched_people && array(select e.former_id from athar.erasure e where e.former_id is not null);
  update athar.erasure set former_id = null where former_id is not null;
end
$$;
