#include "persistence/recorded/wake_up.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace athar::persistence {

WakeUp::WakeUp() : descriptor_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

WakeUp::~WakeUp() { close(descriptor_); }

void WakeUp::signal() noexcept {
  std::uint64_t const one = 1;
  // A full counter means that the thread is awake already.
  [[maybe_unused]] auto const written = write(descriptor_, &one, sizeof one);
}

bool WakeUp::take() noexcept {
  std::uint64_t count = 0;
  return read(descriptor_, &count, sizeof count) == sizeof count && count > 0;
}

void WakeUp::wait(int timeout_ms) noexcept {
  pollfd signalled{descriptor_, POLLIN, 0};
  poll(&signalled, 1, timeout_ms);
}

}  // namespace athar::persistence
