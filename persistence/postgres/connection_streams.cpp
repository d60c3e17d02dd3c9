#include <libpq-fe.h>
#include <poll.h>

#include <utility>

#include "domain/shared/storage_full.hpp"
#include "persistence/postgres/connection_impl.hpp"

/// What goes over a connection outside of statements: rows by the thousand, and notifications.
namespace athar::persistence {

void Connection::copy_in(std::string const& copy_statement, std::string_view data) {
  ++impl_->statement_count;
  PGconn* connection = impl_->native();
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
  PGconn* connection = impl_->native();
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
  PGconn* connection = impl_->native();
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

}  // namespace athar::persistence
