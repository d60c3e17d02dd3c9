-- The one place that says how facts follow from the ordinary tables. `athar-server verify` compares it with the recorded facts.
-- One expression without a query in it, so that PostgreSQL writes it into the statement: called as a function it takes longer than all
-- else that derives a fact.
create function athar_derived.age_band(at date, birth_date date, birth_year integer, age_bracket text) returns text
language sql immutable parallel safe
as $$
  select case
    when age_bracket is not null then age_bracket
    when at is null or (birth_date is null and birth_year is null) then ''
    else (array['under_25', '25_34', '35_44', '45_54', '55_64', '65_over'])[1 + width_bucket(
      coalesce(CAST(extract(year from age(CAST(at AS timestamp), CAST(birth_date AS timestamp))) AS integer),
               CAST(extract(year from at) AS integer) - birth_year), array[25, 35, 45, 55, 65])]
  end
$$;

create view athar_derived.session as
select s.ordinal as session,
       s.id as session_id,
       s.first_date as date,
       s.planned_minutes,
       (coalesce(t.sittings, 0) + coalesce(e.parts, 0))::integer as sittings,
       (coalesce(t.recorded, 0) + coalesce(e.recorded, 0))::integer as sittings_recorded,
       s.status in ('running', 'completed', 'closed') as held,
       s.kind,
       s.modality,
       coalesce(s.region_code, '') as region,
       coalesce(s.country, '') as country,
       coalesce(g.programmes, '{}') as programmes,
       s.course_id as course,
       s.head_count_total,
       s.head_count_women,
       s.head_count_men
from athar.session s
left join lateral (
  select count(*) as sittings,
         count(*) filter (where exists (
           select 1 from athar.attendance a
           where a.session_id = x.session_id and a.date = x.date and a.number = x.number)) as recorded
  from athar.sitting x where x.session_id = s.id) t on true
left join lateral (
  select 1 as parts,
         case when exists (select 1 from athar.learner_progress l where l.session_id = s.id) then 1 else 0 end as recorded
  from athar.e_learning x where x.session_id = s.id) e on true
left join lateral (
  select array_agg(sp.programme_id order by sp.position, sp.programme_id) as programmes
  from athar.session_programme sp where sp.session_id = s.id) g on true
where s.status not in ('cancelled', 'postponed');

-- One row per canonical person and session that is registered, or that attended and withdrew afterwards. Sittings attended under any of the
-- person's records are united. What somebody did of a self-paced part is the share of its time, and one more sitting, without a day. Few
-- relations, so that a handful of pairs joined to this view finds them by their indexes (the planner takes eight at most together). The
-- attributes are the canonical record's on the session's first day (of today while it has no day); of an erased person, those kept. An
-- organisation that was merged into another by that day is the other.
create view athar_derived.participation as
select p.ordinal as person,
       s.ordinal as session,
       r.person_id,
       r.session_id,
       r.role,
       r.status = 'registered' as registered,
       (coalesce(a.minutes, 0) + coalesce(w.minutes, 0))::integer as attended_minutes,
       (coalesce(a.sittings, 0) + case when w.minutes is null then 0 else 1 end)::integer as attended_sittings,
       coalesce(f.sex, p.sex) as sex,
       coalesce(f.age_band, athar_derived.age_band(s.first_date, coalesce(p.birth_date, p.birth_day_for_age), p.birth_year, p.age_bracket)) as age_band,
       coalesce(f.administrative_level, '') as level,
       coalesce(f.category, p.category, '') as category,
       coalesce(f.organisation, 0) as organisation,
       coalesce(f.region_code, '') as region,
       r.programme_ids as programmes
from athar_derived.registration r
join athar.session s on s.id = r.session_id and s.status not in ('cancelled', 'postponed')
join athar.person p on p.id = r.person_id
left join lateral (
  select sum(coalesce(t.ends - t.starts, 0)) as minutes, count(*) as sittings
  from athar_derived.attendance x
  join athar.sitting t on t.session_id = x.session_id and t.date = x.date and t.number = x.number
  where x.session_id = r.session_id and x.person_id = r.person_id and x.present) a on true
left join lateral (
  select max(case when l.completed_on is not null then x.planned_minutes else x.planned_minutes * l.percent / 100 end) as minutes
  from athar.person o
  join athar.learner_progress l on l.person_id = o.id and l.session_id = r.session_id and (l.percent > 0 or l.completed_on is not null)
  join athar.e_learning x on x.session_id = l.session_id
  where o.canonical_id = r.person_id) w on true
left join lateral (
  (select z.sex, z.age_band, z.category, z.administrative_level,
          case when o.merged_into is null then o.ordinal
               else athar_derived.organisation_on(o.id, coalesce(s.first_date, date 'infinity')) end as organisation, z.region_code
   from athar.frozen_participation z
   left join athar.organisation o on o.id = z.organisation_id
   where z.person_id = r.person_id and z.session_id = r.session_id)
  union all
  (select null, null, null, c.administrative_level,
          case when o.merged_into is null then o.ordinal
               else athar_derived.organisation_on(o.id, coalesce(s.first_date, date 'infinity')) end, l.region_code
   from athar.affiliation c
   left join athar.organisation o on o.id = c.organisation_id
   left join athar.place l on l.code = c.place_code
   where c.person_id = r.person_id
     and (c.valid_from is null or c.valid_from <= coalesce(s.first_date, date 'infinity'))
     and (c.valid_to is null or c.valid_to >= coalesce(s.first_date, date 'infinity'))
   order by c.valid_from desc nulls last, c.id
   limit 1)
  limit 1) f on true
where r.status = 'registered'
   or (r.status = 'withdrawn' and (coalesce(a.sittings, 0) > 0 or w.minutes is not null)
       and not exists (select 1 from athar.registration other
                       where other.session_id = r.session_id and other.person_id = r.entered_person_id
                         and (other.status <> 'withdrawn'
                              or (other.registered_at, other.id) > (r.registered_at, r.id))));

create view athar_derived.organisation as
select o.ordinal as organisation, o.id as organisation_id, coalesce(p.ordinal, 0) as parent, o.type,
       coalesce((select array_agg(x.number order by e.until, x.place)
                 from athar.organisation_earlier_parent e
                 left join athar.organisation q on q.id = e.parent_id
                 cross join lateral (values (1, e.until - date '1970-01-01'), (2, coalesce(q.ordinal, 0))) as x (place, number)
                 where e.organisation_id = o.id), '{}') as earlier_parents
from athar.organisation o
left join athar.organisation p on p.id = o.parent_id;
