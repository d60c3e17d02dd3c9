#pragma once
#include <fmt/format.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "tests/support/postgres.hpp"

/// A few people, organisations and sessions, and commands on them written in SQL: rows and change set in one transaction,
/// as the stores do it.
namespace athar::tests {

inline std::string numbered_id(int kind, int number) { return fmt::format("0000{:04x}-0000-7000-8000-{:012x}", kind, number); }
inline std::string person_id(int number) { return numbered_id(1, number); }
inline std::string session_id(int number) { return numbered_id(2, number); }
inline std::string organisation_id(int number) { return numbered_id(3, number); }
inline std::string programme_id(int number) { return numbered_id(4, number); }
inline std::string course_id(int number) { return numbered_id(6, number); }

class SmallWorld {
 public:
  static constexpr int people = 12;
  static constexpr int sessions = 6;
  static constexpr int organisations = 5;
  static constexpr int programmes = 3;
  static constexpr int courses = 2;

  explicit SmallWorld(TestDatabase const& database) : database_(database) {
    std::string sql = "begin;";
    for (int i = 0; i < organisations; ++i)
      sql += fmt::format("insert into athar.organisation (id, type, parent_id, name_fr) values ('{}', (select min(code) from "
                         "athar.reference_item where list = 'organisation_type'), {}, 'Commune {}');",
                         organisation_id(i), i < 2 ? "null" : "'" + organisation_id(i - 2) + "'", i);
    for (int i = 0; i < programmes; ++i)
      sql += fmt::format("insert into athar.programme (id, code, title_fr) values ('{}', 'P-{}', 'Programme');", programme_id(i), i);
    for (int i = 0; i < courses; ++i)
      sql += fmt::format("insert into athar.course (id, title_fr, kind, modality) values ('{}', 'Budget {}', 'training', 'in_person');",
                         course_id(i), i);
    for (int i = 0; i < people; ++i) {
      sql += fmt::format("insert into athar.person (id, family_name, given_name, sex, birth_year) values ('{}', 'Alaoui', 'Salma {}', "
                         "'{}', {});", person_id(i), i, i % 3 == 0 ? "F" : i % 3 == 1 ? "M" : "not_stated",
                         i % 4 == 0 ? "null" : std::to_string(1965 + 3 * i));
      if (i % 5 != 0)
        sql += fmt::format("insert into athar.affiliation (id, person_id, organisation_id, place_code) values ('{}', '{}', '{}', "
                           "'MA-{:02}');", numbered_id(5, i), person_id(i), organisation_id(i % organisations), i % 12 + 1);
    }
    for (int i = 0; i < sessions; ++i) {
      sql += fmt::format("insert into athar.session (id, created_year, title_fr, kind, modality, region_code, country, first_date, "
                         "last_date, planned_minutes, status) values ('{}', 2026, 'Budget', 'training', 'in_person', {}, 'MA', {}, {}, "
                         "{}, '{}');", session_id(i), i == 2 ? "null" : fmt::format("'MA-{:02}'", i + 1), day(i), day(i),
                         i == 3 ? 0 : 360, i % 2 == 0 ? "completed" : "open");
      for (int sitting = 1; sitting <= 2; ++sitting)
        sql += fmt::format("insert into athar.sitting (session_id, date, number, starts, ends) values ('{}', {}, {}, {}, {});",
                           session_id(i), day(i), sitting, i == 3 ? "null" : std::to_string(sitting * 300),
                           i == 3 ? "null" : std::to_string(sitting * 300 + 180));
      for (int k = 0; k < i % 3; ++k)
        sql += fmt::format("insert into athar.session_programme (session_id, programme_id, position) values ('{}', '{}', {});",
                           session_id(i), programme_id((i + k) % programmes), k);
    }
    sql += "insert into athar.change_set (actor_name, concept, action, touched_people, touched_sessions, touched_organisations) select "
           "'test', 'imports', 'confirmed', array(select id from athar.person), array(select id from athar.session), array(select id "
           "from athar.organisation); commit";
    database_.run(sql);
  }

  static std::string day(int session) { return fmt::format("date '2026-{:02}-10'", session * 2 + 1); }

  /// SQL of one random command without its change set, and what it touched.
  struct Command {
    std::string sql;
    std::string touched;  ///< columns and values of the change set
  };

