#pragma once
#include "tests/support/postgres.hpp"

namespace athar::tests {

/// A ministry with a directorate under it, an association, a session in one programme; ids end in a digit of their own.
inline void add_people_world(TestDatabase const& database) {
  database.run(R"(
    insert into athar.organisation (id, type, parent_id, name_fr) values
      ('00000000-0000-8000-8000-0000000000a1', 'ministry', null, 'Ministère de la Transition'),
      ('00000000-0000-8000-8000-0000000000a2', 'directorate', '00000000-0000-8000-8000-0000000000a1', 'Direction de la Formation'),
      ('00000000-0000-8000-8000-0000000000a3', 'association', null, 'Association Tifawin');
    insert into athar.programme (id, code, title_fr) values ('00000000-0000-8000-8000-0000000000b1', 'FORM', 'Formation');
    insert into athar.session (id, created_year, title_fr, kind, modality, status, first_date, last_date, planned_minutes) values
      ('00000000-0000-8000-8000-0000000000c1', 2026, 'Budget sensible au genre', 'training', 'in_person', 'completed',
       '2026-03-02', '2026-03-02', 360);
    insert into athar.session_programme (session_id, programme_id)
      values ('00000000-0000-8000-8000-0000000000c1', '00000000-0000-8000-8000-0000000000b1');
    insert into athar.sitting (session_id, date, number, starts, ends) values
      ('00000000-0000-8000-8000-0000000000c1', '2026-03-02', 1, 540, 720),
      ('00000000-0000-8000-8000-0000000000c1', '2026-03-02', 2, 840, 1020))");
}

}  // namespace athar::tests
