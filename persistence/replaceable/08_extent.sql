-- When a session is and how long it takes, from its sittings, the engagement of a coaching and the window of its self-paced part. The only
-- place that says so: saving a session and saving a plan both ask it.
create function athar_derived.first_day(the_session uuid, of_sittings date) returns date
language sql stable
as $$ select least(of_sittings, (select e.opens_on from athar.e_learning e where e.session_id = the_session)) $$;

create function athar_derived.last_day(the_session uuid, of_sittings date) returns date
language sql stable
as $$ select greatest(of_sittings, (select e.closes_on from athar.e_learning e where e.session_id = the_session)) $$;

-- A coaching is planned for its engagement until its visits take longer; the self-paced part comes on top of what is held together.
create function athar_derived.planned_minutes(the_session uuid, of_sittings integer) returns integer
language sql stable
as $$
  select greatest(of_sittings, coalesce((select c.planned_minutes from athar.coaching_engagement c where c.session_id = the_session), 0))
         + coalesce((select e.planned_minutes from athar.e_learning e where e.session_id = the_session), 0)
$$;
