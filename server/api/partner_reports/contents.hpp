#pragma once
#include "domain/shared/unit_of_work.hpp"
#include "server/documents/partner_report.hpp"

namespace athar::api {

struct PartnerReportPaper {
  documents::PartnerReportDocument document;
  documents::Letterhead letterhead;
};

/// What the account of that organisation would be shown, read within its scope and no further: its agreements, what is owed, coming meetings,
/// papers marked for partners, and the reach of its agreements as published.
PartnerReportPaper partner_report_of(UnitOfWork& unit, OrganisationId organisation, LocalizedText const& name, Language language, LocalDate today);

/// The published tables of the reach of those agreements, as printed in the last edition: small cells are hidden there. Nothing without any.
std::vector<documents::PartnerReportDocument::Section> published_reach(UnitOfWork& unit, std::vector<AgreementId> const& agreements, Language language);

}  // namespace athar::api
