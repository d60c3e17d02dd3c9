#include "persistence/access/account_store.hpp"

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/persistence/people/people_world.hpp"

namespace athar::persistence {
namespace {

using tests::TestDatabase;

constexpr std::int64_t minute = 60'000'000;
Instant const noon = Instant::parse("2026-11-22T12:00:00Z").value();
Instant after(std::int64_t microseconds) { return {noon.microseconds + microseconds}; }
AccountId account_id(std::string const& name) { return {Uuid::from_name(name)}; }
std::string hash(char letter) { return std::string(31, letter) + '\0'; }  // bytes, not text

class AccountStoreTest : public ::testing::Test {
 protected:
  AccountStoreTest()
      : database(TestDatabase::migrated("accounts")), connection({database.url(), 0}), accounts(connection) {}

  Account add(std::string const& email, Role role = Role::viewer) {
    Account account;
    account.id = account_id(email);
    account.email = email;
    account.name = "Name of " + email;
    account.role = role;
    EXPECT_TRUE(accounts.insert(account, "hash of " + email));
    return account;
  }
  void open(AccountId id, std::string const& token_hash, Instant expires) {
    accounts.open_session({token_hash, id, "csrf", noon, expires});
  }
  std::vector<std::string> listed(AccountFilter const& filter) {
    std::vector<std::string> emails;
    for (auto const& row : accounts.list(filter, {}).items) emails.push_back(row.account.email);
    return emails;
  }

  TestDatabase database;
  Connection connection;
  PostgresAccountStore accounts;
};

TEST_F(AccountStoreTest, KeepsEveryFieldAndItsBounds) {
  tests::add_people_world(database);
  Account account;
  account.id = account_id("auditor");
  account.email = "Auditor@example.org";
  account.name = "Hicham Bennis";
  account.role = Role::auditor;
  account.language = Language::ar;
  account.organisation_id = OrganisationId::parse("00000000-0000-8000-8000-0000000000a1");
  account.programme_id = ProgrammeId::parse("00000000-0000-8000-8000-0000000000b1");
  account.period_from = LocalDate::parse("2026-01-01");
  account.period_to = LocalDate::parse("2026-12-31");
  account.expires_at = after(minute);
  ASSERT_TRUE(accounts.insert(account, "hash"));
  auto const row = accounts.find(account.id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->account.email, "Auditor@example.org");
  EXPECT_EQ(row->account.role, Role::auditor);
  EXPECT_EQ(row->account.language, Language::ar);
  EXPECT_EQ(row->account.organisation_id, account.organisation_id);
  EXPECT_EQ(row->account.programme_id, account.programme_id);
  EXPECT_EQ(row->account.period_from, account.period_from);
  EXPECT_EQ(row->account.period_to, account.period_to);
  EXPECT_EQ(row->account.expires_at, account.expires_at);
  EXPECT_TRUE(row->account.active);
  EXPECT_EQ(row->organisation_name.fr, "Ministère de la Transition");
  EXPECT_EQ(row->programme_code, "FORM");
  EXPECT_FALSE(row->last_seen_at);
}

TEST_F(AccountStoreTest, TakesAnEmailOnceWhateverItsCase) {
  add("Samira@example.org");
  Account other;
  other.id = account_id("other");
  other.email = "samira@EXAMPLE.org";
  other.name = "Other";
  auto const refused = accounts.insert(other, "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
  auto const found = accounts.find_by_email("SAMIRA@example.ORG");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account.id, account_id("Samira@example.org"));
  EXPECT_EQ(found->password_hash, "hash of Samira@example.org");
  EXPECT_FALSE(accounts.find_by_email("samira@example.org "));
  EXPECT_FALSE(accounts.find_by_email("' or '1'='1"));
}

TEST_F(AccountStoreTest, RefusesAnAccountBoundToWhatDoesNotExist) {
  Account account;
  account.id = account_id("partner");
  account.email = "partner@example.org";
  account.name = "Partner";
  account.role = Role::partner;
  account.organisation_id = OrganisationId{Uuid::from_name("nowhere")};
  auto const refused = accounts.insert(account, "x");
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].path, "organisation_id");
}

