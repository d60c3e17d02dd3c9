#include "server/commands/serve.hpp"

#include <malloc.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <optional>

#include "persistence/postgres/migrate.hpp"
#include "persistence/postgres/settings.hpp"
#include "server/process/child.hpp"

namespace athar {

int run_server(ServeOptions options) {
  // The allocator raises its threshold whenever a large block is freed, and keeps the next ones, each thread its own: four threads that read a
  // list of 50,000 people in turn would hold 150 MiB for nothing. A threshold that was set stays; what is above goes back when it is freed.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);

  // Logs go to standard error: standard output is for what a person or a script reads.
  spdlog::set_default_logger(spdlog::stderr_logger_mt("athar"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);

  // Blocked before any thread starts, so that only this one takes them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a refusal, not the end of the server

  if (persistence::schema_version(options.database_url) != persistence::newest_migration()) {
    spdlog::error("The database is not at this program's schema: run athar-server migrate");
    return 1;
  }
  options.demonstration = persistence::setting(options.database_url, "demonstration") == "true";
  options.kept = options.files;
  std::optional<process::TemporaryFolder> temporary;
  if (options.files.empty()) options.files = temporary.emplace("files").path();
  Composition composition(options);
  composition.start();
  spdlog::info("listening on {}:{}", options.http.address, composition.port());
  int signal = 0;
  sigwait(&ends, &signal);
  spdlog::info("draining");
  composition.stop();
  spdlog::info("ended");
  return 0;
}

}  // namespace athar
