#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mail/outbox.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

/// Twice a year those partners who never sign in are sent a link to what their account would show them.
namespace athar {

using PartnerReportId = Id<struct PartnerReportTag>;

struct PartnerReportSchedule {
  int version{1};
  bool is_on{true};
  std::string first_day{"01-10"};            ///< month and day, of January to June
  std::string second_day{"07-10"};           ///< of July to December
  int link_days{60};                         ///< how long a link is good
};

/// Errors: not_a_day_of_half (first_day, second_day: no day of every year, or of the other half), out_of_range (link_days).
Result<PartnerReportSchedule> checked(PartnerReportSchedule schedule);

/// "2027-1" from its day on and for a month: whoever starts this server later does not write of what is long past. Nothing when switched off.
std::optional<std::string> half_year_due(PartnerReportSchedule const& schedule, LocalDate today);
inline constexpr int days_to_send = 31;

/// The language its organisation chose, else Arabic for countries that write it first, else French.
Language report_language(std::optional<Language> chosen, std::optional<std::string> const& country);

/// A contact of an organisation that is a party of an agreement under way.
struct ReportRecipient {
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> country;
  std::string contact_name;
  std::string contact_email;                 ///< in small letters
  std::optional<Language> chosen_language;
  bool is_stopped{false};
  bool signs_in{false};                      ///< an account of that address may sign in: it needs no link
  int agreements{0};                         ///< that name this contact
  std::optional<Instant> last_sent_at;
  std::optional<Instant> last_opened_at;     ///< of what was sent last

  Language language() const { return report_language(chosen_language, country); }
};

struct PartnerReport {
  PartnerReportId id;
  std::int64_t ordinal{0};
  OrganisationId organisation_id;
  LocalizedText organisation_name;
  std::optional<std::string> half_year;      ///< none: sent by hand
  std::string contact_name;
  std::string contact_email;
  Language language{Language::fr};
  std::optional<MailMessageId> message_id;
  std::optional<MailState> mail_state;       ///< none once the message is gone
  Instant sent_at;
  std::string sent_by_name;
  LocalDate expires_on;                      ///< the last day the link is good
  std::optional<Instant> first_opened_at;
  int times_opened{0};
};

/// A paper of an agreement that partners may see, in its latest version.
struct ReportedDocument {
  std::string title;
  int version{1};
  std::string agreement_code;
  LocalizedText agreement_title;
};

struct PartnerReportFilter {
  std::optional<OrganisationId> organisation;
  std::optional<std::string> half_year;
};

class PartnerReportStore {
 public:
  virtual ~PartnerReportStore() = default;
  virtual PartnerReportSchedule schedule() = 0;
  /// Errors: stale.
  virtual Result<void> put_schedule(PartnerReportSchedule const& schedule) = 0;
  /// Errors: unknown_organisation.
  virtual Result<void> put_choice(OrganisationId organisation, std::optional<Language> language, bool is_stopped) = 0;
  /// By organisation and address; one organisation's alone when it is given. At most a thousand.
  virtual std::vector<ReportRecipient> recipients(std::optional<OrganisationId> only) = 0;
  /// Who still waits for that half-year: neither stopped, nor with an account, nor written to.
  virtual std::vector<ReportRecipient> unsent(std::string const& half_year) = 0;
  /// False when that half-year was sent to that contact already, by this server or another. Of two at once the second waits.
  virtual bool claim(PartnerReport const& report) = 0;
  virtual void set_message(PartnerReportId id, MailMessageId message) = 0;
  virtual Page<PartnerReport> list(PartnerReportFilter const& filter, PageRequest const& page) = 0;
  virtual std::optional<PartnerReport> find(PartnerReportId id) = 0;
  /// Whether that organisation still names that contact on an agreement it may see.
  virtual bool is_contact(OrganisationId organisation, std::string const& email) = 0;
  virtual void note_opening(PartnerReportId id) = 0;
  /// What that organisation's account would find among the papers of its agreements. At most 300.
  virtual std::vector<ReportedDocument> documents(OrganisationId organisation) = 0;
};

}  // namespace athar