TEST_F(AccountStoreTest, WritesOverTheVersionThatWasReadOnly) {
  auto account = add("samira@example.org");
  account.name = "Samira";
  ASSERT_TRUE(accounts.update(account));
  EXPECT_EQ(accounts.find(account.id)->account.version, 2);
  account.name = "Late";
  auto const refused = accounts.update(account);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "stale");
  EXPECT_EQ(accounts.find(account.id)->account.name, "Samira");
}

TEST_F(AccountStoreTest, ListsByEmailWhateverItsCasePageByPage) {
  for (auto email : {"b@example.org", "A@example.org", "C@example.org", "d@example.org"}) add(email);
  EXPECT_EQ(listed({}), (std::vector<std::string>{"A@example.org", "b@example.org", "C@example.org", "d@example.org"}));
  PageRequest request;
  request.limit = 3;
  request.with_total = true;
  auto const page = accounts.list({}, request);
  EXPECT_EQ(page.items.size(), 3u);
  EXPECT_EQ(page.total, 4);
  request.after_key = page.next_key;
  request.after_id = page.next_id;
  auto const rest = accounts.list({}, request);
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_EQ(rest.items[0].account.email, "d@example.org");
  EXPECT_FALSE(rest.next_id);
}

TEST_F(AccountStoreTest, FiltersByWordsRoleAndState) {
  add("samira@example.org", Role::coordinator);
  auto closed = add("nadia@example.org");
  closed.active = false;
  ASSERT_TRUE(accounts.update(closed));
  EXPECT_EQ(listed({.search = "SAMIRA"}), std::vector<std::string>{"samira@example.org"});
  EXPECT_EQ(listed({.search = "%"}), std::vector<std::string>{});
  EXPECT_EQ(listed({.role = Role::viewer}), std::vector<std::string>{"nadia@example.org"});
  EXPECT_EQ(listed({.active = true}), std::vector<std::string>{"samira@example.org"});
}

TEST_F(AccountStoreTest, TellsACallerByALiveSession) {
  auto const account = add("samira@example.org");
  open(account.id, hash('a'), after(10 * minute));
  auto const found = accounts.session(hash('a'), after(minute), after(60 * minute));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account.id, account.id);
  EXPECT_EQ(found->csrf_token, "csrf");
  EXPECT_TRUE(found->may_write);
  EXPECT_FALSE(accounts.session(hash('b'), after(minute), after(60 * minute)));
  EXPECT_FALSE(accounts.session(hash('a'), after(10 * minute), after(60 * minute))) << "it ended";
  EXPECT_FALSE(accounts.token_session(hash('a'), after(minute))) << "a cookie is no token";
}

TEST_F(AccountStoreTest, ProlongsASessionThatIsUsed) {
  auto const account = add("samira@example.org");
  open(account.id, hash('a'), after(10 * minute));
  ASSERT_TRUE(accounts.session(hash('a'), after(4 * minute), after(100 * minute)));
  EXPECT_FALSE(accounts.session(hash('a'), after(11 * minute), after(100 * minute)))
      << "seen four minutes ago: not written";
  ASSERT_TRUE(accounts.session(hash('a'), after(6 * minute), after(100 * minute)));
  auto const later = accounts.session(hash('a'), after(11 * minute), after(100 * minute));
  ASSERT_TRUE(later) << "prolonged";
  EXPECT_EQ(later->last_seen_at, after(6 * minute));
  EXPECT_EQ(accounts.find(account.id)->last_seen_at, after(6 * minute));
}

