#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace athar::process {

/// What a child may use. Passing a limit ends it and whatever it started.
struct Limits {
  std::size_t memory_bytes{512 * 1024 * 1024};    ///< of address space, for each process
  int cpu_seconds{60};
  std::chrono::milliseconds time{120'000};        ///< by the clock on the wall
  std::size_t file_bytes{256 * 1024 * 1024};      ///< of each file it writes
  std::size_t output_bytes{256 * 1024 * 1024};    ///< of its standard output, all together
  std::size_t error_bytes{16 * 1024};             ///< of its standard error that are kept; the rest is thrown away
  int open_files{128};
  int niceness{10};                               ///< leaves the processor to requests first
};

struct Command {
  std::string program;                            ///< a path, or a name looked for in /usr/local/bin, /usr/bin and /bin
  std::vector<std::string> arguments;             ///< handed over as they are: no shell reads them
  std::map<std::string, std::string> environment; ///< beside PATH, LANG and HOME; nothing of the server's own
  std::string folder{"/"};                        ///< where it runs, and its HOME
  std::string_view input;                         ///< its standard input, as a file that can be sought in
  bool network{false};                            ///< without it the child has no network where the kernel lets us take it away
  Limits limits;
  std::function<bool()> cancelled;                ///< asked about ten times a second; true ends the child
  std::function<bool(std::string_view)> output;   ///< takes pieces of the output as they come; false ends the child
};

enum class Ending {
  exited,           ///< by itself, with `exit_code`
  could_not_start,  ///< no such program or folder, or no process to be had; `errors` says which
  out_of_time,
  out_of_cpu,
  file_too_large,
  output_too_long,
  cancelled,
  stopped,          ///< `output` wanted no more
  signalled,        ///< by `signal`: it crashed, or something outside killed it
};

struct Ended {
  Ending how{Ending::exited};
  int exit_code{0};
  int signal{0};
  std::string output;                             ///< unless `Command::output` took it
  std::string errors;
  std::size_t peak_memory_bytes{0};               ///< resident
  std::chrono::milliseconds cpu{0};

  bool well() const { return how == Ending::exited && exit_code == 0; }
};

/// Runs a program to its end, on the caller's thread. It inherits no open file, no signal setting and no environment, cannot gain
/// privileges, and dies with the thread that waits for it; its whole process group is gone when this returns.
Ended run(Command const& command);

/// A folder of its own under the system's temporary folder, for this user only; removed with all it holds. Throws when none can be made.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(std::string_view purpose);
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;

  std::string const& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace athar::process
