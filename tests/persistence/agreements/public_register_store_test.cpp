#include "persistence/agreements/public_register_store.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/postgres.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresPublicRegisterStore;
using testing::IsEmpty;
using testing::SizeIs;

AgreementId id_of(std::string_view name) { return AgreementId{Uuid::from_name(name)}; }

/// One published agreement of every status, with and without a signature, confidential and not; each with two parties and two domains.
class StoredPublicRegister : public testing::Test {
 protected:
  struct Written {
    std::string name;
    Agreement agreement;
  };

  static void SetUpTestSuite() {
    database.emplace(TestDatabase::migrated("public_register"));
    database->run(
        "insert into athar.reference_item (list, code, name_fr) values ('organisation_type', 'state', 'État'), ('agreement_type', 'kind', 'Type'),"
        " ('agreement_domain', 'one', 'Un'), ('agreement_domain', 'two', 'Deux') on conflict do nothing");
    for (auto const* name : {"Maroc", "Oman"})
      database->run(fmt::format("insert into athar.organisation (id, type, name_fr) values ('{}', 'state', '{}')", Uuid::from_name(name).text(), name));
    for (int status = 0; status <= static_cast<int>(AgreementStatus::renewed); ++status)
      for (bool is_signed : {true, false})
        for (bool is_confidential : {true, false}) write(static_cast<AgreementStatus>(status), is_signed, is_confidential);
  }
  static void TearDownTestSuite() { database.reset(); }

  static void write(AgreementStatus status, bool is_signed, bool is_confidential) {
    auto const name = fmt::format("{} {} {}", name_of(status), is_signed, is_confidential);
    auto const id = id_of(name).text();
    database->run(fmt::format("insert into athar.agreement (id, type, title_fr, status, signed_on, is_confidential) values ('{}', 'kind', '{}', '{}', {}, {})", id, name,
                              name_of(status), is_signed ? "'2019-01'" : "null", is_confidential));
    int position = 0;
    for (auto const* party : {"Maroc", "Oman"})
      database->run(fmt::format("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) values (gen_random_uuid(), '{}', {}, '{}', 'signatory')", id,
                                position++, Uuid::from_name(party).text()));
    database->run(fmt::format("insert into athar.agreement_domain (agreement_id, domain) values ('{0}', 'one'), ('{0}', 'two')", id));
    database->run(fmt::format("insert into athar.agreement_publication (agreement_id) values ('{}')", id));
    Agreement agreement;
    agreement.status = status;
    agreement.is_confidential = is_confidential;
    if (is_signed) agreement.signed_on = PartialDate::parse("2019-01").value();
    written.push_back({name, agreement});
  }

  static inline std::optional<TestDatabase> database;
  static inline std::vector<Written> written;
  static inline LocalDate const today = LocalDate::parse("2026-11-27").value();
  Connection connection{{database->url()}};
  PostgresPublicRegisterStore store{connection};
};

TEST_F(StoredPublicRegister, ShowsWhatTheRuleLetsPassAndNothingElse) {
  std::size_t shown = 0;
  for (auto const& [name, agreement] : written) {
    bool const passes = why_not_public(agreement).empty();
    shown += passes ? 1U : 0U;
    EXPECT_EQ(store.find(id_of(name), today).has_value(), passes) << name;
    EXPECT_EQ(store.preview(id_of(name), today).has_value(), passes) << name;
  }
  EXPECT_THAT(store.list({}, {.limit = 200, .after_key = {}, .after_id = {}, .sort = "title"}, today).items, SizeIs(shown));
  EXPECT_EQ(store.counts(today).agreements, static_cast<int>(shown));
  EXPECT_GT(shown, 10U);
}

TEST_F(StoredPublicRegister, AsksAFixedNumberOfStatementsWhateverThePageHolds) {
  for (int limit : {1, 5, 200}) {
    connection.take_statement_count();
    auto const page = store.list({}, {.limit = limit, .after_key = {}, .after_id = {}, .sort = "-signed_on", .with_total = true}, today);
    EXPECT_EQ(connection.take_statement_count(), 4) << limit;
    for (auto const& row : page.items) {
      EXPECT_THAT(row.parties, SizeIs(2));
      EXPECT_THAT(row.domains, SizeIs(2));
    }
  }
  store.find(id_of("in_force true false"), today);
  EXPECT_EQ(connection.take_statement_count(), 5);
  store.counts(today);
  EXPECT_EQ(connection.take_statement_count(), 1);
}

TEST_F(StoredPublicRegister, IsOfWhatIsPublishedAtTheVersionThatWasRead) {
  auto publication = store.publication(id_of("signed true false"));
  EXPECT_EQ(publication.version, 1);
  publication.shows_amounts = true;
  EXPECT_TRUE(store.put(publication));
  EXPECT_EQ(store.put(publication).error().kind, ErrorKind::stale);
  EXPECT_EQ(store.withdraw(publication).error().kind, ErrorKind::stale);
  publication = store.publication(publication.agreement_id);
  EXPECT_TRUE(publication.shows_amounts);
  EXPECT_TRUE(store.withdraw(publication));
  EXPECT_FALSE(store.find(publication.agreement_id, today));
  EXPECT_TRUE(store.preview(publication.agreement_id, today));
  publication.version = 0;
  EXPECT_TRUE(store.put(publication));
  EXPECT_EQ(store.put(publication).error().kind, ErrorKind::stale) << "somebody else published it meanwhile";
  EXPECT_TRUE(store.find(publication.agreement_id, today));
}

}  // namespace
}  // namespace athar::tests
