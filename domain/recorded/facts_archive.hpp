#pragma once
#include "domain/reach/index.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// The facts as they were known at an instant of the past. Thread-safe; may take seconds.
class FactsArchive {
 public:
  virtual ~FactsArchive() = default;
  /// The index of the last tick recorded at or before that instant; the same for ever.
  /// Errors: future_instant, recorder_unavailable. Throws Unavailable.
  virtual Result<reach::Index::Snapshot> at(Instant instant) = 0;
  /// The facts of now, each person with the organisation, level and region of now. Loaded anew when a tick was taken since.
  /// Throws Unavailable.
  virtual reach::Index::Snapshot with_attributes_of_now() = 0;
};

}  // namespace athar
