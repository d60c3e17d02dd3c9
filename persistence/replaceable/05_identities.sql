-- Who is who. Facts, lists and counts read registrations and attendances through these views, so that two records of one person are one.
create schema athar_derived;

-- Where the open merges lead from each merged person. `person.merged_into` must say the same.
create view athar_derived.canonical_person as
with recursive step as (
  select m.merged_id as person_id, m.canonical_id from athar.person_merge m where m.undone_at is null
  union
  select s.person_id, m.canonical_id from step s join athar.person_merge m on m.merged_id = s.canonical_id and m.undone_at is null
)
select s.person_id, s.canonical_id
from step s
where not exists (select 1 from athar.person_merge m where m.merged_id = s.canonical_id and m.undone_at is null);

-- Of a registration, how much it says: a live one before one that waits before a withdrawn one.
create function athar_derived.standing(status text) returns integer
language sql immutable parallel safe
as $$ select case status when 'registered' then 2 when 'waiting' then 1 else 0 end $$;

-- Registrations under the canonical person. Of those that one person holds in a session under several records, the one that says most, then
-- the canonical record's own, then the latest; rows that one record holds after another (withdrawn, registered again) stay as they are.
-- The first condition is what nearly everybody meets: no record of theirs was merged.
create view athar_derived.registration as
select r.id, r.version, r.session_id, o.canonical_id as person_id, r.person_id as entered_person_id, r.role, r.status, r.waiting_position,
       r.programme_ids, r.registered_at
from athar.registration r
join athar.person o on o.id = r.person_id
where (o.merged_into is null and not exists (select 1 from athar.person m where m.merged_into = o.id))
   or not exists (
     select 1
     from athar.person oo
     join athar.registration other on other.person_id = oo.id and other.session_id = r.session_id
     where oo.canonical_id = o.canonical_id and oo.id <> o.id
       and (athar_derived.standing(other.status), oo.merged_into is null, other.registered_at, other.id)
           > (athar_derived.standing(r.status), o.merged_into is null, r.registered_at, r.id));

-- What is known of a person at a sitting: present when any of their records says so.
create view athar_derived.attendance as
select a.session_id, o.canonical_id as person_id, a.person_id as entered_person_id, a.date, a.number, a.present
from athar.attendance a
join athar.person o on o.id = a.person_id
where (o.merged_into is null and not exists (select 1 from athar.person m where m.merged_into = o.id))
   or not exists (
     select 1
     from athar.person oo
     join athar.attendance other
       on other.person_id = oo.id and other.session_id = a.session_id and other.date = a.date and other.number = a.number
     where oo.canonical_id = o.canonical_id and oo.id <> o.id
       and (other.present, oo.merged_into is null, other.person_id) > (a.present, o.merged_into is null, a.person_id));

-- Sessions in which more than one of these records takes part.
create function athar_derived.shared_sessions(people uuid[]) returns uuid[]
language sql stable
as $$
  select coalesce(array_agg(s.session_id order by s.session_id), '{}')
  from (
    select e.session_id
    from (select r.session_id, r.person_id from athar.registration r where r.person_id = any (people)
          union
          select a.session_id, a.person_id from athar.attendance a where a.person_id = any (people)) e
    group by e.session_id
    having count(*) > 1) s
$$;

-- What these people add to the counts kept beside these sessions.
create function athar_derived.counts_of(people uuid[], sessions uuid[])
returns table (session_id uuid, registered integer, waiting integer, present integer)
language sql stable
as $$
  select r.session_id,
         (count(*) filter (where r.status = 'registered' and r.role = 'participant'))::integer,
         (count(*) filter (where r.status = 'waiting'))::integer,
         (count(distinct r.person_id) filter (where r.role = 'participant' and exists (
            select 1 from athar_derived.attendance a
            where a.session_id = r.session_id and a.person_id = r.person_id and a.present)))::integer
  from athar_derived.registration r
  where r.person_id = any (people) and r.session_id = any (sessions)
  group by r.session_id
$$;

-- Brings `merged_into` and `merged_names` of these people, and the counts of the sessions they share, to what the open merges say. `people`
-- holds everybody concerned. Counts move by the difference, with their sessions held: counting everybody anew takes ten times as long.
create function athar_derived.follow_merges(people uuid[]) returns void
language plpgsql
as $$
declare
  shared uuid[] := athar_derived.shared_sessions(people);
  before jsonb;
begin
  perform s.id from athar.session s where s.id = any (shared) order by s.id for no key update;
  select coalesce(jsonb_agg(to_jsonb(c)), '[]') into before from athar_derived.counts_of(people, shared) c;

  with recursive step as (
    select x.id as person_id, x.id as reached, 0 as steps from unnest(people) as x (id)
    union all
    select s.person_id, m.canonical_id, s.steps + 1
    from step s join athar.person_merge m on m.merged_id = s.reached and m.undone_at is null
  ), root as (
    select distinct on (s.person_id) s.person_id, nullif(s.reached, s.person_id) as merged_into from step s order by s.person_id, s.steps desc
  )
  update athar.person p set merged_into = r.merged_into, version = p.version + 1
  from root r where p.id = r.person_id and p.merged_into is distinct from r.merged_into;

  update athar.person p set merged_names = n.names
  from (
    select x.id,
           coalesce(string_agg(m.given_name || ' ' || m.family_name || ' ' || m.given_name_ar || ' ' || m.family_name_ar, ' ' order by m.id), '')
             as names
    from unnest(people) as x (id) left join athar.person m on m.merged_into = x.id
    group by x.id) n
  where p.id = n.id and p.merged_names <> n.names;

  -- A pair that was called the same and is separated again stands in the queue again.
  update athar.duplicate_pair d
  set state = 'open', decided_at = null, decided_by = null, decided_name = '', decided_bits = null, version = d.version + 1
  from athar.person a, athar.person b
  where d.state = 'same' and a.id = d.person_a and b.id = d.person_b and a.id = any (people) and b.id = any (people)
    and a.canonical_id <> b.canonical_id;

  update athar.session s
  set registered_count = s.registered_count + a.registered - coalesce(b.registered, 0),
      waiting_count = s.waiting_count + a.waiting - coalesce(b.waiting, 0),
      present_count = s.present_count + a.present - coalesce(b.present, 0)
  from athar_derived.counts_of(people, shared) a
  left join jsonb_to_recordset(before) as b (session_id uuid, registered integer, waiting integer, present integer) on b.session_id = a.session_id
  where s.id = a.session_id and (a.registered, a.waiting, a.present) is distinct from (b.registered, b.waiting, b.present);
end
$$;
