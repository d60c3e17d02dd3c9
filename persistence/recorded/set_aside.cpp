#include "persistence/recorded/set_aside.hpp"

namespace athar::persistence {

void set_constraints_aside(Connection& connection) {
  connection.script(R"(
    create temporary table set_aside (take_away text not null, put_back text not null, is_index boolean not null) on commit drop;
    insert into set_aside
    select format('alter table %s drop constraint %I', CAST(c.conrelid AS regclass), c.conname),
           format('alter table %s add constraint %I %s', CAST(c.conrelid AS regclass), c.conname, pg_get_constraintdef(c.oid)), c.contype <> 'f'
    from pg_constraint c
    where c.contype in ('f', 'x') and c.conrelid = any (CAST(array[
      'athar.organisation', 'athar.person', 'athar.affiliation', 'athar.programme', 'athar.session', 'athar.session_programme',
      'athar.sitting', 'athar.registration', 'athar.attendance'] AS regclass[]));
    insert into set_aside
    select format('drop index %s', CAST(i.indexrelid AS regclass)), pg_get_indexdef(i.indexrelid), true
    from pg_index i
    where i.indrelid = any (CAST(array[
        'athar.organisation', 'athar.person', 'athar.affiliation', 'athar.session', 'athar.registration', 'athar.attendance'] AS regclass[]))
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
    do $$
    declare each text;
    begin
      for each in select take_away from set_aside loop execute each; end loop;
    end $$)");
}

void bring_constraints_back(Connection& connection) {
  // Indexes first: the checks of foreign keys may use them.
  connection.script(R"(
    set local maintenance_work_mem = '256MB';
    set local work_mem = '128MB';
    do $$
    declare each text;
    begin
      for each in select put_back from set_aside order by is_index desc loop execute each; end loop;
    end $$)");
}

}  // namespace athar::persistence
