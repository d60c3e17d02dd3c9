#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// What a session asks of administrations, and the letters: making, sending, reminding, answers.
std::vector<Route> designation_routes();

/// The form that an administration fills in and sends back.
std::vector<Route> reply_form_routes();

/// Whom a letter names: by the coordinator, or by a focal point for their own people.
std::vector<Route> designated_people_routes();

}  // namespace athar::api
