#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <thread>

#include "domain/agreements/terms_at.hpp"
#include "persistence/agreements/agreement_store.hpp"
#include "persistence/agreements/agreement_terms_store.hpp"
#include "persistence/agreements/commitment_store.hpp"
#include "tests/persistence/agreements/agreement_world.hpp"

namespace athar::tests {
namespace {

using persistence::Connection;
using persistence::PostgresAgreementStore;
using persistence::PostgresAgreementTermsStore;
using persistence::PostgresCommitmentStore;

std::optional<PartialDate> partial(std::string_view text) { return text.empty() ? std::nullopt : PartialDate::parse(text); }

/// The agreement world: agreement 0 ends in March 2027 with six months' notice, agreement 1 in 2030.
class EndsOfAgreements : public testing::Test {
 protected:
  void SetUp() override {
    database.emplace(TestDatabase::migrated("agreement_ends"));
    fill_agreement_world(*database);
    connection = std::make_unique<Connection>(Connection::Options{.url = database->url()});
  }
  void TearDown() override {
    connection.reset();
    database.reset();
  }

  Amendment amendment(std::string_view effective_on, std::string_view ends_on) {
    Amendment a;
    a.id = AmendmentId{Uuid::from_name(fmt::format("amendment {}", ++made))};
    a.effective_on = partial(effective_on);
    a.ends_on = partial(ends_on);
    a.text.fr = "Prorogation";
    return a;
  }

  void put(std::vector<Amendment> amendments, int of = 0) {
    PostgresAgreementTermsStore terms(*connection);
    auto now = terms.find(agreement(of), {})->terms;
    now.amendments = std::move(amendments);
    ASSERT_TRUE(terms.put(now));
  }

  AgreementTermsPage page(int of = 0) { return *PostgresAgreementTermsStore(*connection).find(agreement(of), {}); }
  std::string stored(int of = 0) {
    return PostgresAgreementStore(*connection).find(agreement(of), std::nullopt)->agreement.consolidated_ends_on.text();
  }

  /// The agreements that end or ask for notice then, as "0 end 2027-03-31".
  std::vector<std::string> due(std::string_view from, std::string_view to) {
    std::vector<std::string> out;
    PostgresCommitmentStore store(*connection);
    for (auto const& each : store.deadlines({.from = LocalDate::parse(from), .to = LocalDate::parse(to), .of_account = {}, .scope = {}, .kind = {}, .today = today}, {}).items)
      out.push_back(fmt::format("{} {} {}", each.agreement_id == agreement(0) ? 0 : 1, name_of(each.kind), each.date.text()));
    return out;
  }

  std::vector<std::string> listed(std::string_view from, std::string_view to) {
    std::vector<std::string> out;
    AgreementFilter filter;
    filter.ends_from = LocalDate::parse(from);
    filter.ends_to = LocalDate::parse(to);
    PageRequest by_end;
    by_end.sort = "ends_on";
    for (auto const& row : PostgresAgreementStore(*connection).list(filter, by_end).items) out.push_back(row.title.fr);
    return out;
  }

  void step(std::string_view status, std::string_view on, std::string_view ends_on, std::string_view before) {
    database->run(fmt::format("insert into athar.agreement_step (id, agreement_id, status, happened_on, ends_on, ended_before_on, recorded_by_name) "
                              "values (gen_random_uuid(), '{}', '{}', '{}', '{}', nullif('{}', ''), '')",
                              agreement(0).text(), status, on, ends_on, before));
    database->run(fmt::format("update athar.agreement set status = '{}', ends_on = '{}' where id = '{}'", status, ends_on, agreement(0).text()));
  }

