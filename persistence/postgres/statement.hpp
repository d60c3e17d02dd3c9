#pragma once
#include <memory>
#include <span>
#include <string>

#include "persistence/postgres/parameter.hpp"
#include "persistence/postgres/rows.hpp"

namespace soci {
class session;
}

namespace athar::persistence {

/// A prepared statement with the variables it is bound to. What is wrong with it is thrown as SOCI's exception.
class Statement {
 public:
  Statement(soci::session& session, std::string const& sql, std::span<Parameter const> parameters);
  ~Statement();
  Statement(Statement const&) = delete;
  Statement& operator=(Statement const&) = delete;

  /// The number of rows written; what it answers goes to `rows`.
  std::int64_t run(std::span<Parameter const> parameters, Rows* rows);
  /// SOCI keeps the texts it sent to a statement that failed and forgets them when it runs again: gives them back now.
  void bind_again();
  int runs() const { return runs_; }

 private:
  struct Bound;
  std::unique_ptr<Bound> bound_;
  int runs_{0};
};

}  // namespace athar::persistence
