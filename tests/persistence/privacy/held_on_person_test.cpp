#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "persistence/privacy/privacy_store.hpp"
#include "tests/persistence/agreements/agreement_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;

/// Salma is person 0 and signs in for a partner, Karim is person 1 of the house; both write about agreement 0.
class HeldOnWhoWritesOfAgreements : public testing::Test {
 protected:
  void SetUp() override {
    database.emplace(TestDatabase::migrated("held_on_person"));
    fill_agreement_world(*database);
    for (auto const& [name, number] : {std::pair{"Salma", 0}, {"Karim", 1}})
      database->run(fmt::format("update athar.account set person_id = '{}' where id = '{}'", person(number).text(), account(name).text()));
  }

  /// "agreement_comments: text" of everything in those sections, in order.
  std::vector<std::string> held(int number, std::string_view key) {
    Connection connection({.url = database->url()});
    std::vector<std::string> out;
    for (auto const& each : persistence::PostgresPrivacyStore(connection).held_data().of_person(person(number)))
      if (each.section.starts_with("agreement_")) out.push_back(each.section + ": " + database->value(fmt::format("select '{}'::jsonb ->> '{}'", each.json, key)));
    return out;
  }

  std::string comment(std::string_view author, std::string_view said) {
    auto const id = Uuid::from_name(fmt::format("comment {}", said)).text();
    database->run(fmt::format("insert into athar.agreement_comment (id, agreement_id, said, author_id, author_name) values ('{}', '{}', '{}', '{}', '{}')", id,
                              agreement(0).text(), said, account(author).text(), author));
    return id;
  }

  std::string correction(std::string_view remark, std::string_view state, std::string_view answer) {
    auto const id = Uuid::from_name(fmt::format("correction {}", remark)).text();
    bool const open = state == "open";
    database->run(fmt::format("insert into athar.agreement_correction (id, agreement_id, remark, state, proposed_by, proposed_by_name, decided_by, decided_by_name, decided_at, answer) "
                              "values ('{}', '{}', '{}', '{}', '{}', 'Salma', {}, '{}', {}, '{}')",
                              id, agreement(0).text(), remark, state, account("Salma").text(), open ? "null" : fmt::format("'{}'", account("Karim").text()),
                              open ? "" : "Karim", open ? "null" : "clock_timestamp()", answer));
    database->run(fmt::format("insert into athar.agreement_correction_change (correction_id, position, path, field_group, name, kind, seen, seen_version, proposed) values "
                              "('{0}', 0, 'agreement/ends_on', 'agreement', 'ends_on', 'partial_date', '2027-03', 1, '2027-06'), "
                              "('{0}', 1, 'agreement/signed_at_place', 'agreement', 'signed_at_place', 'text', '', 1, 'Fès')",
                              id));
    return id;
  }

  std::optional<TestDatabase> database;
};

TEST_F(HeldOnWhoWritesOfAgreements, IsWhatTheySaidThemselves) {
  comment("Salma", "Le rapport part demain.");
  comment("Karim", "Bien reçu.");
  comment("Salma", "Et le suivant en juin.");
  EXPECT_THAT(held(0, "text"), testing::ElementsAre("agreement_comments: Le rapport part demain.", "agreement_comments: Et le suivant en juin."));
  EXPECT_THAT(held(1, "text"), testing::ElementsAre("agreement_comments: Bien reçu."));
  EXPECT_THAT(held(0, "agreement"), testing::Each(testing::StartsWith("agreement_comments: A-")));
  EXPECT_THAT(held(2, "text"), testing::IsEmpty());
}

TEST_F(HeldOnWhoWritesOfAgreements, IsWhatTheyConfirmed) {
  database->run(fmt::format("insert into athar.agreement_confirmation (id, agreement_id, subject_version, stance, note, author_id, author_name, organisation_id) "
                            "values (gen_random_uuid(), '{}', 1, 'agreed', 'Sans réserve', '{}', 'Salma', '{}')",
                            agreement(0).text(), account("Salma").text(), ministry(0).text()));
  EXPECT_THAT(held(0, "stance"), testing::ElementsAre("agreement_confirmations: agreed"));
  EXPECT_THAT(held(0, "note"), testing::ElementsAre("agreement_confirmations: Sans réserve"));
  EXPECT_THAT(held(1, "stance"), testing::IsEmpty());
}

TEST_F(HeldOnWhoWritesOfAgreements, IsWhatTheyProposedAndWhatTheyAnswered) {
  correction("La fin est au mois de juin", "open", "");
  correction("Signé à Fès", "declined", "Le texte dit Rabat.");
  EXPECT_THAT(held(0, "remark"), testing::ElementsAre("agreement_corrections: La fin est au mois de juin", "agreement_corrections: Signé à Fès"));
  EXPECT_THAT(held(0, "proposed"), testing::Each("agreement_corrections: agreement/ends_on: 2027-06 | agreement/signed_at_place: Fès"));
  EXPECT_THAT(held(0, "correction_state"), testing::ElementsAre("agreement_corrections: open", "agreement_corrections: declined"));
  EXPECT_THAT(held(1, "answer"), testing::ElementsAre("agreement_correction_answers: Le texte dit Rabat."));
  EXPECT_THAT(held(2, "answer"), testing::IsEmpty());
}

TEST_F(HeldOnWhoWritesOfAgreements, StandsUnderEveryRecordOfThem) {
  comment("Salma", "Une seule personne.");
  correction("La fin est au mois de juin", "open", "");
  database->run(fmt::format("update athar.person set merged_into = '{}' where id = '{}'", person(2).text(), person(0).text()));
  EXPECT_THAT(held(2, "text"), testing::Contains("agreement_comments: Une seule personne."));
  EXPECT_THAT(held(2, "remark"), testing::Contains("agreement_corrections: La fin est au mois de juin"));
}

}  // namespace
}  // namespace athar::tests
