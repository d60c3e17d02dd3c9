// Who may read which agreement is kept beside the parties: whatever is written, and however two writers meet, it stays what parties and tree say.
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "domain/shared/id.hpp"
#include "persistence/postgres/connection.hpp"
#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;

std::string named(std::string_view name) { return Uuid::from_name(name).text(); }

class AgreementViewers : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("agreement_viewers"));
    database->run(
        "insert into athar.reference_item (list, code, name_fr, name_ar, name_en) values"
        " ('organisation_type', 'state', 'État', 'دولة', 'State'), ('agreement_type', 'programme', 'Programme', 'برنامج', 'Programme')"
        " on conflict do nothing");
  }
  static void TearDownTestSuite() { database.reset(); }

  void SetUp() override {
    database->run("delete from athar.agreement; delete from athar.organisation");
    for (auto const& [name, parent] : std::initializer_list<std::pair<std::string, std::string>>{
             {"ministry", ""}, {"directorate", "ministry"}, {"service", "directorate"}, {"fund", ""}})
      database->run("insert into athar.organisation (id, type, name_fr, parent_id) values ('" + named(name) + "', 'state', '" + name + "', " +
                    (parent.empty() ? "null" : "'" + named(parent) + "'") + ")");
    database->run("insert into athar.agreement (id, type, title_fr, status) select gen_random_uuid(), 'programme', 'Accord ' || g, 'in_force' from generate_series(1, 3) g");
    joins("service");
  }

  /// The organisation becomes a party of every agreement.
  static void joins(std::string const& name) {
    database->run("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) "
                  "select gen_random_uuid(), id, 1, '" + named(name) + "', 'signatory' from athar.agreement");
  }
  static std::string seen_by(std::string const& name) { return database->value("select count(*) from athar.agreement_viewer where viewer_id = '" + named(name) + "'"); }
  static std::string seen_by_house() { return database->value("select count(*) from athar.agreement_viewer where viewer_id = '00000000-0000-0000-0000-000000000000'"); }

  /// Rows that are kept and should not be, or should be and are not.
  static std::string wrong() {
    return database->value(R"(
      with recursive above as (
        select p.organisation_id as viewer_id, a.id as agreement_id
        from athar.agreement a join athar.agreement_party p on p.agreement_id = a.id where not a.is_confidential
        union select o.parent_id, v.agreement_id from above v join athar.organisation o on o.id = v.viewer_id where o.parent_id is not null),
      due as (select * from above union select '00000000-0000-0000-0000-000000000000', id from athar.agreement)
      select count(*) from athar.agreement_viewer k full join due d using (viewer_id, agreement_id) where k.agreement_id is null or d.agreement_id is null)");
  }

  static inline std::optional<TestDatabase> database;
};

TEST_F(AgreementViewers, AreThePartiesWhatLiesAboveThemAndTheHouse) {
  for (auto const* name : {"service", "directorate", "ministry"}) EXPECT_EQ(seen_by(name), "3") << name;
  EXPECT_EQ(seen_by("fund"), "0");
  EXPECT_EQ(seen_by_house(), "3");
  EXPECT_EQ(wrong(), "0");
}

TEST_F(AgreementViewers, FollowPartiesThatJoinChangeAndLeave) {
  joins("fund");
  EXPECT_EQ(seen_by("fund"), "3");
  database->run("update athar.agreement_party set organisation_id = '" + named("ministry") + "' where organisation_id = '" + named("service") + "'");
  EXPECT_EQ(seen_by("service"), "0");
  EXPECT_EQ(seen_by("ministry"), "3");
  database->run("delete from athar.agreement_party where organisation_id = '" + named("fund") + "'");
  EXPECT_EQ(seen_by("fund"), "0");
  EXPECT_EQ(wrong(), "0");
}

TEST_F(AgreementViewers, OfWhatIsConfidentialIsTheHouseAlone) {
  database->run("update athar.agreement set is_confidential = true where title_fr = 'Accord 1'");
  EXPECT_EQ(seen_by("ministry"), "2");
  EXPECT_EQ(seen_by_house(), "3");
  database->run("update athar.agreement set is_confidential = false, title_fr = 'Accord 4' where title_fr = 'Accord 1'");
  EXPECT_EQ(seen_by("ministry"), "3");
  database->run("delete from athar.agreement where title_fr = 'Accord 4'");
  EXPECT_EQ(seen_by_house(), "2");
  EXPECT_EQ(wrong(), "0");
}

TEST_F(AgreementViewers, FollowOrganisationsThatMove) {
  database->run("update athar.organisation set parent_id = '" + named("fund") + "' where id = '" + named("directorate") + "'");
  EXPECT_EQ(seen_by("ministry"), "0");
  EXPECT_EQ(seen_by("fund"), "3");
  database->run("update athar.organisation set parent_id = null where id = '" + named("service") + "'");
  EXPECT_EQ(seen_by("fund"), "0");
  EXPECT_EQ(wrong(), "0");
}

// Each of the two alone leaves what it read right; together, the party that joins must be seen by the move, or the move by the party.
TEST_F(AgreementViewers, AreRightWhenAPartyJoinsWhileItsOrganisationMoves) {
  for (bool const party_first : {true, false}) {
    SetUp();
    std::string const move = "update athar.organisation set parent_id = null where id = '" + named("directorate") + "'";
    std::string const join = "insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) "
                             "select gen_random_uuid(), id, 2, '" + named("directorate") + "', 'funder' from athar.agreement";
    Connection first{{.url = database->url()}};
    first.begin();
    first.script(party_first ? join : move);
    auto second = std::async(std::launch::async, [&] { database->run(party_first ? move : join); });
    EXPECT_EQ(second.wait_for(std::chrono::milliseconds(200)), std::future_status::timeout) << "the second waits for the first";
    first.commit();
    second.get();
    EXPECT_EQ(wrong(), "0");
    EXPECT_EQ(seen_by("ministry"), "0");
  }
}

}  // namespace
}  // namespace athar::tests
