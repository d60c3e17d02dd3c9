#pragma once
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The measure `outreach_audience`: audiences of outreach activities by method, never added to people.
Result<Answer> audience_figure(Call& call);

}  // namespace athar::api
