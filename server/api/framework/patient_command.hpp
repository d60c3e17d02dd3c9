#pragma once
#include "server/api/framework/command.hpp"

namespace athar::api {

/// As `command`, for writes that may take longer than two seconds.
Result<Answer> patient_command(Call& call, std::function<Result<Answer>(UnitOfWork&)> const& work);

}  // namespace athar::api
