#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unavailable.hpp"

/// The only door to PostgreSQL. SOCI stays inside connection.cpp.
namespace athar::persistence {

/// PostgreSQL cannot be reached, or ended the connection: answered 503, tried again by the caller.
struct DatabaseUnavailable : Unavailable {
  using Unavailable::Unavailable;
};

/// The database ended this transaction in favour of another (deadlock, serialisation, statement timeout).
struct TransactionEnded : Unavailable {
  using Unavailable::Unavailable;
};

/// A named parameter of a statement, sent as text; PostgreSQL reads it as the type its place asks for.
struct Parameter {
  std::string_view name;
  std::optional<std::string> value;

  Parameter(std::string_view n, std::nullopt_t) : name(n) {}
  Parameter(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
  Parameter(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
  Parameter(std::string_view n, char const* v) : name(n), value(v) {}
  Parameter(std::string_view n, bool v) : name(n), value(v ? "t" : "f") {}
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
  Parameter(std::string_view n, T v) : name(n), value(std::to_string(v)) {}
  Parameter(std::string_view n, Uuid const& v) : name(n), value(v.text()) {}
  Parameter(std::string_view n, LocalDate v) : name(n), value(v.text()) {}
  Parameter(std::string_view n, Instant v) : name(n), value(v.text()) {}
  template <class Tag>
  Parameter(std::string_view n, Id<Tag> const& v) : name(n), value(v.text()) {}
  template <class T>
  Parameter(std::string_view n, std::optional<T> const& v) : name(n) {
    if (v) value = Parameter(n, *v).value;
  }
  Parameter(std::string_view n, std::vector<std::string> const& v);
  template <class T>
    requires requires(T const& t) { t.text(); }
  Parameter(std::string_view n, std::vector<T> const& v) : name(n), value("{") {
    for (auto const& each : v) {
      if (value->size() > 1) *value += ',';
      *value += each.text();
    }
    *value += '}';
  }
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
  Parameter(std::string_view n, std::vector<T> const& v) : name(n), value("{") {
    for (auto each : v) {
      if (value->size() > 1) *value += ',';
      *value += std::to_string(each);
    }
    *value += '}';
  }
};

/// What a statement answered, column by column, as PostgreSQL's text.
class Rows {
 public:
  struct Column {
    std::vector<std::string> values;
    std::vector<bool> nulls;
  };

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::vector<Column> columns;
  void set_size(std::size_t rows) { size_ = rows; }

 private:
  std::size_t size_{0};
};

/// Reads the columns of one row in the order the statement lists them.
class RowReader {
 public:
  RowReader(Rows& rows, std::size_t row) : rows_(rows), row_(row) {}

  bool null() const { return rows_.columns[column_].nulls[row_]; }
  void skip() { ++column_; }
  /// The text, moved out; empty for null.
  std::string text();
  std::optional<std::string> maybe_text();
  std::int64_t integer();
  std::int32_t small() { return static_cast<std::int32_t>(integer()); }
  std::optional<std::int32_t> maybe_small();
  std::optional<std::int64_t> maybe_integer();
  bool boolean();
  template <class Tag>
  Id<Tag> id() {
    return Id<Tag>{uuid()};
  }
  template <class Tag>
  std::optional<Id<Tag>> maybe_id() {
    if (null()) return skip(), std::nullopt;
    return Id<Tag>{uuid()};
  }
  LocalDate date();
  std::optional<LocalDate> maybe_date();
  Instant instant();  ///< of a column selected as text through `to_char` or plain timestamptz with TimeZone=UTC
  std::optional<Instant> maybe_instant();
  LocalizedText localized();              ///< three columns: fr, ar, en
  std::vector<std::string> texts();       ///< a one-dimensional array of text
  template <class Tag>
  std::vector<Id<Tag>> ids() {
    std::vector<Id<Tag>> out;
    for (auto const& each : texts())
      if (auto parsed = Id<Tag>::parse(each)) out.push_back(*parsed);
    return out;
  }

 private:
  Uuid uuid();
  Rows& rows_;
  std::size_t row_;
  std::size_t column_{0};
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
  /// another. A plan made once for every value would sort a whole table for a page of fifty.
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
