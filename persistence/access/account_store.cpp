#include "persistence/access/account_store.hpp"

#include "persistence/postgres/bytes.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view insert_account = R"(
insert into athar.account (id, email, name, role, language, password_hash, organisation_id, person_id, programme_id, period_from,
                           period_to, expires_at, active)
values (:id, :email, :name, :role, :language, :password_hash, :organisation_id, :person_id, :programme_id, :period_from, :period_to,
        :expires_at, :active))";

constexpr std::string_view update_account = R"(
update athar.account
set version = version + 1, email = :email, name = :name, role = :role, language = :language, organisation_id = :organisation_id,
    person_id = :person_id, programme_id = :programme_id, period_from = :period_from, period_to = :period_to, expires_at = :expires_at,
    active = :active
where id = :id and version = :version)";

constexpr std::string_view update_password = "update athar.account set version = version + 1, password_hash = :hash where id = :id";
constexpr std::string_view update_language = "update athar.account set version = version + 1, language = :language where id = :id";

constexpr std::string_view find_account = R"(
select a.id, a.version, a.email, a.name, a.role, a.language, a.organisation_id, a.person_id, a.programme_id, a.period_from, a.period_to,
       a.expires_at, a.active, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(p.code, ''),
       (select max(s.last_seen_at) from athar.sign_in_session s where s.account_id = a.id)
from athar.account a
left join athar.organisation o on o.id = a.organisation_id
left join athar.programme p on p.id = a.programme_id
where a.id = :id)";

constexpr std::string_view find_credentials = R"(
select id, version, email, name, role, language, organisation_id, person_id, programme_id, period_from, period_to, expires_at, active,
       password_hash
from athar.account where id = :id)";

constexpr std::string_view find_credentials_by_email = R"(
select id, version, email, name, role, language, organisation_id, person_id, programme_id, period_from, period_to, expires_at, active,
       password_hash
from athar.account where lower(email) = lower(CAST(:email AS text)))";

constexpr std::string_view list_accounts = R"(
select a.id, a.version, a.email, a.name, a.role, a.language, a.organisation_id, a.person_id, a.programme_id, a.period_from, a.period_to,
       a.expires_at, a.active, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), coalesce(p.code, ''),
       (select max(s.last_seen_at) from athar.sign_in_session s where s.account_id = a.id)
from athar.account a
left join athar.organisation o on o.id = a.organisation_id
left join athar.programme p on p.id = a.programme_id
where (CAST(:search AS text) IS NULL
       or athar.search_key(a.name || ' ' || a.email) LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:role AS text) IS NULL or a.role = :role)
  and (CAST(:active AS boolean) IS NULL or a.active = CAST(:active AS boolean))
  and (CAST(:after_key AS text) IS NULL or (lower(a.email), a.id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by lower(a.email), a.id
limit :limit)";

constexpr std::string_view count_accounts = R"(
select count(*) from athar.account a
where (CAST(:search AS text) IS NULL
       or athar.search_key(a.name || ' ' || a.email) LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:role AS text) IS NULL or a.role = :role)
  and (CAST(:active AS boolean) IS NULL or a.active = CAST(:active AS boolean)))";

constexpr std::string_view lock_administrators = "select 1 from (select pg_advisory_xact_lock(4184, 3)) as lock";
constexpr std::string_view count_administrators = R"(
select count(*) from athar.account where role = 'administrator' and active and (expires_at is null or expires_at > clock_timestamp()))";

constexpr std::string_view insert_session = R"(
insert into athar.sign_in_session (token_hash, account_id, csrf_token, created_at, last_seen_at, expires_at)
values (:token_hash, :account, :csrf_token, :created_at, :created_at, :expires_at))";

constexpr std::string_view find_session = R"(
select a.id, a.version, a.email, a.name, a.role, a.language, a.organisation_id, a.person_id, a.programme_id, a.period_from, a.period_to,
       a.expires_at, a.active, s.csrf_token, s.last_seen_at
from athar.sign_in_session s
join athar.account a on a.id = s.account_id
where s.token_hash = :token_hash and s.expires_at > CAST(:now AS timestamptz))";

