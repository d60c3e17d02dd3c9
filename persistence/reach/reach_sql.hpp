#pragma once
#include <cstdint>
#include <vector>

#include "domain/reach/answer.hpp"
#include "domain/reach/query.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// A figure counted by PostgreSQL.
struct SqlAnswer {
  std::int64_t value{0};              ///< person-hours in minutes, as in `reach::Answer`
  std::vector<reach::Group> groups;   ///< ordered as in `reach::Answer`
  friend bool operator==(SqlAnswer const&, SqlAnswer const&) = default;
};

/// The same figure as the index gives, counted by SQL from the ordinary tables and from nothing that was recorded: the
/// second opinion behind `verify` and the property test. Head counts are left out. Slow; reads what is committed now.
SqlAnswer reach_by_sql(Connection& connection, reach::Query const& query);

}  // namespace athar::persistence
