#include "domain/imports/progress_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/imports/columns.hpp"
#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }
auto const today = day("2026-11-26");

Learner learner(std::string family, std::string given, std::string email) {
  Learner out;
  out.person_id = PersonId{Uuid::from_name(family + given + email)};
  out.family_name = std::move(family);
  out.given_name = std::move(given);
  out.email = std::move(email);
  return out;
}

std::vector<Learner> const learners{learner("El Amrani", "Nadia", "nadia@example.org"), learner("Bennis", "Karim", ""),
                                    learner("Alaoui", "Salma", "salma.1@example.org"), learner("Alaoui", "Salma", "")};

KnownPerson known(std::string family, std::string given, std::string organisation) {
  KnownPerson out;
  out.person.id = PersonId{Uuid::from_name(family + given)};
  out.person.family_name = std::move(family);
  out.person.given_name = std::move(given);
  out.organisation = std::move(organisation);
  return out;
}

std::vector<PlannedProgress> plan(std::string const& text, std::vector<Learner> const& who = learners, std::vector<KnownPerson> const& others = {}) {
  auto const table = table_of_text(text);
  auto const mapping = guess_fields(table.columns, progress_kind().words);
  return plan_progress_rows(read_progress_cells(table, mapping, today), mapping, who, others);
}

/// "changed 85 2026-11-20", "error unknown_learner", "changed 40 progress_goes_back".
std::vector<std::string> told(std::vector<PlannedProgress> const& rows) {
  std::vector<std::string> out;
  for (auto const& each : rows) {
    auto words = std::string(name_of(each.row.outcome));
    if (each.progress) words += " " + std::to_string(each.progress->percent) + (each.progress->completed_on ? " " + each.progress->completed_on->text() : "");
    for (auto const& remark : each.row.remarks) words += " " + remark.code;
    out.push_back(words);
  }
  return out;
}

TEST(ProgressRows, FindLearnersByAddressOrNameInAnyOrder) {
  EXPECT_THAT(told(plan("Email;Nom complet;Progression;Date d'achèvement\n"
                        "NADIA@example.org;;85 %;\n"
                        ";BENNIS Karim;100;20/11/2026\n")),
              ElementsAre("new 85", "new 100 2026-11-20"));
  EXPECT_THAT(told(plan("First name,Last name,Progress,Completion date\nKarim,Bennis,42.5%,\n")), ElementsAre("new 42"));
  EXPECT_THAT(told(plan("Nom;Prénom;Taux d'avancement\nBennis;Karim;0,85\nEl Amrani;Nadia;1\n")), ElementsAre("new 85", "new 100"));
}

TEST(ProgressRows, ReadDaysAsPeopleAndPlatformsWriteThem) {
  EXPECT_THAT(told(plan("Nom complet;Achevé le\nKarim Bennis;20 novembre 2026\nNadia El Amrani;2026-11-19 14:33\n")),
              ElementsAre("new 100 2026-11-20", "new 100 2026-11-19"));
}

TEST(ProgressRows, AskWhoIsMeantByANameThatTwoHave) {
  auto const rows = plan("Nom complet;Progression\nSalma Alaoui;10\n");
  EXPECT_THAT(told(rows), ElementsAre("error ambiguous_person"));
  auto const& choices = rows[0].row.remarks[0].candidates;
  ASSERT_THAT(choices, SizeIs(2));
  EXPECT_EQ(choices[1].value, "Salma Alaoui #" + learners[3].person_id.text());
  EXPECT_THAT(told(plan("Nom complet;Progression\n" + choices[1].value + ";10\n")), ElementsAre("new 10")) << "the answer names one";
  EXPECT_THAT(told(plan("Email;Nom complet;Progression\nsalma.1@example.org;Salma Alaoui;10\nsalma.2@example.org;Salma Alaoui;20\n")),
              ElementsAre("new 10", "new 20"))
      << "an address that is known and differs is somebody else";
}

TEST(ProgressRows, ChangeNothingTheSecondTimeAndTakeNothingBack) {
  auto held = learners;
  held[0].progress = LearnerProgress{held[0].person_id, 85, {}};
  held[1].progress = LearnerProgress{held[1].person_id, 100, day("2026-11-20")};
  EXPECT_THAT(told(plan("Email;Nom complet;Progression;Completion date\nnadia@example.org;;85;\n;Karim Bennis;;20/11/2026\n", held)),
              ElementsAre("unchanged", "unchanged"));
  EXPECT_THAT(told(plan("Nom complet;Progression;Completion date\nKarim Bennis;100;\n", held)), ElementsAre("unchanged"));
  auto const changed = plan("Email;Progression\nnadia@example.org;60\n", held);
  EXPECT_THAT(told(changed), ElementsAre("changed 60 progress_goes_back"));
  EXPECT_THAT(changed[0].row.changes, ElementsAre(FieldChange{"percent", "85", "60"}));
  EXPECT_EQ(changed[0].row.subject, held[0].person_id.uuid);
}

