-- The end that holds: as signed or last renewed, moved by the amendments since. Renewals and amendments are written elsewhere; the column is
-- worked out again in the transaction that writes one, so that lists, alerts and families read and sort by one place.
alter table athar.agreement add column consolidated_ends_on athar.partial_date;

-- An amendment counts from its effect, else from its signature; one that nobody dated counts last, but not against a renewal, which has a day.
create function athar.end_of_agreement(agreement uuid, signed_or_renewed text) returns text
language sql stable
as $$
  select coalesce(
    (select CAST(d.ends_on AS text)
     from athar.agreement_amendment d,
          (select max(athar.last_day(s.happened_on)) as day from athar.agreement_step s where s.agreement_id = $1 and s.ends_on is not null) renewed
     where d.agreement_id = $1 and d.ends_on is not null
       and (renewed.day is null or athar.last_day(coalesce(d.effective_on, d.signed_on)) >= renewed.day)
     order by athar.last_day(coalesce(d.effective_on, d.signed_on)) desc nulls first, d.position desc
     limit 1),
    $2)
$$;

update athar.agreement a set consolidated_ends_on = athar.end_of_agreement(a.id, a.ends_on);

create function athar.consolidate_end() returns trigger
language plpgsql
as $$
begin
  new.consolidated_ends_on := athar.end_of_agreement(new.id, new.ends_on);
  return new;
end
$$;
create trigger agreement_end_consolidated before insert or update of ends_on, consolidated_ends_on on athar.agreement
  for each row execute function athar.consolidate_end();

-- Names the column, so that the trigger above works it out while the agreement is held.
create function athar.consolidate_end_of() returns trigger
language plpgsql
as $$
begin
  update athar.agreement set ends_on = ends_on where id = coalesce(new.agreement_id, old.agreement_id);
  return null;
end
$$;
create trigger agreement_amendment_moves_end after insert or delete or update of ends_on, effective_on, signed_on, position on athar.agreement_amendment
  for each row execute function athar.consolidate_end_of();
create trigger agreement_step_moves_end after insert or delete or update of ends_on, happened_on on athar.agreement_step
  for each row execute function athar.consolidate_end_of();

drop index athar.agreement_by_end;
drop index athar.agreement_by_last_day;
drop index athar.agreement_by_notice;
create index agreement_by_end on athar.agreement (athar.last_day(consolidated_ends_on), id) where consolidated_ends_on is not null;
create index agreement_by_last_day on athar.agreement (coalesce(athar.last_day(consolidated_ends_on), 'infinity'), id);
create index agreement_by_notice on athar.agreement (athar.notice_day(consolidated_ends_on, notice_months), id)
  where consolidated_ends_on is not null and notice_months is not null and renewal <> 'none';