  std::optional<TestDatabase> database;
  std::unique_ptr<Connection> connection;
  LocalDate today = day("2026-11-26");
  int made = 0;
};

TEST_F(EndsOfAgreements, MoveWithAnAmendmentEverywhereAtOnceAndComeBackWhenItIsTakenAway) {
  put({amendment("2026-10", "2028")});
  EXPECT_EQ(stored(), "2028");
  EXPECT_THAT(due("2026-01-01", "2029-12-31"), testing::ElementsAre("0 agreement_notice 2028-06-30", "0 agreement_end 2028-12-31"))
      << "a year is over on its last day, and six months before it is the end of June";
  EXPECT_THAT(listed("2027-01-01", "2027-12-31"), testing::IsEmpty());
  EXPECT_THAT(listed("2028-12-01", "2028-12-31"), testing::ElementsAre("Accord 0")) << "on the last day of its year";
  EXPECT_THAT(listed("2028-06-01", "2028-06-30"), testing::IsEmpty());
  EXPECT_THAT(listed("2028-01-01", "2031-01-01"), testing::ElementsAre("Accord 0", "Accord 1")) << "sorted by the end that holds";
  PostgresAgreementStore store(*connection);
  std::vector<std::string> months;
  for (auto const& each : store.totals({}, today).ends) months.push_back(each.key);
  EXPECT_THAT(months, testing::ElementsAre("2028-12", "2030-12"));
  EXPECT_EQ(PostgresAgreementTermsStore(*connection).family(agreement(0), {})->members.front().ends_on, partial("2028"));
  EXPECT_EQ(store.find(agreement(0), std::nullopt)->agreement.ends_on.text(), "2027-03") << "as signed";

  put({});
  EXPECT_EQ(stored(), "2027-03");
  EXPECT_THAT(due("2027-01-01", "2029-12-31"), testing::ElementsAre("0 agreement_end 2027-03-31"));
  PostgresCommitmentStore commitments(*connection);
  EXPECT_EQ(commitments.deadline_counts({.from = {}, .to = {}, .of_account = {}, .scope = {}, .kind = {}, .today = day("2027-03-15")}).soon, 1);
  put({amendment("2026-10", "2028")});
  EXPECT_EQ(commitments.deadline_counts({.from = {}, .to = {}, .of_account = {}, .scope = {}, .kind = {}, .today = day("2027-03-15")}).soon, 0);
  EXPECT_EQ(commitments.deadline_counts({.from = {}, .to = {}, .of_account = {}, .scope = {}, .kind = {}, .today = day("2028-06-15")}).soon, 1) << "the notice";
}

TEST_F(EndsOfAgreements, AreListedInTheMonthThatTheTimelineCountsThemIn) {
  for (auto const& [first, second] : std::vector<std::pair<char const*, char const*>>{
           {"2028", "2028-02"}, {"2028", "2028-12"}, {"2028-12-31", "2028"}, {"2027", "2028"}, {"2028-02", "2028-02-29"}, {"2028-06-15", "2028"}}) {
    put({amendment("2026-10", first)});
    put({amendment("2026-10", second)}, 1);
    std::map<std::string, int> counted;
    for (auto const& each : PostgresAgreementStore(*connection).totals({}, today).ends) counted[each.key] = each.count;
    std::map<std::string, int> found;
    for (int month = 0; month < 36; ++month) {
      auto const text = fmt::format("{}-{:02}", 2026 + month / 12, month % 12 + 1);
      auto const whole = *PartialDate::parse(text);
      if (auto const ending = listed(whole.first_day().text(), whole.last_day().text()).size()) found[text] = static_cast<int>(ending);
    }
    EXPECT_EQ(found, counted) << first << " and " << second;
  }
}

TEST_F(EndsOfAgreements, StayThoseOfARenewalThatIsStillToldOf) {
  put({amendment("2026-06", "2028"), amendment("", "2029")});
  EXPECT_EQ(stored(), "2029");
  step("renewed", "2026-11", "2032", "2027-03");
  EXPECT_EQ(stored(), "2032");
  EXPECT_EQ(consolidated_end(page()), partial("2032"));
  EXPECT_EQ(page().agreement.ends_on, partial("2027-03")) << "the first end stays known";
  EXPECT_THAT(due("2032-01-01", "2033-12-31"), testing::ElementsAre("0 agreement_notice 2032-06-30", "0 agreement_end 2032-12-31")) << "what is renewed ends too";
  put({amendment("2026-12-01", "2033-06")});
  EXPECT_EQ(stored(), "2033-06");
  database->run("delete from athar.agreement_step where ends_on is not null");
  database->run(fmt::format("update athar.agreement set ends_on = '2027-03' where id = '{}'", agreement(0).text()));
  EXPECT_EQ(stored(), "2033-06");
}

TEST_F(EndsOfAgreements, AreOneRuleInTheDatabaseAndInTheDomain) {
  std::mt19937 random(20261127);  // NOLINT: the same histories each time
  auto number = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
  auto some_day = [&]() -> std::string {
    switch (number(0, 3)) {
      case 0: return "";
      case 1: return fmt::format("20{}", number(20, 30));
      case 2: return fmt::format("20{}-{:02}", number(20, 30), number(1, 12));
      default: return fmt::format("20{}-{:02}-{:02}", number(20, 30), number(1, 12), number(1, 28));
    }
  };
  for (int history = 0; history < 60; ++history) {
    database->run("delete from athar.agreement_step where ends_on is not null");
    database->run(fmt::format("update athar.agreement set ends_on = nullif('{}', '') where id = '{}'", some_day(), agreement(0).text()));
    for (int i = number(0, 2); i > 0; --i) {
      auto on = some_day();
      step("renewed", on.empty() ? "2025" : on, fmt::format("20{}", number(31, 40)), "2024");
    }
    std::vector<Amendment> amendments;
    std::set<std::string> days;
    for (int i = number(0, 4); i > 0; --i) {
      auto on = some_day();
      if (!on.empty() && !days.insert(on).second) continue;
      amendments.push_back(amendment(on, fmt::format("20{}", number(31, 50))));
      if (on.empty() && number(0, 1) == 1) amendments.back().signed_on = partial(some_day());
    }
    put(amendments);
    auto const expected = consolidated_end(page());
    EXPECT_EQ(stored(), expected ? expected->text() : "") << history;
  }
}

TEST_F(EndsOfAgreements, HoldWhenTheFormAndAnAmendmentAreSavedAtOnce) {
  Connection other{{.url = database->url()}};
  PostgresAgreementStore form(other);
  auto edited = form.find(agreement(0), std::nullopt)->agreement;
  edited.ends_on = *partial("2029");
  connection->begin();
  put({amendment("2026-10", "2031")});
  std::thread saving([&] { EXPECT_TRUE(form.update(edited)); });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  connection->commit();
  saving.join();
  EXPECT_EQ(stored(), "2031") << "the form waits for the amendment and reads it";
  EXPECT_EQ(PostgresAgreementStore(*connection).find(agreement(0), std::nullopt)->agreement.ends_on.text(), "2029");
}

TEST_F(EndsOfAgreements, ComeWithTheNameAPartyHadOnTheDayItSigned) {
  database->run(fmt::format("update athar.agreement set signed_on = '2020-05' where id = '{}'", agreement(0).text()));
  database->run(fmt::format("insert into athar.organisation_earlier_name (organisation_id, until, name_fr) values ('{0}', '2015-06-30', 'Plus ancien'), "
                            "('{0}', '2021-10-06', 'Ministère de la fonction publique')", ministry(0).text()));
  PostgresAgreementStore store(*connection);
  auto called = [&] { return store.find(agreement(0), std::nullopt)->parties.front(); };
  EXPECT_EQ(called().name_when_signed.fr, "Ministère de la fonction publique");
  EXPECT_NE(called().name.fr, called().name_when_signed.fr);
  database->run(fmt::format("update athar.agreement_party set joined_on = '2015' where agreement_id = '{}'", agreement(0).text()));
  EXPECT_EQ(called().name_when_signed.fr, "Plus ancien") << "a charter is joined on a day of its own; of a year its first day counts";
  database->run(fmt::format("update athar.agreement_party set joined_on = '2021-10-07' where agreement_id = '{}'", agreement(0).text()));
  EXPECT_TRUE(called().name_when_signed.empty()) << "today's name, on the first day of it";
  database->run(fmt::format("update athar.agreement_party set joined_on = null where agreement_id = '{}'", agreement(0).text()));
  database->run(fmt::format("update athar.agreement set signed_on = null where id = '{}'", agreement(0).text()));
  EXPECT_TRUE(called().name_when_signed.empty()) << "not signed yet";
}

}  // namespace
}  // namespace athar::tests
