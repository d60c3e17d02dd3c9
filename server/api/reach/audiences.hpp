#pragma once
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The measure `outreach_audience`: audiences of outreach activities by method, never added to people.
Result<Answer> audience_figure(Call& call);
/// Its definition, as an object of the answer and of the list of measures.
void write_audience_definition(json::Writer& out);

}  // namespace athar::api
