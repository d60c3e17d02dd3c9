#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/imports/agreement_rows.hpp"

namespace athar {

/// What a row's reference to another agreement means: a row of the file, or an agreement on record.
struct LinkMeant {
  std::optional<std::size_t> row;            ///< never one that amends
  std::optional<AgreementId> known;
};

/// Which rows are which agreements on record, and which rows they name as the one above or the one amended.
struct AgreementLinks {
  std::vector<std::optional<AgreementId>> matches;    ///< of rows that are agreements
  std::vector<LinkMeant> above;                       ///< of every row: its parent, or what it amends
};

/// Remarks: repeated_reference, unknown_agreement, ambiguous_agreement, circular_family (of what rows amend, and of parents among rows
/// and records).
AgreementLinks link_agreements(std::vector<AgreementCells>& rows, std::map<std::string, std::string> const& mapping, AgreementLookup const& lookup);

}  // namespace athar
