#pragma once

namespace athar::persistence {

/// Wakes a thread that waits for a socket, from any thread. Signals before the wait are not lost.
class WakeUp {
 public:
  WakeUp();
  ~WakeUp();
  WakeUp(WakeUp const&) = delete;
  WakeUp& operator=(WakeUp const&) = delete;

  int file_descriptor() const { return descriptor_; }
  void signal() noexcept;
  /// Takes back all signals so far; true when there was one.
  bool take() noexcept;
  /// Waits for a signal without taking it.
  void wait(int timeout_ms) noexcept;

 private:
  int descriptor_;
};

}  // namespace athar::persistence
