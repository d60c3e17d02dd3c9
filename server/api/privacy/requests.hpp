#pragma once
#include "server/api/framework/route.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What people ask about their own data, and what is held on a person.
std::vector<Route> person_request_routes();
/// What is held on a person, value by value, for them to read.
ListTable held_data_table();

}  // namespace athar::api
