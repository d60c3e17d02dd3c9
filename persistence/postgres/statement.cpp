#include "persistence/postgres/statement.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <stdexcept>
#include <vector>

namespace athar::persistence {

struct Statement::Bound {
  struct Slot {
    std::string name;
    std::string value;
    soci::indicator indicator{soci::i_ok};
  };

  explicit Bound(soci::session& session) : statement(session) {}

  void bind() {
    for (auto& slot : slots) statement.exchange(soci::use(slot->value, slot->indicator, slot->name));
    statement.define_and_bind();
  }
  soci::details::postgresql_result& answer() {
    return static_cast<soci::postgresql_statement_backend&>(*statement.get_backend()).result_;
  }

  soci::statement statement;
  std::vector<std::unique_ptr<Slot>> slots;
};

namespace {

/// SOCI's own way to the values copies each of them twice, and makes room for as many rows as it is told to fetch.
void read_into(Rows& rows, PGresult const* answer) {
  int const count = PQntuples(answer), columns = PQnfields(answer);
  rows.expect(static_cast<std::size_t>(count), static_cast<std::size_t>(columns));
  for (int row = 0; row < count; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (PQgetisnull(answer, row, column)) rows.add_null();
      else rows.add({PQgetvalue(answer, row, column), static_cast<std::size_t>(PQgetlength(answer, row, column))});
    }
  }
}

}  // namespace

Statement::Statement(soci::session& session, std::string const& sql, std::span<Parameter const> parameters)
    : bound_(std::make_unique<Bound>(session)) {
  bound_->statement.alloc();
  bound_->statement.prepare(sql);
  for (auto const& parameter : parameters) bound_->slots.emplace_back(std::make_unique<Bound::Slot>())->name = parameter.name;
  bound_->bind();
}

Statement::~Statement() = default;

std::int64_t Statement::run(std::span<Parameter const> parameters, Rows* rows) {
  auto& slots = bound_->slots;
  if (parameters.size() != slots.size()) throw std::logic_error("A statement was run with other parameters than before");
  for (std::size_t i = 0; i < slots.size(); ++i) {
    auto const& [name, value, kept] = parameters[i];
    if (slots[i]->name != name) throw std::logic_error("A statement was run with other parameters than before");
    slots[i]->indicator = value ? soci::i_ok : soci::i_null;
    slots[i]->value = value.value_or(std::string());
  }
  // A statement remembers the values it was last run with, and the answer; a whole file would stay with its connection for ever.
  struct Forget {
    Bound& bound;
    ~Forget() {
      constexpr std::size_t large = 1 << 20;
      for (auto& slot : bound.slots)
        if (slot->value.size() > large) std::string().swap(slot->value);
      bound.answer().reset();
    }
  } const after{*bound_};
  ++runs_;
  bound_->statement.execute(true);
  if (rows) read_into(*rows, bound_->answer());
  return bound_->statement.get_affected_rows();
}

void Statement::bind_again() {
  bound_->statement.bind_clean_up();
  bound_->bind();
}

}  // namespace athar::persistence
