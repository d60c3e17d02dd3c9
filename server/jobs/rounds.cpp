#include "server/jobs/rounds.hpp"

#include <spdlog/spdlog.h>

namespace athar::api {

void Rounds::start(std::chrono::milliseconds pause, std::string_view trouble, std::function<void()> round) {
  thread_ = std::jthread([this, pause, trouble, round = std::move(round)](std::stop_token const& stopping) {
    std::unique_lock lock(waiting_);
    while (!stopping.stop_requested()) {
      try {
        round();
      } catch (std::exception const& why) {
        spdlog::warn("{}: {}", trouble, why.what());
      }
      end_.wait_for(lock, stopping, pause, [&] { return stopping.stop_requested(); });
    }
  });
}

void Rounds::stop() { thread_ = {}; }

}  // namespace athar::api