constexpr std::string_view prolong_session = R"(
update athar.sign_in_session set last_seen_at = :now, expires_at = :until
where token_hash = :token_hash and last_seen_at < CAST(:now AS timestamptz) - interval '5 minutes')";

constexpr std::string_view delete_session = "delete from athar.sign_in_session where token_hash = :token_hash";
constexpr std::string_view delete_sessions =
    "delete from athar.sign_in_session where account_id = :account and token_hash <> CAST(:kept AS bytea)";

constexpr std::string_view insert_access_token = R"(
insert into athar.access_token (id, account_id, name, token_hash, scopes, created_at, expires_at)
values (:id, :account, :name, :token_hash, :scopes, :created_at, :expires_at))";
constexpr std::string_view list_tokens =
    "select id, name, scopes, created_at, expires_at from athar.access_token where account_id = :account order by created_at, id";
constexpr std::string_view delete_token = "delete from athar.access_token where account_id = :account and id = :id";
constexpr std::string_view delete_tokens = "delete from athar.access_token where account_id = :account";
constexpr std::string_view find_token = R"(
select a.id, a.version, a.email, a.name, a.role, a.language, a.organisation_id, a.person_id, a.programme_id, a.period_from, a.period_to,
       a.expires_at, a.active, 'write' = any(t.scopes), t.expires_at
from athar.access_token t
join athar.account a on a.id = t.account_id
where t.token_hash = :token_hash and (t.expires_at is null or t.expires_at > CAST(:now AS timestamptz)))";

std::string_view text_of(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

Account read_account(RowReader& row) {
  Account account;
  account.id = row.id<AccountTag>();
  account.version = row.small();
  account.email = row.text();
  account.name = row.text();
  account.role = role_named(row.text()).value_or(Role::viewer);
  std::string const language = row.text();
  account.language = language == "ar" ? Language::ar : language == "en" ? Language::en : Language::fr;
  account.organisation_id = row.maybe_id<OrganisationTag>();
  account.person_id = row.maybe_id<PersonTag>();
  account.programme_id = row.maybe_id<ProgrammeTag>();
  account.period_from = row.maybe_date();
  account.period_to = row.maybe_date();
  account.expires_at = row.maybe_instant();
  account.active = row.boolean();
  return account;
}

AccountRow read_account_row(RowReader& row) {
  AccountRow out;
  out.account = read_account(row);
  out.organisation_name = row.localized();
  out.programme_code = row.text();
  out.last_seen_at = row.maybe_instant();
  return out;
}

}  // namespace

