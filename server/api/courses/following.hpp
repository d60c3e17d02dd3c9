#pragma once
#include "server/api/courses/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// Lets the chosen scheduled editions take over the chosen fields of a course that changed, each with its own audit line. The course is
/// held and written already.
/// Errors: followers_undecided (detail: the editions), and by follower not_a_scheduled_edition, follower_changed, given_twice,
/// field_not_changed, seats_below_registered.
Result<void> follow(Call& call, UnitOfWork& unit, Course const& before, Course const& after, std::optional<std::vector<FollowerBody>> const& followers);

}  // namespace athar::api
