-- One row or fifty thousand: a plan that a connection made for a single row would compare each of the many with every other.
create or replace function athar.mark_changed_people_unchecked() returns trigger
language plpgsql
as $$
begin
  execute '
    insert into athar.person_unchecked (person_id)
    select f.id from fresh f join stale s on s.id = f.id
    where (f.family_name, f.given_name, f.family_name_ar, f.given_name_ar, f.sex, f.birth_date, f.birth_year, f.email, f.phone)
          is distinct from
          (s.family_name, s.given_name, s.family_name_ar, s.given_name_ar, s.sex, s.birth_date, s.birth_year, s.email, s.phone)
    on conflict do nothing';
  return null;
end
$$;

create or replace function athar.agreement_is_written() returns trigger
language plpgsql
as $$
declare
  written uuid[];
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    written := array(select id from after);
  else
    execute 'select array(select a.id from after a join before b on b.id = a.id where b.is_confidential <> a.is_confidential)' into written;
  end if;
  perform athar.keep_agreement_viewers(written);
  return null;
end
$$;

create or replace function athar.party_is_written() returns trigger
language plpgsql
as $$
declare
  written uuid[];
begin
  lock table athar.agreement_viewer in row exclusive mode;
  if tg_op = 'INSERT' then
    written := array(select distinct agreement_id from after);
  elsif tg_op = 'DELETE' then
    written := array(select distinct agreement_id from before);
  else
    execute '
      select array(
        select distinct x.agreement_id
        from before b join after a on a.id = b.id cross join lateral (values (b.agreement_id), (a.agreement_id)) as x (agreement_id)
        where (a.organisation_id, a.agreement_id) <> (b.organisation_id, b.agreement_id))' into written;
  end if;
  perform athar.keep_agreement_viewers(written);
  return null;
end
$$;

create or replace function athar.organisation_moves_viewers() returns trigger
language plpgsql
as $$
declare
  moved uuid[];
begin
  execute 'select array(select a.id from after a join before b on b.id = a.id where a.parent_id is distinct from b.parent_id)' into moved;
  if cardinality(moved) = 0 then
    return null;
  end if;
  lock table athar.agreement_viewer in share row exclusive mode;
  perform athar.keep_agreement_viewers(array(
    with recursive below as (
      select id from unnest(moved) as m (id)
      union
      select o.id from athar.organisation o join below b on o.parent_id = b.id)
    select distinct p.agreement_id from athar.agreement_party p join below b on b.id = p.organisation_id));
  return null;
end
$$;
