#pragma once
#include <string_view>

#include "domain/agreements/terms_at.hpp"
#include "server/api/agreement_terms/family_wire.hpp"
#include "server/api/agreement_terms/wire.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// What a client sent; ids that it left out are made.
AgreementTerms from(AgreementTermsBody const& body, AgreementId agreement, int version, Services const& services);
/// What the audit trail keeps: what was entered, without what is worked out of it.
std::string stored_json(AgreementTerms const& terms);
/// What that caller reads of the terms as they stood on a day.
AgreementTermsView view_of(AgreementTermsPage const& page, LocalDate on, Call const& call);
AgreementFamilyView view_of(AgreementFamily const& family, AgreementId of);

}  // namespace athar::api
