#pragma once
#include <functional>
#include <string>

namespace athar::persistence {

/// Writes anew the tables that held names, with their indexes and the planner's samples of them, and lets go of the write-ahead log: what
/// was erased is then in none of the database's files either. Each table is locked while it is written. Prints a sentence for each step.
/// False when this role may not let go of the log. Throws DatabaseUnavailable.
bool purge_storage(std::string const& url, std::function<void(std::string const&)> const& print);

}  // namespace athar::persistence
