#pragma once
#include "server/tables/table.hpp"

namespace athar::api {

/// The registrations of one session, `session` in the filters, that the caller may see.
ListTable registrations_table();

}  // namespace athar::api
