#pragma once
#include "server/tables/table.hpp"

namespace athar::api {

/// The records a figure was counted from: a row for each person and session, then the sessions without names.
ListTable reach_records_table();

}  // namespace athar::api
