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
       coalesce(t.sittings, 0)::integer as sittings,
       coalesce(t.recorded, 0)::integer as sittings_recorded,
       s.status in ('running', 'completed') as held,
       s.kind,
       s.modality,
       coalesce(s.region_code, '') as region,
       coalesce(s.country, '') as country,
       coalesce(g.programmes, '{}') as programmes,
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
  select array_agg(sp.programme_id order by sp.position, sp.programme_id) as programmes
  from athar.session_programme sp where sp.session_id = s.id) g on true
where s.status <> 'cancelled';

-- One row per canonical person and session that is registered, or that attended and withdrew afterwards. Sittings attended under any of the
-- person's records are united. Few relations, so that a handful of pairs joined to this view finds them by their indexes (the planner takes
-- eight at most together). The attributes are the canonical record's on the session's first day (of today while it has no day); of an erased
-- person, those kept.
create view athar_derived.participation as
select p.ordinal as person,
       s.ordinal as session,
       r.person_id,
       r.session_id,
       r.role,
       r.status = 'registered' as registered,
       coalesce(a.minutes, 0)::integer as attended_minutes,
       coalesce(a.sittings, 0)::integer as attended_sittings,
       coalesce(f.sex, p.sex) as sex,
       coalesce(f.age_band, athar_derived.age_band(s.first_date, p.birth_date, p.birth_year, p.age_bracket)) as age_band,
       coalesce(f.administrative_level, '') as level,
       coalesce(f.category, p.category, '') as category,
       coalesce(f.organisation, 0) as organisation,
       coalesce(f.region_code, '') as region,
       r.programme_ids as programmes
from athar_derived.registration r
join athar.session s on s.id = r.session_id and s.status <> 'cancelled'
join athar.person p on p.id = r.person_id
left join lateral (
  select sum(coalesce(t.ends - t.starts, 0)) as minutes, count(*) as sittings
  from athar_derived.attendance x
  join athar.sitting t on t.session_id = x.session_id and t.date = x.date and t.number = x.number
  where x.session_id = r.session_id and x.person_id = r.person_id and x.present) a on true
left join lateral (
  (select z.sex, z.age_band, z.category, z.administrative_level, o.ordinal as organisation, z.region_code
   from athar.frozen_participation z
   left join athar.organisation o on o.id = z.organisation_id
   where z.person_id = r.person_id and z.session_id = r.session_id)
  union all
  (select null, null, null, c.administrative_level, o.ordinal, l.region_code
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
   or (r.status = 'withdrawn' and coalesce(a.sittings, 0) > 0
       and not exists (select 1 from athar.registration other
                       where other.session_id = r.session_id and other.person_id = r.entered_person_id
                         and (other.status <> 'withdrawn'
                              or (other.registered_at, other.id) > (r.registered_at, r.id))));

create view athar_derived.organisation as
select o.ordinal as organisation, o.id as organisation_id, coalesce(p.ordinal, 0) as parent, o.type
from athar.organisation o
left join athar.organisation p on p.id = o.parent_id;
