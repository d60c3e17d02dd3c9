#pragma once
#include <optional>
#include <string>

#include "domain/shared/partial_date.hpp"
#include "domain/shared/unless_empty.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// A day known in part, as a column that may be null.
inline std::optional<std::string> date_column(PartialDate const& date) { return unless_empty(date.text()); }

inline PartialDate partial_date(RowReader& row) { return PartialDate::parse(row.text()).value_or(PartialDate{}); }

}  // namespace athar::persistence
