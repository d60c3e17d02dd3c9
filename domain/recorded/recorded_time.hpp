#pragma once
#include <cstdint>

namespace athar {

/// The recorder as commands see it. Thread-safe.
class RecordedTime {
 public:
  virtual ~RecordedTime() = default;
  /// Something was committed: the next tick is due.
  virtual void wake() = 0;
  /// Waits until the change set has its tick and the facts in memory hold it; false when that takes longer than its patience.
  virtual bool wait_for(std::int64_t change_set) = 0;
};

}  // namespace athar
