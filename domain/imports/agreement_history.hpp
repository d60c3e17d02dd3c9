#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/agreement_terms.hpp"
#include "domain/imports/import.hpp"

namespace athar {

/// Something odd of the days, about one field.
struct OddDay {
  std::string_view field;
  std::string_view code;
  std::string detail;
};

/// The end as amended: the latest that the agreement or an amendment sets.
PartialDate latest_end(Agreement const& agreement, std::vector<Amendment> const& amendments);

/// Where an agreement stands that says nothing of it, by its days: expired, in force, signed; in negotiation when its signature is to come.
AgreementStatus status_by_days(Agreement const& agreement, PartialDate const& end, LocalDate today);

/// Since when it stands so, as far as its days say it.
PartialDate since_of(AgreementStatus status, Agreement const& agreement, PartialDate const& end);

/// What is odd in an agreement and may still be so, with the field that says it: `oddities`, and status_contradicts_dates (detail: the day).
std::vector<OddDay> odd_days(Agreement const& agreement, PartialDate const& end, LocalDate today);

/// The days of an amendment that terms cannot hold beside the others are taken off it and become claims, each with its source.
struct SettledAmendment {
  Amendment amendment;
  std::vector<AgreementClaim> claims;
  std::vector<OddDay> odd;
};
SettledAmendment settled(Amendment amendment, Agreement const& agreement, std::vector<Amendment> const& others, std::string const& source);

}  // namespace athar
