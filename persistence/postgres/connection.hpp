#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/result.hpp"
#include "domain/shared/unavailable.hpp"
#include "persistence/postgres/parameter.hpp"
#include "persistence/postgres/rows.hpp"

/// The only door to PostgreSQL. SOCI stays inside this folder.
namespace athar::persistence {

/// PostgreSQL cannot be reached, or ended the connection: answered 503, tried again by the caller.
struct DatabaseUnavailable : Unavailable {
  using Unavailable::Unavailable;
};

/// The database ended this transaction in favour of another (deadlock, serialisation, statement timeout).
struct TransactionEnded : Unavailable {
  using Unavailable::Unavailable;
};

/// One connection with its prepared statements, kept for as long as it lives. Not thread-safe.
///
/// SQL given here is a literal that outlives the connection: statements are remembered by its address.
/// It contains no comments and no `$$`; `::` casts are written CAST(… AS …).
class Connection {
 public:
  struct Options {
    std::string url;
    int statement_timeout_ms{0};  ///< 0 for none
  };

  /// Connects. Throws DatabaseUnavailable.
  explicit Connection(Options const& options);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  /// Runs a statement whose failure would be breakage. Throws DatabaseUnavailable, TransactionEnded, std::runtime_error
  /// (whose text never holds bound values).
  Rows run(std::string_view sql, std::initializer_list<Parameter> parameters = {});

  /// The same, planned for these very values: for lists whose filters are mostly absent, and whose rows are few for one caller and all for
  /// another. A plan made once for every value would sort a whole table for a page of fifty. Where all that is given is `kept`, so is the plan.
  Rows run_list(std::string_view sql, std::initializer_list<Parameter> parameters);

  /// Runs a statement that may break a named constraint: the refusal of that constraint instead (see constraint_errors.cpp).
  Result<Rows> attempt(std::string_view sql, std::initializer_list<Parameter> parameters = {});

  /// As `attempt`, for writes: the number of rows written.
  Result<std::int64_t> write(std::string_view sql, std::initializer_list<Parameter> parameters = {});

  void begin();            ///< READ COMMITTED
  void begin_snapshot();   ///< REPEATABLE READ
  void commit();
  void rollback() noexcept;
  bool in_transaction() const;

  /// Runs a script of several statements without parameters through libpq's simple protocol.
  void script(std::string const& sql);
  /// COPY … FROM STDIN (text format): the whole of `data`.
  void copy_in(std::string const& copy_statement, std::string_view data);

  /// COPY … TO STDOUT (text format): each row as it comes, without its line end. `row` must not use this connection;
  /// when it throws, the rest is read and dropped first.
  void copy_out(std::string const& copy_statement, std::function<void(std::string_view)> const& row);

  struct Notification {
    std::string channel;
    std::string payload;
  };
  /// Waits up to `timeout_ms` for notifications on channels this connection listens to; true when there were some.
  /// Comes back early, with false, when the file descriptor `also` becomes readable.
  bool wait_for_notification(int timeout_ms, int also = -1);
  /// Notifications that waiting has found since the last call.
  std::vector<Notification> take_notifications();

  /// False after a failure of the connection itself; such a connection is thrown away.
  bool usable() const;
  /// Statements sent since the last call.
  int take_statement_count();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace athar::persistence