Result<void> PostgresAccountStore::insert(Account const& a, std::string const& password_hash) {
  auto written = connection_.write(insert_account, {{"id", a.id}, {"email", a.email}, {"name", a.name}, {"role", name_of(a.role)},
      {"language", text_of(a.language)}, {"password_hash", password_hash}, {"organisation_id", a.organisation_id},
      {"person_id", a.person_id}, {"programme_id", a.programme_id}, {"period_from", a.period_from}, {"period_to", a.period_to},
      {"expires_at", a.expires_at}, {"active", a.active}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

Result<void> PostgresAccountStore::update(Account const& a) {
  auto written = connection_.write(update_account, {{"email", a.email}, {"name", a.name}, {"role", name_of(a.role)},
      {"language", text_of(a.language)}, {"organisation_id", a.organisation_id}, {"person_id", a.person_id},
      {"programme_id", a.programme_id}, {"period_from", a.period_from}, {"period_to", a.period_to}, {"expires_at", a.expires_at},
      {"active", a.active}, {"id", a.id}, {"version", a.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

void PostgresAccountStore::set_password(AccountId id, std::string const& password_hash) {
  connection_.run(update_password, {{"hash", password_hash}, {"id", id}});
}

void PostgresAccountStore::set_language(AccountId id, Language language) {
  connection_.run(update_language, {{"language", text_of(language)}, {"id", id}});
}

std::optional<AccountRow> PostgresAccountStore::find(AccountId id) {
  Rows rows = connection_.run(find_account, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return read_account_row(row);
}

std::optional<Credentials> PostgresAccountStore::find_by_email(std::string const& email) {
  Rows rows = connection_.run(find_credentials_by_email, {{"email", email}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  Account account = read_account(row);
  return Credentials{std::move(account), row.text()};
}

std::optional<Credentials> PostgresAccountStore::credentials(AccountId id) {
  Rows rows = connection_.run(find_credentials, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  Account account = read_account(row);
  return Credentials{std::move(account), row.text()};
}

Page<AccountRow> PostgresAccountStore::list(AccountFilter const& filter, PageRequest const& request) {
  auto const role = filter.role ? std::optional(std::string(name_of(*filter.role))) : std::nullopt;
  Rows rows = connection_.run(list_accounts, {{"search", filter.search}, {"role", role}, {"active", filter.active},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<AccountRow> items;
  items.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    items.push_back(read_account_row(row));
  }
  auto page = page_of(std::move(items), request, [](AccountRow const& a) {
    std::string key = a.account.email;
    for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return key;
  }, [](AccountRow const& a) { return a.account.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(count_accounts, {{"search", filter.search}, {"role", role}, {"active", filter.active}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

int PostgresAccountStore::active_administrators() {
  connection_.run(lock_administrators);
  Rows rows = connection_.run(count_administrators);
  return RowReader(rows, 0).small();
}

void PostgresAccountStore::open_session(SignInSession const& session) {
  connection_.run(insert_session, {{"token_hash", to_bytea(session.token_hash)}, {"account", session.account},
      {"csrf_token", session.csrf_token}, {"created_at", session.created_at}, {"expires_at", session.expires_at}});
}

std::optional<OpenSession> PostgresAccountStore::session(std::string const& token_hash, Instant now, Instant prolonged_until) {
  Rows rows = connection_.run(find_session, {{"token_hash", to_bytea(token_hash)}, {"now", now}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  OpenSession open;
  open.account = read_account(row);
  open.csrf_token = row.text();
  open.last_seen_at = row.instant();
  constexpr std::int64_t five_minutes = 300'000'000;
  if (now.microseconds - open.last_seen_at.microseconds > five_minutes)
    connection_.run(prolong_session, {{"now", now}, {"until", prolonged_until}, {"token_hash", to_bytea(token_hash)}});
  return open;
}

void PostgresAccountStore::end_session(std::string const& token_hash) {
  connection_.run(delete_session, {{"token_hash", to_bytea(token_hash)}});
}

void PostgresAccountStore::end_sessions(AccountId id, std::string const& kept_token_hash) {
  connection_.run(delete_sessions, {{"account", id}, {"kept", to_bytea(kept_token_hash)}});
}

void PostgresAccountStore::insert_token(AccessToken const& token) {
  connection_.run(insert_access_token, {{"id", token.id}, {"account", token.account}, {"name", token.name},
      {"token_hash", to_bytea(token.token_hash)}, {"scopes", token.scopes}, {"created_at", token.created_at},
      {"expires_at", token.expires_at}});
}

std::vector<AccessToken> PostgresAccountStore::tokens(AccountId id) {
  Rows rows = connection_.run(list_tokens, {{"account", id}});
  std::vector<AccessToken> tokens(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    tokens[i].id = row.id<AccessTokenTag>();
    tokens[i].account = id;
    tokens[i].name = row.text();
    tokens[i].scopes = row.texts();
    tokens[i].created_at = row.instant();
    tokens[i].expires_at = row.maybe_instant();
  }
  return tokens;
}

bool PostgresAccountStore::remove_token(AccountId account, AccessTokenId id) {
  return connection_.write(delete_token, {{"account", account}, {"id", id}}).value_or(0) == 1;
}

void PostgresAccountStore::remove_tokens(AccountId account) { connection_.run(delete_tokens, {{"account", account}}); }

std::optional<OpenSession> PostgresAccountStore::token_session(std::string const& token_hash, Instant now) {
  Rows rows = connection_.run(find_token, {{"token_hash", to_bytea(token_hash)}, {"now", now}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  OpenSession open;
  open.account = read_account(row);
  open.may_write = row.boolean();
  open.token_expires_at = row.maybe_instant();
  return open;
}

}  // namespace athar::persistence
