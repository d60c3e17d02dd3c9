#pragma once
#include "domain/agreements/agreement_terms.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

struct AskedAgreementAmounts {
  AgreementAmountFilter filter;
  PageRequest page;
  bool csv{false};
};
/// Filtered by what the caller may see. Errors: as those of lists.
Result<AskedAgreementAmounts> asked_agreement_amounts(Call const& call);

/// Every amount of the agreements.
ListTable agreement_amounts_table();

}  // namespace athar::api
