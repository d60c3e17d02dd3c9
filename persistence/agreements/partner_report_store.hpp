#pragma once
#include "domain/agreements/partner_report.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPartnerReportStore final : public PartnerReportStore {
 public:
  explicit PostgresPartnerReportStore(Connection& connection) : connection_(connection) {}

  PartnerReportSchedule schedule() override;
  Result<void> put_schedule(PartnerReportSchedule const& schedule) override;
  Result<void> put_choice(OrganisationId organisation, std::optional<Language> language, bool is_stopped) override;
  std::vector<ReportRecipient> recipients(std::optional<OrganisationId> only) override;
  std::vector<ReportRecipient> unsent(std::string const& half_year) override;
  bool claim(PartnerReport const& report) override;
  void set_message(PartnerReportId id, MailMessageId message) override;
  Page<PartnerReport> list(PartnerReportFilter const& filter, PageRequest const& page) override;
  std::optional<PartnerReport> find(PartnerReportId id) override;
  bool is_contact(OrganisationId organisation, std::string const& email) override;
  void note_opening(PartnerReportId id) override;
  std::vector<ReportedDocument> documents(OrganisationId organisation) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
