#pragma once
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// Takes the foreign keys and indexes away from the tables of records, in the caller's transaction: checking and sorting a whole load
/// at once, when they come back, takes a fraction of doing it row by row. Primary keys stay.
void set_constraints_aside(Connection& connection);

/// Puts them back as they were. Throws std::runtime_error when a row breaks one of them.
void bring_constraints_back(Connection& connection);

}  // namespace athar::persistence
