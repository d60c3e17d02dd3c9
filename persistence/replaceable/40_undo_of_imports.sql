-- Which of the records that an import made others refer to. It asks the constraints of the database, so that a table made tomorrow counts
-- too; what would be deleted with its subject does not, nor do the records that the import made or changed itself: they go back with it.
create function athar_derived.referred_beyond(referred regclass, import uuid, about text) returns table (subject uuid)
language plpgsql stable
as $$
declare
  each record;
begin
  for each in
    select c.conrelid, a.attname,
           case when c.conrelid = 'athar.affiliation'::regclass then 'own.subject_id in (r.id, r.person_id)'
                when c.conrelid = 'athar.attendance'::regclass then
                  'own.concept = ''attendances'' and own.subject_id = r.person_id and own.before->>''present'' is null
                   and own.before @> jsonb_build_object(''session_id'', r.session_id, ''date'', r.date, ''number'', r.number)'
                when c.conrelid = 'athar.agreement_party'::regclass then 'own.before is null and own.subject_id in (r.id, r.agreement_id)'
                when c.conrelid = 'athar.designated_person'::regclass then 'r.import_id = own.import_id'
                when exists (select 1 from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id' and not i.attisdropped) then
                  'own.subject_id = r.id'
                else 'false'
           end as is_own
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = referred and c.confdeltype <> 'c' and cardinality(c.conkey) = 1
  loop
    return query execute format(
      'select distinct r.%1$I from %2$s r join athar.import_effect e on e.subject_id = r.%1$I
       where e.import_id = $1 and e.concept = $2 and e.before is null
         and not exists (select 1 from athar.import_effect own where own.import_id = $1 and %3$s)',
      each.attname, each.conrelid::regclass::text, each.is_own)
    using import, about;
  end loop;
end
$$;
