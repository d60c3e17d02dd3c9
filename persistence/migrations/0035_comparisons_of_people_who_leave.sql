-- What is kept for comparing people goes with them in one statement. As cascading references it went person by person, by plans that
-- were made while these tables were empty: the undo of a long import took minutes then.
alter table athar.person_unchecked drop constraint person_unchecked_of;
alter table athar.person_likeness_key drop constraint person_likeness_key_of;

create function athar.forget_comparisons() returns trigger
language plpgsql
as $$
begin
  -- Planned each time: one person or fifty thousand.
  execute 'delete from athar.person_unchecked u using gone g where u.person_id = g.id';
  execute 'delete from athar.person_likeness_key k using gone g where k.ordinal = g.ordinal';
  return null;
end $$;
create trigger person_gone_from_comparison after delete on athar.person
  referencing old table as gone for each statement execute function athar.forget_comparisons();
