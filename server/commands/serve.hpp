#pragma once
#include "server/composition.hpp"

namespace athar {

/// Serves until SIGTERM or SIGINT, then drains. The process's exit code.
int run_server(ServeOptions options);

}  // namespace athar
