#include "persistence/postgres/connection.hpp"

#include <libpq-fe.h>
#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <unordered_map>

#include "domain/shared/storage_full.hpp"
#include "persistence/postgres/constraint_errors.hpp"

namespace athar::persistence {
namespace {

constexpr std::size_t rows_a_fetch = 128;

/// A prepared statement with the variables it is bound to.
struct Prepared {
  struct Slot {
    std::string name;
    std::string value;
    soci::indicator indicator{soci::i_ok};
  };
  struct Output {
    std::vector<std::string> values;
    std::vector<soci::indicator> indicators;
  };

  explicit Prepared(soci::session& session) : statement(session) {}

  soci::statement statement;
  std::vector<std::unique_ptr<Slot>> slots;
  std::vector<std::unique_ptr<Output>> outputs;
  int runs{0};
};

bool has_long_list(std::initializer_list<Parameter> parameters) {
  constexpr std::size_t is_long = 4096;
  return std::ranges::any_of(parameters, [](auto const& each) { return each.value && each.value->size() > is_long; });
}

bool is_of_lost_connection(std::string_view state) { return state.starts_with("08") || state.starts_with("57P"); }

/// PostgreSQL gives every refusal a state; libpq's own word of a connection that broke has none, and may come before PQstatus knows.
bool says_lost(PGresult const* result) {
  char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr || is_of_lost_connection(state);
}

std::string after(std::string_view text, std::string_view label) {
  auto at = text.find(label);
  if (at == std::string_view::npos) return {};
  at += label.size();
  while (at < text.size() && text[at] == ' ') ++at;
  auto end = text.find('\n', at);
  return std::string(text.substr(at, end == std::string_view::npos ? end : end - at));
}

}  // namespace

struct Connection::Impl {
  soci::session session;
  std::unordered_map<void const*, std::unique_ptr<Prepared>> statements;
  bool usable{true};
  bool in_transaction{false};
  /// What plan_cache_mode is; unknown after a rollback, which takes back what was set within.
  std::optional<bool> plans_for_values{false};
  int statement_count{0};
  std::vector<Notification> notifications;

  /// `said`: an answer of PostgreSQL or libpq told so.
  void throw_if_lost(bool said = false) {
    if (!said && PQstatus(connection()) == CONNECTION_OK) return;
    usable = false;
    throw DatabaseUnavailable("The connection to PostgreSQL was lost");
  }

  soci::postgresql_session_backend& backend() {
    return *static_cast<soci::postgresql_session_backend*>(session.get_backend());
  }
  PGconn* connection() { return backend().conn_; }

  Prepared& prepare(std::string_view sql, std::initializer_list<Parameter> parameters);
  void bind(Prepared& prepared);
  /// SOCI keeps the texts it sent to a statement that failed and forgets them when it runs again: gives them back now.
  void bind_again(std::string_view sql);
  struct LargeValuesGo;
  std::int64_t execute(Prepared& prepared, std::initializer_list<Parameter> parameters, Rows* rows);
  void plan_for_values(bool each_time);
  Rows rows_of(std::string_view sql, std::initializer_list<Parameter> parameters, bool for_values);

