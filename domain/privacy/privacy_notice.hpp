#pragma once
#include <string>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What forms print of the processing. What is empty is said by the session's host and funders, or left out.
struct PrivacyNotice {
  int version{1};
  LocalizedText controller;
  LocalizedText purpose;
  LocalizedText recipients;
  std::string contact;                      ///< whom to ask for one's rights: an address, a telephone
  std::string receipt_number;               ///< of the declaration to the CNDP
  int answer_days{30};                      ///< for a request, from the day it came
};

class PrivacyNoticeStore {
 public:
  virtual ~PrivacyNoticeStore() = default;
  virtual PrivacyNotice notice() = 0;
  /// Writes when the stored version is still that of `notice`, and raises it. Errors: stale.
  virtual Result<void> update(PrivacyNotice const& notice) = 0;
};

}  // namespace athar
