#pragma once
#include "domain/agreements/agreement.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the register was asked, within the caller's scope.
struct AskedAgreements {
  AgreementFilter filter;
  PageRequest page;
  bool csv{false};
};
Result<AskedAgreements> asked_agreements(Call const& call);

/// The filters alone.
Result<AgreementFilter> asked_agreement_filter(Call const& call);

ListTable agreements_table();

}  // namespace athar::api
