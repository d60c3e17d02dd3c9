#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/documents/document.hpp"
#include "domain/documents/proof_of_attendance.hpp"
#include "domain/documents/sign_in_sheet.hpp"

namespace athar {
namespace {

using testing::ElementsAre;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
Sitting sitting(std::string_view starts, std::string_view ends) { return {LocalTime::parse(starts), LocalTime::parse(ends)}; }

constexpr auto monday = "2026-06-15", tuesday = "2026-06-16", friday = "2026-06-19";

/// Two whole days, and a Friday morning.
SessionPage budget_training() {
  SessionPage page;
  page.reference = "F-2026-0042";
  page.session.title.fr = "Budgétisation sensible au genre";
  page.session.days = {{day(monday), {sitting("09:00", "12:30"), sitting("14:00", "16:30")}},
                       {day(tuesday), {sitting("09:00", "12:30"), sitting("14:00", "16:30")}},
                       {day(friday), {sitting("09:00", "12:00")}}};
  return page;
}

RegistrationRow person(char const* family, char const* given, char const* sex) {
  RegistrationRow row;
  row.registration.person_id = PersonId{Uuid::from_name(std::string(family) + given)};
  row.family_name = family;
  row.given_name = given;
  row.sex = sex;
  return row;
}

std::vector<RegistrationRow> three_people() {
  return {person("Alaoui", "Salma", "F"), person("Bennani", "Youssef", "M"), person("Chraibi", "Nour", "not_stated")};
}

AttendanceEntry entry(RegistrationRow const& person, char const* date, int number, std::optional<bool> present) {
  return {person.registration.person_id, day(date), number, present};
}

TEST(SignInSheets, HoldThoseWithASeatInTheOrderGivenAndCountThem) {
  auto people = three_people();
  people.push_back(person("Daoudi", "Ali", "M"));
  people.back().registration.status = RegistrationStatus::waiting;
  people.push_back(person("Essaidi", "Rim", "F"));
  people.back().registration.status = RegistrationStatus::withdrawn;
  people.push_back(person("Tremblay", "Louise", "F"));
  people.back().registration.role = RegistrationRole::trainer;
  auto const sheets = sign_in_sheets(budget_training(), people, {});
  ASSERT_TRUE(sheets);
  ASSERT_EQ(sheets->lines.size(), 3u);
  EXPECT_EQ(sheets->lines[0].name, "Alaoui Salma");
  EXPECT_EQ(sheets->lines[2].number, 3);
  EXPECT_EQ(sheets->lines[2].sex, "") << "what is not stated is printed as nothing";
  EXPECT_EQ(sheets->women, 1);
  EXPECT_EQ(sheets->men, 1);
  EXPECT_EQ(sheets->sex_unknown, 1);
}

TEST(SignInSheets, AreOneADayOrTheDayAskedFor) {
  auto const all = sign_in_sheets(budget_training(), three_people(), {});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->days.size(), 3u);
  auto const one = sign_in_sheets(budget_training(), three_people(), day(friday));
  ASSERT_TRUE(one);
  ASSERT_EQ(one->days.size(), 1u);
  EXPECT_EQ(one->days[0].sittings.size(), 1u) << "a Friday morning has one place to sign";
}

TEST(SignInSheets, SayThatTheyArePartialWhereTheReaderSeesFewerThanHaveASeat) {
  auto page = budget_training();
  page.registered = 3;
  EXPECT_FALSE(sign_in_sheets(page, three_people(), {})->partial);
  page.registered = 4;
  EXPECT_TRUE(sign_in_sheets(page, three_people(), {})->partial);
}

TEST(SignInSheets, ArePrintedAlsoForNobody) {
  auto const sheets = sign_in_sheets(budget_training(), {}, {});
  ASSERT_TRUE(sheets);
  EXPECT_TRUE(sheets->lines.empty());
}

TEST(SignInSheets, AreRefusedForGoodReasons) {
  auto cancelled = budget_training();
  cancelled.status = SessionStatus::cancelled;
  EXPECT_EQ(sign_in_sheets(cancelled, {}, {}).error().code, "session_cancelled");
  auto undated = budget_training();
  undated.session.days.clear();
  EXPECT_EQ(sign_in_sheets(undated, {}, {}).error().code, "session_without_days");
  auto const other_day = sign_in_sheets(budget_training(), {}, day("2026-06-17"));
  ASSERT_FALSE(other_day);
  EXPECT_EQ(other_day.error(), invalid_field("date", "not_a_day_of_session"));
}

TEST(ProofsOfAttendance, AreForEverybodyWhoCameToOneSittingOrMore) {
  auto const people = three_people();
  auto const proofs = proofs_of_attendance(budget_training().session, people,
                                           {entry(people[0], monday, 1, true), entry(people[0], monday, 2, true),
                                            entry(people[0], friday, 1, true), entry(people[1], monday, 1, false),
                                            entry(people[2], tuesday, 2, true), entry(people[2], tuesday, 1, std::nullopt)},
                                           {});
  ASSERT_TRUE(proofs);
  ASSERT_EQ(proofs->size(), 2u);
  auto const& salma = (*proofs)[0];
  EXPECT_EQ(salma.name, "Salma Alaoui");
  EXPECT_THAT(salma.dates(), ElementsAre(day(monday), day(friday)));
  EXPECT_EQ(salma.half_days, 3);
  EXPECT_EQ(salma.minutes, 9 * 60);
  EXPECT_EQ(salma.usual_hours(), std::nullopt) << "Friday ended at noon";
  auto const& nour = (*proofs)[1];
  EXPECT_EQ(nour.half_days, 1);
  EXPECT_EQ(nour.minutes, 150);
  EXPECT_EQ(nour.usual_hours(), sitting("14:00", "16:30"));
}

TEST(ProofsOfAttendance, SayNoHoursWhereTheyAreNotKnown) {
  auto page = budget_training();
  page.session.days[1].sittings[0] = {};
  auto const people = three_people();
  auto const proofs = proofs_of_attendance(page.session, people, {entry(people[0], monday, 1, true), entry(people[0], tuesday, 1, true)}, {});
  ASSERT_TRUE(proofs);
  EXPECT_EQ((*proofs)[0].half_days, 2);
  EXPECT_EQ((*proofs)[0].minutes, std::nullopt);
  EXPECT_EQ((*proofs)[0].days[0].minutes, 210);
  EXPECT_EQ((*proofs)[0].days[1].minutes, std::nullopt);
}

TEST(ProofsOfAttendance, LeaveOutTrainersAndKeepThoseWhoWithdrewAfterwards) {
  auto people = three_people();
  people[0].registration.role = RegistrationRole::trainer;
  people[1].registration.status = RegistrationStatus::withdrawn;
  people.push_back(people[1]);
  people.back().registration.status = RegistrationStatus::registered;
  std::vector<AttendanceEntry> const entries{entry(people[0], monday, 1, true), entry(people[1], monday, 1, true)};
  auto const proofs = proofs_of_attendance(budget_training().session, people, entries, {});
  ASSERT_TRUE(proofs);
  ASSERT_EQ(proofs->size(), 1u) << "one proof a person, also with two registrations";
  EXPECT_EQ((*proofs)[0].name, "Youssef Bennani");
}

TEST(ProofsOfAttendance, AreRefusedForGoodReasons) {
  auto const people = three_people();
  auto const session = budget_training().session;
  EXPECT_EQ(proofs_of_attendance(session, people, {}, {}).error().code, "nobody_attended");
  EXPECT_EQ(proofs_of_attendance(session, people, {}, people[0].registration.person_id).error(), invalid_field("person_id", "did_not_attend"));
  auto const stranger = PersonId{Uuid::from_name("stranger")};
  EXPECT_EQ(proofs_of_attendance(session, people, {}, stranger).error(), invalid_field("person_id", "not_registered"));
}

TEST(Documents, KnowTheirLanguagesAndFormatsByName) {
  EXPECT_EQ(document_language_named("fr-ar"), DocumentLanguage::fr_ar);
  EXPECT_EQ(document_language_named("de"), std::nullopt);
  EXPECT_EQ(document_format_named("docx"), DocumentFormat::docx);
  EXPECT_EQ(name_of(DocumentLanguage::fr_ar), "fr-ar");
  EXPECT_THAT(languages_in(DocumentLanguage::fr_ar), ElementsAre(Language::fr, Language::ar));
}

}  // namespace
}  // namespace athar
