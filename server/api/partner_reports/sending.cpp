#include "server/api/partner_reports/sending.hpp"

#include <algorithm>

#include "domain/agreements/agreement.hpp"
#include "domain/documents/wording.hpp"
#include "server/api/partner_reports/report_link.hpp"
#include "server/json/json.hpp"

namespace athar::api {

MailMessage report_message(MailTemplate const& text, std::string const& person_name, std::string const& organisation_name, std::string const& link,
                           LocalDate until) {
  MailMessage message;
  message.kind = MailKind::partner_report;
  message.language = text.language;
  message.link = link;
  auto words = filled(text, {{"person_name", wording::printable(person_name)},
                             {"organisation_name", wording::printable(organisation_name)},
                             {"report_link", link},
                             {"link_until", wording::date(until, text.language)}});
  message.subject = std::move(words.subject);
  message.body = std::move(words.body);
  return message;
}

Result<std::optional<PartnerReportId>> send_report(UnitOfWork& unit, ReportRecipient const& to, ReportSending const& sending,
                                                   std::function<void(ChangeRecord const&)> const& record) {
  auto& reports = unit.agreements().partner_reports();
  PartnerReport report;
  report.id = PartnerReportId{sending.new_id()};
  report.organisation_id = to.organisation_id;
  report.half_year = sending.half_year;
  report.contact_name = to.contact_name;
  report.contact_email = to.contact_email;
  report.language = to.language();
  report.sent_by_name = sending.actor.name;
  report.expires_on = LocalDate::from_days(sending.today.days() + reports.schedule().link_days);
  if (!reports.claim(report)) return std::optional<PartnerReportId>{};

  auto const texts = unit.mail().templates();
  auto const text = std::find_if(texts.begin(), texts.end(), [&](auto const& t) { return t.kind == MailKind::partner_report && t.language == report.language; });
  auto message = report_message(*text, to.contact_name, to.organisation_name.in(report.language), ReportLinks(unit).address(report.id), report.expires_on);
  message.id = MailMessageId{sending.new_id()};
  message.to_address = to.contact_email;
  message.to_name = to.contact_name;
  if (auto put = unit.mail().put({message}, sending.actor.name); !put) return refuse(std::move(put.error()));
  reports.set_message(report.id, message.id);

  json::Writer after(192);
  after.begin_object().field("organisation_id", report.organisation_id).field("contact_email", report.contact_email).field("expires_on", report.expires_on);
  if (report.half_year) after.field("half_year", *report.half_year);
  after.end_object();
  record({.concept_name = "partner_reports", .subject = report.id.uuid, .action = "sent", .before = {}, .after = after.take(), .touched = {}});
  return std::optional(report.id);
}

}  // namespace athar::api
