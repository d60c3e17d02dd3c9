#pragma once
#include "domain/shared/localized_text.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// The report of that organisation as it stands now, as a PDF that is shown in the browser. The unit of work is given back before it is made.
/// Errors: those of the press.
Result<Answer> print_partner_report(Call& call, std::unique_ptr<UnitOfWork> unit, OrganisationId organisation, LocalizedText const& name, Language language);

}  // namespace athar::api
