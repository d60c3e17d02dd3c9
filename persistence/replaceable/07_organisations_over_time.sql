-- The organisation that a record stands for on a day: itself, or what it was merged into by then.
create function athar_derived.organisation_on(record uuid, at date) returns integer
language sql stable
as $$
  with recursive step as (
    select o.ordinal, o.merged_into, o.ended_on, 0 as steps from athar.organisation o where o.id = record
    union all
    select n.ordinal, n.merged_into, n.ended_on, s.steps + 1
    from step s join athar.organisation n on n.id = s.merged_into
    where (s.ended_on is null or s.ended_on <= at) and s.steps < 100
  )
  select s.ordinal from step s order by s.steps desc limit 1
$$;

-- What each organisation was under and when (both days included).
create view athar_derived.organisation_parent as
select s.organisation_id, s.parent_id, s.since, s.until
from (
  select e.organisation_id, e.parent_id, e.until,
         coalesce((lag(e.until) over (partition by e.organisation_id order by e.until)) + 1, date '-infinity') as since
  from athar.organisation_earlier_parent e
  union all
  select o.id, o.parent_id, date 'infinity',
         coalesce((select max(e.until) + 1 from athar.organisation_earlier_parent e where e.organisation_id = o.id), date '-infinity')
  from athar.organisation o) s
where s.parent_id is not null;
