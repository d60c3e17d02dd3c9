-- Who of `subjects`, ids of `referred`, others still refer to. It asks the constraints of the database, so that a table made tomorrow counts too;
-- what would be deleted with its subject does not.
create function athar_derived.still_referred_to(referred regclass, subjects uuid[]) returns table (subject uuid, referrer text)
language plpgsql stable
as $$
declare
  each record;
begin
  for each in
    select c.conrelid, a.attname
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = referred and c.confdeltype <> 'c' and cardinality(c.conkey) = 1
  loop
    -- Of a tree, those that go themselves do not hold their parents.
    return query execute format(
      'select distinct r.%1$I, %2$L::text from %2$s r where r.%1$I = any ($1)' ||
        case when each.conrelid = referred then ' and not (r.id = any ($1))' else '' end,
      each.attname, each.conrelid::regclass::text)
    using subjects;
  end loop;
end
$$;