  Command random_command(std::mt19937& random) const {
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    auto const person = person_id(below(people));
    int const number = below(sessions);
    auto const session = session_id(number);
    auto const pair = fmt::format("touched_participations = '{{{},{}}}'", person, session);
    switch (below(18)) {
      case 0:
      case 1:
      case 2:
        return {fmt::format("insert into athar.registration (id, session_id, person_id, role, status, programme_ids) values "
                            "(gen_random_uuid(), '{}', '{}', '{}', 'registered', '{}') on conflict do nothing",
                            session, person, below(6) == 0 ? "trainer" : "participant",
                            below(4) == 0 ? "{" + programme_id(below(programmes)) + "," + programme_id(0) + "}" : "{}"), pair};
      case 3:
        return {fmt::format("update athar.registration set status = 'withdrawn' where session_id = '{}' and person_id = '{}'", session,
                            person), pair};
      case 4:
      case 5:
      case 6:
        return {fmt::format("insert into athar.attendance (session_id, person_id, date, number, present) values ('{}', '{}', {}, {}, {}) "
                            "on conflict (session_id, person_id, date, number) do update set present = excluded.present",
                            session, person, day(number), below(2) + 1, below(5) != 0), pair};
      case 7:
        return {fmt::format("update athar.session set status = '{}', status_reason = 'x' where id = '{}'",
                            std::array{"open", "running", "completed", "cancelled"}[random() % 4], session),
                fmt::format("touched_sessions = '{{{}}}'", session)};
      case 8:
        return {fmt::format("delete from athar.session_programme where session_id = '{0}' and programme_id = '{1}'; insert into "
                            "athar.session_programme (session_id, programme_id, position) values ('{0}', '{2}', 0) on conflict do nothing",
                            session, programme_id(below(programmes)), programme_id(below(programmes))),
                fmt::format("touched_sessions = '{{{}}}'", session)};
      case 9:
        return {fmt::format("update athar.organisation set parent_id = {} where id = '{}'",
                            below(2) == 0 ? "null" : "'" + organisation_id(below(2)) + "'", organisation_id(2 + below(3))),
                "touched_organisations = array(select id from athar.organisation)"};
      case 10:
        return {fmt::format("update athar.affiliation set organisation_id = '{}', place_code = 'MA-{:02}' where person_id = '{}'",
                            organisation_id(below(organisations)), below(12) + 1, person),
                fmt::format("touched_people = '{{{}}}'", person)};
      case 11: {
        auto const kept = person_id(below(people));
        return {fmt::format("insert into athar.person_merge (id, merged_id, canonical_id, merged_by_name) "
                            "select gen_random_uuid(), a.id, b.id, 'test' from athar.person a, athar.person b "
                            "where a.id = '{}' and b.id = '{}' and a.id <> b.id and a.merged_into is null and b.merged_into is null; "
                            "select athar_derived.follow_merges(array(select id from athar.person))", person, kept),
                fmt::format("touched_people = array(select y.id from athar.person y where y.canonical_id in "
                            "(select x.canonical_id from athar.person x where x.id in ('{}', '{}')))", person, kept)};
      }
      case 12:
        return {fmt::format("update athar.person_merge set undone_at = clock_timestamp(), undone_by_name = 'test' "
                            "where merged_id = '{}' and undone_at is null; "
                            "select athar_derived.follow_merges(array(select id from athar.person))", person),
                fmt::format("touched_people = array(select y.id from athar.person y where y.canonical_id in (select x.canonical_id from "
                            "athar.person x where x.id = '{0}' or x.id in (select m.canonical_id from athar.person_merge m "
                            "where m.merged_id = '{0}')))", person)};
      case 13:
        return {fmt::format("insert into athar.organisation_earlier_parent (organisation_id, until, parent_id) values ('{}', {} + {}, {}) "
                            "on conflict (organisation_id, until) do update set parent_id = excluded.parent_id",
                            organisation_id(2 + below(3)), day(below(sessions)), below(3) - 1,
                            below(3) == 0 ? "null" : "'" + organisation_id(below(2)) + "'"),
                "touched_organisations = array(select id from athar.organisation)"};
      case 14:
        return {fmt::format("update athar.organisation set merged_into = '{}', ended_on = {} where id = '{}'", organisation_id(below(2)),
                            below(4) == 0 ? "null" : day(below(sessions)), organisation_id(2 + below(3))),
                "touched_people = array(select id from athar.person)"};
      case 15:
        return {fmt::format("update athar.organisation set merged_into = null, ended_on = null where id = '{0}'; "
                            "delete from athar.organisation_earlier_parent where organisation_id = '{0}'", organisation_id(2 + below(3))),
                "touched_people, touched_organisations = array(select id from athar.person), array(select id from athar.organisation)"};
      case 16: {
        // An edition's number is its session's: given once within either course.
        auto const course = below(courses + 1);
        return {course == courses
                    ? fmt::format("update athar.session set course_id = null, edition = null where id = '{}'", session)
                    : fmt::format("update athar.session set course_id = '{}', edition = {} where id = '{}'", course_id(course), number + 1, session),
                fmt::format("touched_sessions = '{{{}}}'", session)};
      }
      default:
        return {fmt::format("update athar.person set sex = '{}', birth_year = {} where id = '{}'", below(2) == 0 ? "F" : "M",
                            1950 + below(50), person),
                fmt::format("touched_people = '{{{}}}'", person)};
    }
  }

  void run(Command const& command) const { database_.run(transaction(command)); }

  static std::string transaction(Command const& command) {
    auto const equals = command.touched.find(" = ");
    return fmt::format("begin; {}; insert into athar.change_set (actor_name, concept, action, {}) values ('test', 'sessions', 'updated', "
                       "{}); commit", command.sql, command.touched.substr(0, equals), command.touched.substr(equals + 3));
  }

 private:
  TestDatabase const& database_;
};

}  // namespace athar::tests
