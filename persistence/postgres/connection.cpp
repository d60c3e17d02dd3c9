#include "persistence/postgres/connection.hpp"

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <utility>

#include "domain/shared/storage_full.hpp"
#include "persistence/postgres/connection_impl.hpp"
#include "persistence/postgres/constraint_errors.hpp"

namespace athar::persistence {
namespace {

/// Each keeps a plan in PostgreSQL's memory, for every connection.
constexpr std::size_t lists_kept = 48;

bool is_of_lost_connection(std::string_view state) { return state.starts_with("08") || state.starts_with("57P"); }

std::string after(std::string_view text, std::string_view label) {
  auto at = text.find(label);
  if (at == std::string_view::npos) return {};
  at += label.size();
  while (at < text.size() && text[at] == ' ') ++at;
  auto end = text.find('\n', at);
  return std::string(text.substr(at, end == std::string_view::npos ? end : end - at));
}

bool has_long_list(std::span<Parameter const> parameters) {
  constexpr std::size_t is_long = 4096;
  return std::ranges::any_of(parameters, [](auto const& each) { return each.value && each.value->size() > is_long; });
}

}  // namespace

bool says_lost(PGresult const* result) {
  char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr || is_of_lost_connection(state);
}

Connection::Impl::Impl() : session(std::make_unique<soci::session>()) {}
Connection::Impl::~Impl() = default;

PGconn* Connection::Impl::native() { return static_cast<soci::postgresql_session_backend*>(session->get_backend())->conn_; }

void Connection::Impl::throw_if_lost(bool said) {
  if (!said && PQstatus(native()) == CONNECTION_OK) return;
  usable = false;
  throw DatabaseUnavailable("The connection to PostgreSQL was lost");
}

Statement& Connection::Impl::prepared(std::string_view sql, std::span<Parameter const> parameters) {
  // PostgreSQL plans the first five runs for their values. The plan it then keeps for any values takes a list for one of ten: of thousands
  // it may compare each with every row. (plan_cache_mode is not the means for what writes: constraints would be planned anew for each row.)
  constexpr int planned_for_values = 5;
  auto found = statements.find(sql.data());
  if (found != statements.end() && found->second->runs() >= planned_for_values && has_long_list(parameters)) {
    statements.erase(found);
    found = statements.end();
  }
  if (found != statements.end()) return *found->second;
  auto made = std::make_unique<Statement>(*session, std::string(sql), parameters);
  return *statements.emplace(sql.data(), std::move(made)).first->second;
}

/// Costs a round trip when it changes; lists come after one another and before what belongs to their rows.
void Connection::Impl::plan_for_values(bool each_time) {
  if (plans_for_values == each_time) return;
  PGresult* result = PQexec(native(), each_time ? "set plan_cache_mode = force_custom_plan" : "set plan_cache_mode = auto");
  bool const set = PQresultStatus(result) == PGRES_COMMAND_OK;
  bool const lost = !set && says_lost(result);
  PQclear(result);
  if (set) {
    plans_for_values = each_time;
    return;
  }
  throw_if_lost(lost);
  throw TransactionEnded("PostgreSQL refused to change how it plans");
}

void Connection::Impl::breakage(soci::soci_error const& error, std::string_view sql) {
  auto const* postgres = dynamic_cast<soci::postgresql_soci_error const*>(&error);
  std::string const state = postgres ? postgres->sqlstate() : std::string();
  bool const has_no_state = postgres && state.find_first_not_of(' ') == std::string::npos;
  throw_if_lost(has_no_state || is_of_lost_connection(state));
  statements.erase(sql.data());
  if (state.starts_with("40") || state == "57014" || state == "55P03")
    throw TransactionEnded("PostgreSQL ended the transaction (" + state + ")");
  if (state == "53100") throw StorageFull("PostgreSQL has no room left on its disk");
  if (state == "53300") throw DatabaseUnavailable("PostgreSQL has no connection left");
  // ERROR texts quote values; the state, the constraint and the statement say where to look without them.
  throw std::runtime_error("PostgreSQL refused a statement, state " + state + ", constraint '" +
                           after(error.what(), "CONSTRAINT NAME:") + "', statement: " + std::string(sql.substr(0, 120)));
}

std::optional<Error> Connection::Impl::refusal(soci::soci_error const& error, std::string_view sql) {
  auto const* postgres = dynamic_cast<soci::postgresql_soci_error const*>(&error);
  if (!postgres || !postgres->sqlstate().starts_with("23")) return std::nullopt;
  if (auto found = statements.find(sql.data()); found != statements.end()) found->second->bind_again();
  std::string const constraint = after(error.what(), "CONSTRAINT NAME:");
  auto refused = constraint_error(constraint);
  // What is booked twice is named by the function that keeps the holds, in words for people; PostgreSQL's own detail has only keys.
  if (refused && !refused->fields.empty() && constraint.ends_with("_booked_once"))
    if (auto named = after(error.what(), "DETAIL:"); !named.starts_with("Key ")) refused->fields.front().detail = std::move(named);
  return refused;
}

Rows Connection::Impl::rows_of(std::string_view sql, std::span<Parameter const> parameters, bool for_values) {
  try {
    Rows rows;
    auto& statement = prepared(sql, parameters);
    plan_for_values(for_values);
    ++statement_count;
    statement.run(parameters, &rows);
    return rows;
  } catch (soci::soci_error const& error) {
    breakage(error, sql);
  }
}

Rows Connection::Impl::list_of(std::string_view sql, std::span<Parameter const> parameters) {
  std::string key = std::to_string(reinterpret_cast<std::uintptr_t>(sql.data()));
  for (auto const& each : parameters) {
    if (each.value && !each.is_kept) return rows_of(sql, parameters, true);
    key += each.value ? '=' + *each.value : "-";
  }
  try {
    auto found = lists.find(key);
    if (found == lists.end()) {
      auto const text = with_values(sql, parameters);
      if (!text) return rows_of(sql, parameters, true);
      if (lists.size() >= lists_kept) lists.clear();
      found = lists.emplace(key, std::make_unique<Statement>(*session, *text, std::span<Parameter const>())).first;
    }
    ++statement_count;
    Rows rows;
    found->second->run({}, &rows);
    return rows;
  } catch (soci::soci_error const& error) {
    lists.erase(key);
    breakage(error, sql);
  }
}

Connection::Connection(Options const& options) : impl_(std::make_unique<Impl>()) {
  try {
    impl_->session->open(soci::postgresql, options.url);
  } catch (soci::soci_error const&) {
    throw DatabaseUnavailable("PostgreSQL cannot be reached");
  }
  PQsetErrorVerbosity(impl_->native(), PQERRORS_VERBOSE);
  PQsetNoticeProcessor(impl_->native(), [](void*, char const*) {}, nullptr);
  script("set time zone 'UTC'; set client_encoding = 'UTF8'; set statement_timeout = " +
         std::to_string(options.statement_timeout_ms));
  // The label before a constraint's name is translated; only a superuser may choose its language. Others rely on the database's own.
  script("do $$ begin perform set_config('lc_messages', 'C', false); exception when insufficient_privilege then null; end $$");
}

Connection::~Connection() = default;

Rows Connection::run(std::string_view sql, std::initializer_list<Parameter> parameters) { return impl_->rows_of(sql, parameters, false); }

Rows Connection::run_list(std::string_view sql, std::initializer_list<Parameter> parameters) { return impl_->list_of(sql, parameters); }

Result<Rows> Connection::attempt(std::string_view sql, std::initializer_list<Parameter> parameters) {
  try {
    Rows rows;
    auto& statement = impl_->prepared(sql, parameters);
    impl_->plan_for_values(false);
    ++impl_->statement_count;
    statement.run(parameters, &rows);
    return rows;
  } catch (soci::soci_error const& error) {
    if (auto refused = impl_->refusal(error, sql)) return refuse(std::move(*refused));
    impl_->breakage(error, sql);
  }
}

Result<std::int64_t> Connection::write(std::string_view sql, std::initializer_list<Parameter> parameters) {
  try {
    auto& statement = impl_->prepared(sql, parameters);
    impl_->plan_for_values(false);
    ++impl_->statement_count;
    return statement.run(parameters, nullptr);
  } catch (soci::soci_error const& error) {
    if (auto refused = impl_->refusal(error, sql)) return refuse(std::move(*refused));
    impl_->breakage(error, sql);
  }
}

void Connection::begin() {
  script("begin");
  impl_->in_transaction = true;
}

void Connection::begin_snapshot() {
  script("begin isolation level repeatable read");
  impl_->in_transaction = true;
}

void Connection::commit() {
  impl_->in_transaction = false;
  ++impl_->statement_count;
  PGresult* result = PQexec(impl_->native(), "commit");
  bool const answered = PQresultStatus(result) == PGRES_COMMAND_OK;
  bool const committed = answered && std::string_view(PQcmdStatus(result)) == "COMMIT";
  bool const lost = !answered && says_lost(result);
  PQclear(result);
  if (committed) return;
  if (lost || PQstatus(impl_->native()) != CONNECTION_OK) {
    impl_->usable = false;
    throw DatabaseUnavailable("The connection to PostgreSQL was lost while committing");
  }
  impl_->plans_for_values.reset();
  throw TransactionEnded("The transaction could not be committed");
}

void Connection::rollback() noexcept {
  impl_->in_transaction = false;
  impl_->plans_for_values.reset();
  PGresult* result = PQexec(impl_->native(), "rollback");
  if (PQresultStatus(result) != PGRES_COMMAND_OK) impl_->usable = false;
  PQclear(result);
}

bool Connection::in_transaction() const { return impl_->in_transaction; }

void Connection::script(std::string const& sql) {
  ++impl_->statement_count;
  PGresult* result = PQexec(impl_->native(), sql.c_str());
  auto const status = PQresultStatus(result);
  std::string const message = PQresultErrorMessage(result);
  bool const lost = says_lost(result);
  PQclear(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  impl_->throw_if_lost(lost);
  throw std::runtime_error("PostgreSQL refused a script: " + message);
}

bool Connection::usable() const { return impl_->usable; }

int Connection::take_statement_count() { return std::exchange(impl_->statement_count, 0); }

}  // namespace athar::persistence
