#pragma once
#include "server/tables/table.hpp"

namespace athar::api {

/// A list without the columns that name people.
std::unique_ptr<TableReader> unnamed(std::unique_ptr<TableReader> rows, std::vector<std::string_view> const& naming);

}  // namespace athar::api