TEST(ProgressRows, SayOfEachBadRowWhy) {
  EXPECT_THAT(told(plan("Email;Progression;Completion date\n"
                        "nadia@example.org;120;\n"
                        "nadia@example.org;;01/12/2026\n"
                        "nadia@example.org;;\n"
                        ";50;\n")),
              ElementsAre("error invalid_percent", "error future_date repeated_person", "error nothing_said repeated_person", "error nothing_said"));
  EXPECT_THAT(told(plan("Email;Progression\nnadia@example.org;50\nnadia@example.org;60\n")), ElementsAre("new 50", "error repeated_person"));
}

TEST(ProgressRows, WarnOfPeopleWhoAreNotInTheSession) {
  std::vector<KnownPerson> const others{known("Tazi", "Hind", "Direction du Budget")};
  auto const rows = plan("Nom complet;Progression\nHind Tazi;50\nZineb Ouazzani;60\n", learners, others);
  EXPECT_THAT(told(rows), ElementsAre("error not_a_learner", "error unknown_learner"));
  EXPECT_EQ(rows[0].row.remarks[0].detail, "Hind Tazi (Direction du Budget)");
  EXPECT_THAT(rows[1].row.remarks[0].candidates, IsEmpty()) << "nobody is called like that";
}

TEST(ProgressRows, OfferLearnersWhoseNameIsWrittenOtherwise) {
  auto const rows = plan("Nom complet;Progression\nNadya El-Amrany;50\n");
  EXPECT_THAT(told(rows), ElementsAre("error unknown_learner"));
  ASSERT_THAT(rows[0].row.remarks[0].candidates, SizeIs(1));
  EXPECT_EQ(rows[0].row.remarks[0].candidates[0].id, learners[0].person_id.uuid);
  EXPECT_EQ(rows[0].row.remarks[0].candidates[0].value, "Nadya El-Amrany #" + learners[0].person_id.text());
  auto const by_address = plan("Email;Progression\nnadia.elamrani@elsewhere.org;50\n");
  ASSERT_THAT(by_address[0].row.remarks[0].candidates, SizeIs(1));
  EXPECT_EQ(by_address[0].row.remarks[0].candidates[0].value, "nadia@example.org") << "what the cell would say";
}

TEST(ProgressRows, OfTheSessionNeedNotBeLookedForOnRecord) {
  auto const table = table_of_text("Email;Nom complet;Progression\nnadia@example.org;;85\n;Hind Tazi;50\n;;50\n");
  auto const mapping = guess_fields(table.columns, progress_kind().words);
  auto const rows = read_progress_cells(table, mapping, today);
  auto const strangers = strangers_among(rows, learners);
  ASSERT_THAT(strangers, SizeIs(1));
  EXPECT_EQ(strangers[0]->name, "Hind Tazi");
}

TEST(ColumnsOfProgress, NeedSomebodyAndHowFarTheyAre) {
  auto const codes = [](std::map<std::string, std::string> const& mapping) {
    std::vector<std::string> out;
    auto const checked = check_mapping(progress_kind(), {}, mapping, {}, {"a", "b"});
    if (!checked)
      for (auto const& field : checked.error().fields) out.push_back(field.path + " " + field.code);
    return out;
  };
  EXPECT_THAT(codes({{"email", "a"}, {"percent", "b"}}), IsEmpty());
  EXPECT_THAT(codes({{"email", "a"}}), ElementsAre("mapping/percent required"));
  EXPECT_THAT(codes({{"completed_date", "a"}}), ElementsAre("mapping/email required"));
  EXPECT_THAT(codes({}), ElementsAre("mapping/email required", "mapping/percent required"));
}

TEST(ColumnsOfProgress, AreFoundInThreeLanguages) {
  auto const guessed = [](std::vector<std::string> const& columns) { return guess_fields(columns, progress_kind().words); };
  EXPECT_EQ(guessed({"Adresse e-mail", "Nom", "Prénom", "Progression (%)", "Date d'achèvement"}).size(), 5u);
  EXPECT_EQ(guessed({"Email address", "Full name", "Progress", "Completion date"}).size(), 4u);
  EXPECT_EQ(guessed({"البريد الإلكتروني", "الاسم الكامل", "نسبة التقدم", "تاريخ الإتمام"}).size(), 4u);
}

}  // namespace
}  // namespace athar
