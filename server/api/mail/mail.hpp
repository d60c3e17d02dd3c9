#pragma once
#include "server/api/framework/route.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// The outbox: what left, what waits, what failed and why; trying again and giving up.
std::vector<Route> mail_message_routes();
ListTable mail_messages_table();
/// The texts of messages.
std::vector<Route> mail_template_routes();

}  // namespace athar::api
