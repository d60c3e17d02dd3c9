#pragma once
#include <optional>
#include <string>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"

namespace athar {

/// One line of the audit trail.
struct ChangeLine {
  std::int64_t id{0};
  Instant at;
  std::optional<std::int64_t> tick;
  std::optional<AccountId> actor;
  std::string actor_name;
  std::string concept_name;
  std::optional<Uuid> subject;
  std::string action;
  std::string before;  ///< JSON; empty for none
  std::string after;   ///< JSON; empty for none
};

struct ChangeFilter {
  std::optional<std::string> concept_name;
  std::optional<Uuid> subject;
  std::optional<AccountId> actor;
  std::optional<AgreementId> agreement;  ///< it, its terms, documents, commitments, committees and evaluations, also those that are gone
};

/// Reads the audit trail, newest first.
class ChangeLog {
 public:
  virtual ~ChangeLog() = default;
  virtual Page<ChangeLine> lines(ChangeFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
