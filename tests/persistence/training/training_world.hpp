#pragma once
#include <fmt/format.h>

#include <string>

#include "domain/training/session.hpp"
#include "persistence/training/registration_store.hpp"
#include "persistence/training/session_store.hpp"
#include "tests/support/postgres.hpp"

/// A database with two programmes, two ministries and people, in which sessions are planned through the stores.
namespace athar::tests {

inline PersonId person(int number) { return PersonId{Uuid::from_name(fmt::format("person {}", number))}; }
inline ProgrammeId programme(int number) { return ProgrammeId{Uuid::from_name(fmt::format("programme {}", number))}; }
inline OrganisationId ministry(int number) { return OrganisationId{Uuid::from_name(fmt::format("ministry {}", number))}; }
inline SessionId session_named(std::string_view name) { return SessionId{Uuid::from_name(name)}; }
inline LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

inline constexpr int people_in_world = 60;

/// Even numbers are women; people up to 29 belong to the first ministry.
inline void fill_training_world(TestDatabase const& database) {
  std::string sql = "begin;";
  for (int i = 0; i < 2; ++i) {
    sql += fmt::format("insert into athar.programme (id, code, title_fr) values ('{}', 'P-{}', 'Programme {}');", programme(i).text(), i, i);
    sql += fmt::format("insert into athar.organisation (id, type, name_fr) values ('{}', 'ministry', 'Ministère {}');", ministry(i).text(), i);
  }
  for (int i = 0; i < people_in_world; ++i) {
    sql += fmt::format("insert into athar.person (id, family_name, given_name, sex) values ('{}', 'Alaoui', 'Salma {:03}', '{}');",
                       person(i).text(), i, i % 2 == 0 ? "F" : "M");
    sql += fmt::format("insert into athar.affiliation (id, person_id, organisation_id, place_code) values (gen_random_uuid(), '{}', '{}', "
                       "'MA-04');", person(i).text(), ministry(i < 30 ? 0 : 1).text());
  }
  database.run(sql + "commit");
}

inline Session training(std::string_view name, std::optional<int> seats = std::nullopt) {
  Session session;
  session.id = session_named(name);
  session.programme_ids = {programme(0)};
  session.title.fr = std::string(name);
  session.place_code = "MA-04";
  session.seats = seats;
  for (auto date : {"2026-05-12", "2026-05-13"})
    session.days.push_back({day(date), {{LocalTime::parse("09:00"), LocalTime::parse("12:00")}, {LocalTime::parse("14:00"), LocalTime::parse("16:00")}}});
  return session;
}

inline Registration registration(SessionId session, int number, RegistrationStatus status = RegistrationStatus::registered) {
  Registration r;
  r.id = RegistrationId{Uuid::from_name(session.text() + std::to_string(number))};
  r.session_id = session;
  r.person_id = person(number);
  r.status = status;
  return r;
}

}  // namespace athar::tests
