#pragma once
#include <functional>

#include "domain/agreements/partner_report.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

struct ReportSending {
  std::function<Uuid()> const& new_id;
  LocalDate today;
  Actor const& actor;
  std::optional<std::string> half_year;      ///< none: by hand
};

/// Remembers that it is sent, writes the message and the audit line, in one transaction: after a crash either all of it is there, or nothing.
/// Nothing when that half-year was sent to that contact already. Errors: those of the outbox.
Result<std::optional<PartnerReportId>> send_report(UnitOfWork& unit, ReportRecipient const& to, ReportSending const& sending,
                                                   std::function<void(ChangeRecord const&)> const& record);

/// The message in those words; its address and its id are the sender's to fill in.
MailMessage report_message(MailTemplate const& text, std::string const& person_name, std::string const& organisation_name, std::string const& link,
                           LocalDate until);

}  // namespace athar::api