TEST_F(AccountStoreTest, EndsOneSessionAllOfThemOrAllButOne) {
  auto const samira = add("samira@example.org");
  auto const nadia = add("nadia@example.org");
  for (char letter : {'a', 'b', 'c'}) open(samira.id, hash(letter), after(10 * minute));
  open(nadia.id, hash('n'), after(10 * minute));
  auto const live = [&](char letter) { return accounts.session(hash(letter), noon, after(minute)).has_value(); };
  accounts.end_session(hash('a'));
  EXPECT_FALSE(live('a'));
  EXPECT_TRUE(live('b') && live('c') && live('n'));
  accounts.end_sessions(samira.id, hash('c'));
  EXPECT_FALSE(live('b'));
  EXPECT_TRUE(live('c') && live('n'));
  accounts.end_sessions(samira.id, {});
  EXPECT_FALSE(live('c'));
  EXPECT_TRUE(live('n')) << "others stay signed in";
}

TEST_F(AccountStoreTest, KeepsTokensWithTheirScopesAndEnds) {
  auto const samira = add("samira@example.org");
  auto const nadia = add("nadia@example.org");
  AccessTokenId const reads{Uuid::from_name("reads")}, writes{Uuid::from_name("writes")};
  accounts.insert_token({reads, samira.id, "statistics", hash('r'), {"read"}, noon, after(minute)});
  accounts.insert_token({writes, samira.id, "import", hash('w'), {"read", "write"}, after(1), std::nullopt});
  ASSERT_TRUE(accounts.token_session(hash('r'), noon));
  EXPECT_FALSE(accounts.token_session(hash('r'), noon)->may_write);
  EXPECT_TRUE(accounts.token_session(hash('w'), noon)->may_write);
  EXPECT_FALSE(accounts.token_session(hash('r'), after(minute))) << "it ended";
  EXPECT_FALSE(accounts.session(hash('w'), noon, after(minute))) << "a token is no cookie";

  auto const tokens = accounts.tokens(samira.id);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].name, "statistics");
  EXPECT_EQ(tokens[0].scopes, std::vector<std::string>{"read"});
  EXPECT_EQ(tokens[0].token_hash, "") << "not even its hash is read back";
  EXPECT_FALSE(accounts.remove_token(nadia.id, reads)) << "of somebody else";
  EXPECT_TRUE(accounts.remove_token(samira.id, reads));
  EXPECT_FALSE(accounts.remove_token(samira.id, reads));
  accounts.remove_tokens(samira.id);
  EXPECT_FALSE(accounts.token_session(hash('w'), noon));
}

TEST_F(AccountStoreTest, CountsAdministratorsThatCanStillSignIn) {
  add("one@example.org", Role::administrator);
  auto two = add("two@example.org", Role::administrator);
  add("viewer@example.org");
  EXPECT_EQ(accounts.active_administrators(), 2);
  two.expires_at = Instant::parse("2020-01-01");
  ASSERT_TRUE(accounts.update(two));
  EXPECT_EQ(accounts.active_administrators(), 1);
}

TEST_F(AccountStoreTest, LetsOneAtATimeDemoteAnAdministrator) {
  auto one = add("one@example.org", Role::administrator);
  auto two = add("two@example.org", Role::administrator);
  connection.begin();
  EXPECT_EQ(accounts.active_administrators(), 2);

  std::atomic<int> counted{0};
  std::thread other([&] {
    Connection its({database.url(), 0});
    PostgresAccountStore its_accounts(its);
    its.begin();
    counted = its_accounts.active_administrators();
    its.rollback();
  });
  // The other waits for the lock: nothing is counted until this transaction ends.
  auto const waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
  for (int tries = 0; tries < 200 && database.value(waiting) == "0"; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(database.value(waiting), "1");
  EXPECT_EQ(counted, 0);
  one.role = Role::viewer;
  EXPECT_TRUE(accounts.update(one));
  connection.commit();
  other.join();
  EXPECT_EQ(counted, 1);
}

}  // namespace
}  // namespace athar::persistence
