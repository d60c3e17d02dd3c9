#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/agreements/agreement.hpp"

namespace athar {

/// A numbered session of a joint commission, dated and placed as far as it is known.
struct JointCommissionSession {
  JointCommissionSessionId id;
  int number{1};
  PartialDate held_on;
  std::string place;
  int agreements_count{0};             ///< made in it, that the reader may see
};

/// A body whose sessions are the framework agreements are made in.
struct JointCommission {
  JointCommissionId id;
  int version{1};
  LocalizedText name;
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-2: the country it is with
  std::vector<JointCommissionSession> sessions;
};

/// Errors: name_required, out_of_range and number_twice (sessions).
Result<JointCommission> checked(JointCommission commission);

class JointCommissionStore {
 public:
  virtual ~JointCommissionStore() = default;
  /// By name, with their sessions, the latest first. Within an organisation: only the sessions its agreements were made in.
  virtual std::vector<JointCommission> all(std::optional<OrganisationId> within) = 0;
  /// Errors: the named constraints.
  virtual Result<void> insert(JointCommission const& commission) = 0;
  /// Sessions keep their ids. Errors: stale, session_in_use (sessions); the named constraints.
  virtual Result<void> update(JointCommission const& commission) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(JointCommissionId id, int version) = 0;
};

}  // namespace athar
