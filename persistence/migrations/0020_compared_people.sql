-- Only people who stand in lists are compared: who was merged, locked or erased leaves the comparison, and who comes back is compared again.
create function athar.stop_comparing() returns trigger
language plpgsql
as $$
begin
  delete from athar.person_likeness_key k where k.ordinal = old.ordinal;
  delete from athar.person_unchecked u where u.person_id = old.id;
  delete from athar.duplicate_pair d
  where (d.person_a = old.id or d.person_b = old.id) and (new.erased_at is not null or d.state in ('open', 'later'));
  return new;
end
$$;
create trigger person_leaves_comparison before update on athar.person for each row
  when (old.merged_into is null and old.locked_at is null and old.erased_at is null
        and (new.merged_into is not null or new.locked_at is not null or new.erased_at is not null))
  execute function athar.stop_comparing();

create function athar.compare_again() returns trigger
language plpgsql
as $$
begin
  insert into athar.person_unchecked (person_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
create trigger person_returns_to_comparison after update on athar.person for each row
  when ((old.merged_into is not null or old.locked_at is not null)
        and new.merged_into is null and new.locked_at is null and new.erased_at is null)
  execute function athar.compare_again();