  /// Turns SOCI's exception into ours. The message of SOCI holds bound values: it is never passed on.
  [[noreturn]] void breakage(soci::soci_error const& error, std::string_view sql);
  std::optional<Error> refusal(soci::soci_error const& error, std::string_view sql);
};

Prepared& Connection::Impl::prepare(std::string_view sql, std::initializer_list<Parameter> parameters) {
  // PostgreSQL plans the first five runs for their values. The plan it then keeps for any values takes a list for one of ten: of thousands
  // it may compare each with every row. (plan_cache_mode is not the means for what writes: constraints would be planned anew for each row.)
  constexpr int planned_for_values = 5;
  auto found = statements.find(sql.data());
  if (found != statements.end() && found->second->runs >= planned_for_values && has_long_list(parameters)) {
    statements.erase(found);
    found = statements.end();
  }
  if (found != statements.end()) return *found->second;

  auto prepared = std::make_unique<Prepared>(session);
  auto& statement = prepared->statement;
  statement.alloc();
  statement.prepare(std::string(sql));
  auto const& native = static_cast<soci::postgresql_statement_backend&>(*statement.get_backend());
  PGresult* described = PQdescribePrepared(connection(), native.statementName_.c_str());
  bool const is_described = PQresultStatus(described) == PGRES_COMMAND_OK;
  bool const lost = !is_described && says_lost(described);
  int const columns = is_described ? PQnfields(described) : 0;
  PQclear(described);
  if (!is_described) {
    // Kept without its columns, the statement would answer no rows for as long as its connection lives.
    throw_if_lost(lost);
    throw TransactionEnded("PostgreSQL did not describe a statement");
  }
  for (int i = 0; i < columns; ++i) prepared->outputs.emplace_back(std::make_unique<Prepared::Output>());
  for (auto const& parameter : parameters) prepared->slots.emplace_back(std::make_unique<Prepared::Slot>())->name = parameter.name;
  bind(*prepared);
  return *statements.emplace(sql.data(), std::move(prepared)).first->second;
}

void Connection::Impl::bind(Prepared& prepared) {
  auto& statement = prepared.statement;
  for (auto& output : prepared.outputs) {
    output->values.resize(rows_a_fetch);
    output->indicators.resize(rows_a_fetch);
    statement.exchange(soci::into(output->values, output->indicators));
  }
  for (auto& slot : prepared.slots) statement.exchange(soci::use(slot->value, slot->indicator, slot->name));
  statement.define_and_bind();
}

void Connection::Impl::bind_again(std::string_view sql) {
  auto found = statements.find(sql.data());
  if (found == statements.end()) return;
  found->second->statement.bind_clean_up();
  bind(*found->second);
}

/// A statement remembers the values it was last run with, and the answer; a whole file would stay with its connection for ever.
struct Connection::Impl::LargeValuesGo {
  Prepared& prepared;
  ~LargeValuesGo() {
    constexpr std::size_t large = 1 << 20;
    for (auto& slot : prepared.slots)
      if (slot->value.size() > large) std::string().swap(slot->value);
    auto& answer = static_cast<soci::postgresql_statement_backend&>(*prepared.statement.get_backend()).result_;
    if (answer.get_result() != nullptr && PQresultMemorySize(answer) > large) answer.reset();
  }
};

std::int64_t Connection::Impl::execute(Prepared& prepared, std::initializer_list<Parameter> parameters, Rows* rows) {
  if (parameters.size() != prepared.slots.size()) throw std::logic_error("A statement was run with other parameters than before");
  auto slot = prepared.slots.begin();
  for (auto const& parameter : parameters) {
    if ((*slot)->name != parameter.name) throw std::logic_error("A statement was run with other parameters than before");
    (*slot)->indicator = parameter.value ? soci::i_ok : soci::i_null;
    (*slot)->value = parameter.value.value_or(std::string());
    ++slot;
  }
  ++statement_count;
  ++prepared.runs;
  LargeValuesGo const after{prepared};
  if (prepared.outputs.empty()) {
    prepared.statement.execute(true);
    return prepared.statement.get_affected_rows();
  }
  for (auto& output : prepared.outputs) {
    output->values.resize(rows_a_fetch);
    output->indicators.resize(rows_a_fetch);
  }
  bool more = prepared.statement.execute(true);
  auto const affected = prepared.statement.get_affected_rows();
  if (rows) rows->columns.resize(prepared.outputs.size());
  std::size_t total = 0;
  while (more && rows) {
    std::size_t const got = prepared.outputs.front()->values.size();
    for (std::size_t c = 0; c < prepared.outputs.size(); ++c) {
      auto& from = *prepared.outputs[c];
      auto& to = rows->columns[c];
      to.values.insert(to.values.end(), std::make_move_iterator(from.values.begin()), std::make_move_iterator(from.values.end()));
      for (auto indicator : from.indicators) to.nulls.push_back(indicator == soci::i_null);
    }
    total += got;
    if (got < rows_a_fetch) break;
    for (auto& output : prepared.outputs) {
      output->values.resize(rows_a_fetch);
      output->indicators.resize(rows_a_fetch);
    }
    more = prepared.statement.fetch();
  }
  if (rows) rows->set_size(total);
  return affected;
}

/// Costs a round trip when it changes; lists come after one another and before what belongs to their rows.
void Connection::Impl::plan_for_values(bool each_time) {
  if (plans_for_values == each_time) return;
  PGresult* result = PQexec(connection(), each_time ? "set plan_cache_mode = force_custom_plan" : "set plan_cache_mode = auto");
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
  bind_again(sql);
  std::string const constraint = after(error.what(), "CONSTRAINT NAME:");
  auto refused = constraint_error(constraint);
  // What is booked twice is named by the function that keeps the holds, in words for people; PostgreSQL's own detail has only keys.
  if (refused && !refused->fields.empty() && constraint.ends_with("_booked_once"))
    if (auto named = after(error.what(), "DETAIL:"); !named.starts_with("Key ")) refused->fields.front().detail = std::move(named);
  return refused;
}

Rows Connection::Impl::rows_of(std::string_view sql, std::initializer_list<Parameter> parameters, bool for_values) {
  try {
    Rows rows;
    auto& prepared = prepare(sql, parameters);
    plan_for_values(for_values);
    execute(prepared, parameters, &rows);
    return rows;
  } catch (soci::soci_error const& error) {
    breakage(error, sql);
  }
}

Connection::Connection(Options const& options) : impl_(std::make_unique<Impl>()) {
  try {
    impl_->session.open(soci::postgresql, options.url);
  } catch (soci::soci_error const&) {
    throw DatabaseUnavailable("PostgreSQL cannot be reached");
  }
  PQsetErrorVerbosity(impl_->connection(), PQERRORS_VERBOSE);
  PQsetNoticeProcessor(impl_->connection(), [](void*, char const*) {}, nullptr);
  script("set time zone 'UTC'; set client_encoding = 'UTF8'; set statement_timeout = " +
         std::to_string(options.statement_timeout_ms));
  // The label before a constraint's name is translated; only a superuser may choose its language. Others rely on the database's own.
  script("do $$ begin perform set_config('lc_messages', 'C', false); exception when insufficient_privilege then null; end $$");
}

Connection::~Connection() = default;

Rows Connection::run(std::string_view sql, std::initializer_list<Parameter> parameters) { return impl_->rows_of(sql, parameters, false); }

Rows Connection::run_list(std::string_view sql, std::initializer_list<Parameter> parameters) { return impl_->rows_of(sql, parameters, true); }

Result<Rows> Connection::attempt(std::string_view sql, std::initializer_list<Parameter> parameters) {
  try {
    Rows rows;
    auto& prepared = impl_->prepare(sql, parameters);
    impl_->plan_for_values(false);
    impl_->execute(prepared, parameters, &rows);
    return rows;
  } catch (soci::soci_error const& error) {
    if (auto refused = impl_->refusal(error, sql)) return refuse(std::move(*refused));
    impl_->breakage(error, sql);
  }
}

Result<std::int64_t> Connection::write(std::string_view sql, std::initializer_list<Parameter> parameters) {
  try {
    auto& prepared = impl_->prepare(sql, parameters);
    impl_->plan_for_values(false);
    return impl_->execute(prepared, parameters, nullptr);
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
  PGresult* result = PQexec(impl_->connection(), "commit");
  bool const answered = PQresultStatus(result) == PGRES_COMMAND_OK;
  bool const committed = answered && std::string_view(PQcmdStatus(result)) == "COMMIT";
  bool const lost = !answered && says_lost(result);
  PQclear(result);
  if (committed) return;
  if (lost || PQstatus(impl_->connection()) != CONNECTION_OK) {
    impl_->usable = false;
    throw DatabaseUnavailable("The connection to PostgreSQL was lost while committing");
  }
  impl_->plans_for_values.reset();
  throw TransactionEnded("The transaction could not be committed");
}

void Connection::rollback() noexcept {
  impl_->in_transaction = false;
  impl_->plans_for_values.reset();
  PGresult* result = PQexec(impl_->connection(), "rollback");
  if (PQresultStatus(result) != PGRES_COMMAND_OK) impl_->usable = false;
  PQclear(result);
}

bool Connection::in_transaction() const { return impl_->in_transaction; }

void Connection::script(std::string const& sql) {
  ++impl_->statement_count;
  PGresult* result = PQexec(impl_->connection(), sql.c_str());
  auto const status = PQresultStatus(result);
  std::string const message = PQresultErrorMessage(result);
  bool const lost = says_lost(result);
  PQclear(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  impl_->throw_if_lost(lost);
  throw std::runtime_error("PostgreSQL refused a script: " + message);
}

void Connection::copy_in(std::string const& copy_statement, std::string_view data) {
  ++impl_->statement_count;
  PGconn* connection = impl_->connection();
  PGresult* started = PQexec(connection, copy_statement.c_str());
  bool const ready = PQresultStatus(started) == PGRES_COPY_IN;
  bool const lost = !ready && says_lost(started);
  std::string message = PQresultErrorMessage(started);
  PQclear(started);
  if (!ready) {
    impl_->throw_if_lost(lost);
    throw std::runtime_error("PostgreSQL refused a COPY: " + message);
  }
  constexpr std::size_t part = 1 << 20;
  for (std::size_t at = 0; at < data.size(); at += part) {
    auto piece = data.substr(at, part);
    if (PQputCopyData(connection, piece.data(), static_cast<int>(piece.size())) != 1) {
      impl_->usable = false;
      throw DatabaseUnavailable("The connection to PostgreSQL was lost while copying");
    }
  }
  PQputCopyEnd(connection, nullptr);
  bool failed = false, full = false;
  while (PGresult* result = PQgetResult(connection)) {
    char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    full = full || (state && std::string_view(state) == "53100");
    if (PQresultStatus(result) != PGRES_COMMAND_OK) failed = true, message = PQresultErrorMessage(result);
    PQclear(result);
  }
  if (full) throw StorageFull("PostgreSQL has no room left on its disk");
  if (failed) {
    impl_->throw_if_lost();
    throw std::runtime_error("PostgreSQL refused copied rows: " + message);
  }
}

void Connection::copy_out(std::string const& copy_statement, std::function<void(std::string_view)> const& row) {
  ++impl_->statement_count;
  PGconn* connection = impl_->connection();
  PGresult* started = PQexec(connection, copy_statement.c_str());
  bool const ready = PQresultStatus(started) == PGRES_COPY_OUT;
  bool const lost = !ready && says_lost(started);
  std::string message = PQresultErrorMessage(started);
  PQclear(started);
  if (!ready) {
    impl_->throw_if_lost(lost);
    throw std::runtime_error("PostgreSQL refused a COPY: " + message);
  }
  std::exception_ptr thrown;
  char* line = nullptr;
  int length = 0;
  while ((length = PQgetCopyData(connection, &line, 0)) > 0) {
    std::string_view text(line, static_cast<std::size_t>(length));
    if (text.ends_with('\n')) text.remove_suffix(1);
    try {
      if (!thrown) row(text);
    } catch (...) {
      thrown = std::current_exception();
    }
    PQfreemem(line);
  }
  bool failed = length == -2;
  while (PGresult* result = PQgetResult(connection)) {
    if (PQresultStatus(result) != PGRES_COMMAND_OK) failed = true, message = PQresultErrorMessage(result);
    PQclear(result);
  }
  if (thrown) std::rethrow_exception(thrown);
  if (!failed) return;
  impl_->throw_if_lost();
  throw std::runtime_error("PostgreSQL broke off a COPY: " + message);
}

bool Connection::wait_for_notification(int timeout_ms, int also) {
  PGconn* connection = impl_->connection();
  auto drain = [&] {
    bool any = false;
    while (PGnotify* notice = PQnotifies(connection)) {
      impl_->notifications.push_back({notice->relname, notice->extra});
      PQfreemem(notice);
      any = true;
    }
    return any;
  };
  if (drain()) return true;
  pollfd sockets[2] = {{PQsocket(connection), POLLIN, 0}, {also, POLLIN, 0}};
  if (poll(sockets, 2, timeout_ms) <= 0 || sockets[0].revents == 0) return false;
  if (PQconsumeInput(connection) != 1) {
    impl_->usable = false;
    throw DatabaseUnavailable("The connection to PostgreSQL was lost while listening");
  }
  return drain();
}

std::vector<Connection::Notification> Connection::take_notifications() { return std::exchange(impl_->notifications, {}); }

bool Connection::usable() const { return impl_->usable; }

int Connection::take_statement_count() { return std::exchange(impl_->statement_count, 0); }

}  // namespace athar::persistence
