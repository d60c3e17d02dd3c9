#pragma once
#include "server/tables/table.hpp"

namespace athar::api {

/// A list of people without their names: how many rows have the same sex, organisation, region … Of a list that has a row for each person
/// and session, the session too.
std::unique_ptr<TableReader> aggregated(std::unique_ptr<TableReader> people);

}  // namespace athar::api
