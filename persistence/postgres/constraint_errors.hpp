#pragma once
#include <optional>
#include <string_view>

#include "domain/shared/error.hpp"

namespace athar::persistence {

/// The refusal that a named constraint stands for; empty when no person can cause it through a command.
std::optional<Error> constraint_error(std::string_view constraint);

}  // namespace athar::persistence
