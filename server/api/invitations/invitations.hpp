#pragma once
#include "server/api/framework/route.hpp"

namespace athar::api {

/// Who is asked to a session and what they answer; what is written to them.
std::vector<Route> invitation_routes();
std::vector<Route> session_message_routes();
std::vector<Route> practical_note_routes();
/// Seats somebody who was proposed in answer to an invitation.
Result<Answer> replace_invited(Call& call);
/// The answer links, for anybody who holds one.
std::vector<Route> answer_routes();

}  // namespace athar::api
