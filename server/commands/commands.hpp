#pragma once

namespace athar {

/// Reads the command line and runs what it names; the process's exit code.
int run_command_line(int count, char const* const* arguments);

}  // namespace athar
