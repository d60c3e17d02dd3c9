#pragma once
#include "domain/shared/unit_of_work.hpp"
#include "server/api/public_register/wire.hpp"

namespace athar::api {

PublicAgreementItem item_of(PublicAgreementRow const& row);

/// With the amounts where `shows_amounts` says so; they are read then.
PublicAgreementView view_of(UnitOfWork& unit, PublicAgreement const& agreement, bool shows_amounts, LocalDate today);

PublicRegisterCountsView view_of(PublicRegisterCounts const& counts);

}  // namespace athar::api
