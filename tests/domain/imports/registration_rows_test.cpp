#include "domain/imports/registration_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Words = std::map<std::string, std::string>;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
PersonId person(std::string_view name) { return PersonId{Uuid::from_name(name)}; }

std::vector<SessionDay> const two_days{{day("2026-05-12"), {Sitting{}, Sitting{}}}, {day("2026-05-13"), {Sitting{}}}};

/// Karim is registered and was absent on the first morning; Salma withdrew.
KnownParticipants session(std::optional<int> seats = std::nullopt) {
  KnownParticipants out;
  out.seats = {SessionId{Uuid::from_name("session")}, SessionStatus::open, seats, 1, 0};
  out.days = two_days;
  Registration karim;
  karim.id = RegistrationId{Uuid::from_name("karim's")};
  karim.person_id = person("karim");
  out.registrations.emplace(karim.person_id, karim);
  Registration salma = karim;
  salma.person_id = person("salma");
  salma.status = RegistrationStatus::withdrawn;
  out.registrations.emplace(salma.person_id, salma);
  out.attendances = {{person("karim"), day("2026-05-12"), 1, false}};
  return out;
}

PeopleLookup people() {
  PeopleLookup lookup;
  for (auto const& [name, family] : {std::pair("karim", "Tazi"), std::pair("salma", "Amrani")}) {
    KnownPerson known;
    known.person.id = person(name);
    known.person.family_name = family;
    known.person.given_name = name;
    known.latin_key = family;
    lookup.known.push_back(known);
  }
  return lookup;
}

Words const mapping{{"family_name", "Nom"}, {"role", "Rôle"}, {"attendance/2026-05-12/1", "J1 matin"}, {"attendance/2026-05-13", "J2"}};

PlannedRegistrations plan(std::string const& rows, KnownParticipants const& known = session(), Words const& defaults = {}) {
  auto cells = read_registration_cells(table_of_text("Nom;Rôle;J1 matin;J2\n" + rows), mapping, known.days);
  std::vector<NameKeys> keys;
  for (auto const& each : cells) keys.push_back({each.latin_name(), {}});
  int number = 0;
  std::function<Uuid()> const new_id = [&] { return Uuid::from_name("new " + std::to_string(++number)); };
  return plan_registration_rows(cells, keys, mapping, defaults, people(), known, day("2026-05-14"), new_id);
}

TEST(ImportOfRegistrations, RegistersTheKnownAndTheNewWithTheirMarks) {
  auto const planned = plan("Neuf;;P;A\n");
  EXPECT_EQ(planned.rows[0].row.outcome, RowOutcome::fresh);
  ASSERT_TRUE(planned.rows[0].registration);
  EXPECT_EQ(planned.rows[0].registration->status, RegistrationStatus::registered);
  auto const id = planned.rows[0].record.person.id;
  EXPECT_THAT(planned.rows[0].attendances, ElementsAre(AttendanceEntry{id, day("2026-05-12"), 1, true}, AttendanceEntry{id, day("2026-05-13"), 1, false}));
}

TEST(ImportOfRegistrations, LeavesAnEmptyCellUnknown) {
  auto const planned = plan("Tazi;;;\n");
  EXPECT_EQ(planned.rows[0].row.outcome, RowOutcome::unchanged);
  EXPECT_THAT(planned.rows[0].attendances, IsEmpty());
}

TEST(ImportOfRegistrations, AnEmptiedMarkIsUnknownWhereOthersAreMarked) {
  auto const planned = plan("Tazi;;;\nNeuf;;P;\n");
  EXPECT_EQ(planned.rows[0].row.outcome, RowOutcome::changed);
  EXPECT_THAT(planned.rows[0].row.changes, ElementsAre(FieldChange{"attendance/2026-05-12/1", "absent", ""}));
  EXPECT_THAT(planned.rows[0].attendances, ElementsAre(AttendanceEntry{person("karim"), day("2026-05-12"), 1, std::nullopt}));
  EXPECT_THAT(planned.rows[1].attendances, SizeIs(1)) << "the second day has no mark at all and says nothing";
}

TEST(ImportOfRegistrations, ChangesAMarkThatDiffers) {
  auto const planned = plan("Tazi;;P;\n");
  EXPECT_EQ(planned.rows[0].row.outcome, RowOutcome::changed);
  EXPECT_THAT(planned.rows[0].row.changes, ElementsAre(FieldChange{"attendance/2026-05-12/1", "absent", "present"}));
}

TEST(ImportOfRegistrations, LeavesWhoeverWithdrewUnlessTheyCame) {
  auto const stays = plan("Amrani;;;\n");
  EXPECT_EQ(stays.rows[0].row.outcome, RowOutcome::unchanged);
  EXPECT_EQ(stays.rows[0].row.remarks[0].code, "stays_withdrawn");
  EXPECT_TRUE(plan("Amrani;;P;\n").rows[0].registration);
}

TEST(ImportOfRegistrations, GivesSeatsInTheOrderOfTheRows) {
  auto const planned = plan("Un;;;\nDeux;;;\nTrois;Formateur;;\nQuatre;;P;\n", session(2));
  EXPECT_EQ(planned.rows[0].registration->status, RegistrationStatus::registered);
  EXPECT_EQ(planned.rows[1].registration->status, RegistrationStatus::waiting);
  EXPECT_EQ(planned.rows[1].row.remarks[0].code, "seats_taken_waiting");
  EXPECT_EQ(planned.rows[2].registration->role, RegistrationRole::trainer);
  EXPECT_EQ(planned.rows[2].registration->status, RegistrationStatus::registered) << "only participants take seats";
  EXPECT_EQ(planned.rows[3].row.outcome, RowOutcome::error);
  EXPECT_EQ(planned.rows[3].row.remarks[0], (RowRemark{"J1 matin", "seats_taken", "", false}));
}

TEST(ImportOfRegistrations, RefusesMarksOfDaysToComeAndCancelledSessions) {
  auto future = session();
  future.days[1].date = day("2026-06-01");
  auto cells = read_registration_cells(table_of_text("Nom;J2\nNeuf;P\n"), {{"family_name", "Nom"}, {"attendance/2026-06-01", "J2"}}, future.days);
  EXPECT_THAT(cells[0].marks, SizeIs(1));
  auto cancelled = session();
  cancelled.seats.status = SessionStatus::cancelled;
  EXPECT_EQ(plan("Neuf;;;\n", cancelled).rows[0].row.remarks[0].code, "session_cancelled");
}

TEST(ColumnsOfAttendance, AreFoundByDateAndByNumber) {
  EXPECT_EQ(guess_attendance_columns({"Nom", "12/05/2026 › Matin", "12/05/2026 › Après-midi", "Jour 2"}, {{"family_name", "Nom"}}, two_days),
            (Words{{"attendance/2026-05-12/1", "12/05/2026 › Matin"}, {"attendance/2026-05-12/2", "12/05/2026 › Après-midi"}, {"attendance/2026-05-13", "Jour 2"}}));
  EXPECT_EQ(guess_attendance_columns({"J1 matin", "J2", "J3", "Présence"}, {}, two_days),
            (Words{{"attendance/2026-05-12/1", "J1 matin"}, {"attendance/2026-05-13", "J2"}, {"attendance", "Présence"}}));
  EXPECT_EQ(guess_attendance_columns({"اليوم 1 صباحا"}, {}, two_days), (Words{{"attendance/2026-05-12/1", "اليوم 1 صباحا"}}));
}

}  // namespace
}  // namespace athar
