#pragma once
#include "domain/agreements/partner_report.hpp"
#include "server/api/invitations/wire.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct PartnerReportScheduleBody {
  bool is_on{true};
  std::string first_day;
  std::string second_day;
  int link_days{60};
};
BOOST_DESCRIBE_STRUCT(PartnerReportScheduleBody, (), (is_on, first_day, second_day, link_days))

struct PartnerReportScheduleView {
  int version{1};
  bool is_on{true};
  std::string first_day;
  std::string second_day;
  int link_days{60};
  std::optional<std::string> half_year_due;
};
BOOST_DESCRIBE_STRUCT(PartnerReportScheduleView, (), (version, is_on, first_day, second_day, link_days, half_year_due))
constexpr auto read_as(json::Of<PartnerReportScheduleBody>) { return json::Of<PartnerReportScheduleView>{}; }
constexpr auto notes(json::Of<PartnerReportScheduleView>) {
  return std::to_array<json::Note>({{.member = "half_year_due", .description = "What is being sent today: 2027-1, 2027-2"}});
}
constexpr auto notes(json::Of<PartnerReportScheduleBody>) {
  return std::to_array<json::Note>({
      {.member = "first_day", .description = "Month and day, of January to June", .example = "01-10", .max_length = 5},
      {.member = "second_day", .description = "Month and day, of July to December", .example = "07-10", .max_length = 5},
      {.member = "link_days", .description = "How long a link is good"},
  });
}

struct ReportRecipientView {
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> contact_name;
  std::string contact_email;
  Language language{Language::fr};
  bool language_is_chosen{false};
  bool is_stopped{false};
  bool signs_in{false};
  int agreements{0};
  std::optional<Instant> last_sent_at;
  std::optional<Instant> last_opened_at;
};
BOOST_DESCRIBE_STRUCT(ReportRecipientView, (),
                      (organisation_id, organisation_name, contact_name, contact_email, language, language_is_chosen, is_stopped, signs_in, agreements,
                       last_sent_at, last_opened_at))
constexpr auto notes(json::Of<ReportRecipientView>) {
  return std::to_array<json::Note>({
      {.member = "language", .description = "fr or ar, of the report"},
      {.member = "signs_in", .description = "An account of that address may sign in: nothing is sent by itself"},
      {.member = "agreements", .description = "Under way, that name this contact"},
      {.member = "last_opened_at", .description = "When what was sent last was first opened"},
  });
}

struct ReportRecipientList {
  std::vector<ReportRecipientView> items;
};
BOOST_DESCRIBE_STRUCT(ReportRecipientList, (), (items))

enum class ReportLanguage { fr, ar };
BOOST_DESCRIBE_ENUM(ReportLanguage, fr, ar)

struct PartnerReportChoiceBody {
  std::optional<ReportLanguage> language;
  bool is_stopped{false};
};
BOOST_DESCRIBE_STRUCT(PartnerReportChoiceBody, (), (language, is_stopped))
constexpr auto notes(json::Of<PartnerReportChoiceBody>) {
  return std::to_array<json::Note>({
      {.member = "language", .description = "Without one, that of its country"},
      {.member = "is_stopped", .description = "Nothing is sent by itself", .has_default = true},
  });
}

struct PartnerReportBody {
  OrganisationId organisation_id;
  std::string contact_email;
};
BOOST_DESCRIBE_STRUCT(PartnerReportBody, (), (organisation_id, contact_email))
constexpr auto notes(json::Of<PartnerReportBody>) {
  return std::to_array<json::Note>({{.member = "contact_email", .description = "Of a contact on an agreement under way", .max_length = 254}});
}

struct PartnerReportView {
  PartnerReportId id;
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> half_year;
  std::optional<std::string> contact_name;
  std::string contact_email;
  Language language{Language::fr};
  std::optional<MailState> mail_state;
  Instant sent_at;
  std::string sent_by_name;
  LocalDate expires_on;
  std::optional<Instant> first_opened_at;
  int times_opened{0};
};
BOOST_DESCRIBE_STRUCT(PartnerReportView, (),
                      (id, organisation_id, organisation_name, half_year, contact_name, contact_email, language, mail_state, sent_at, sent_by_name,
                       expires_on, first_opened_at, times_opened))
constexpr auto notes(json::Of<PartnerReportView>) {
  return std::to_array<json::Note>({
      {.member = "half_year", .description = "2027-1; none when it was sent by hand"},
      {.member = "mail_state", .description = "None once the message is no longer kept"},
      {.member = "expires_on", .description = "The last day the link is good"},
  });
}

enum class ReportLinkState { good, expired, ended };
BOOST_DESCRIBE_ENUM(ReportLinkState, good, expired, ended)

struct ReportLinkView {
  ReportLinkState state{ReportLinkState::good};
  LocalizedText organisation_name;
  Language language{Language::fr};
  std::optional<std::string> half_year;
  LocalDate expires_on;
  std::optional<Instant> first_opened_at;
};
BOOST_DESCRIBE_STRUCT(ReportLinkView, (), (state, organisation_name, language, half_year, expires_on, first_opened_at))
constexpr auto notes(json::Of<ReportLinkView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "ended: the address is no longer that of a contact"},
      {.member = "first_opened_at", .description = "When the document was opened through it first"},
  });
}

}  // namespace athar::api
