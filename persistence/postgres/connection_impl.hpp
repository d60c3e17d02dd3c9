#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "persistence/postgres/connection.hpp"
#include "persistence/postgres/statement.hpp"

struct pg_conn;
struct pg_result;
namespace soci {
class session;
class soci_error;
}

namespace athar::persistence {

struct Connection::Impl {
  Impl();
  ~Impl();

  std::unique_ptr<soci::session> session;
  std::unordered_map<void const*, std::unique_ptr<Statement>> statements;
  /// Those of lists whose values are all kept, by the address of their SQL and the values.
  std::unordered_map<std::string, std::unique_ptr<Statement>> lists;
  bool usable{true};
  bool in_transaction{false};
  /// What plan_cache_mode is; unknown after a rollback, which takes back what was set within.
  std::optional<bool> plans_for_values{false};
  int statement_count{0};
  std::vector<Notification> notifications;

  /// `said`: an answer of PostgreSQL or libpq told so.
  void throw_if_lost(bool said = false);
  pg_conn* native();

  Statement& prepared(std::string_view sql, std::span<Parameter const> parameters);
  void plan_for_values(bool each_time);
  Rows rows_of(std::string_view sql, std::span<Parameter const> parameters, bool for_values);
  Rows list_of(std::string_view sql, std::span<Parameter const> parameters);

  /// Turns SOCI's exception into ours. The message of SOCI holds bound values: it is never passed on.
  [[noreturn]] void breakage(soci::soci_error const& error, std::string_view sql);
  std::optional<Error> refusal(soci::soci_error const& error, std::string_view sql);
};

/// PostgreSQL gives every refusal a state; libpq's own word of a connection that broke has none, and may come before PQstatus knows.
bool says_lost(pg_result const* result);

}  // namespace athar::persistence
