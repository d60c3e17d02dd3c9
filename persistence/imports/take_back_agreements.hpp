#pragma once
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// Brings agreements, their terms and the words of their lists back to what they were before an import, when nothing is in the way.
void take_back_agreements(Connection& connection, ImportId import);

}  // namespace athar::persistence
