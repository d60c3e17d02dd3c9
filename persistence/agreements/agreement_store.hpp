#pragma once
#include "domain/agreements/agreement.hpp"
#include "persistence/agreements/agreement_document_store.hpp"
#include "persistence/agreements/agreement_step_store.hpp"
#include "persistence/agreements/entrance_store.hpp"
#include "persistence/agreements/joint_commission_store.hpp"
#include "persistence/agreements/partner_word_store.hpp"
#include "persistence/agreements/public_register_store.hpp"
#include "persistence/agreements/correction_store.hpp"
#include "persistence/agreements/partner_report_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresAgreementStore final : public AgreementStore {
 public:
  explicit PostgresAgreementStore(Connection& connection)
      : connection_(connection), documents_(connection), steps_(connection), corrections_(connection), joint_commissions_(connection),
        partner_words_(connection), entrance_(connection), public_register_(connection), partner_reports_(connection) {}

  AgreementDocumentStore& documents() override { return documents_; }
  AgreementStepStore& steps() override { return steps_; }
  CorrectionStore& corrections() override { return corrections_; }
  JointCommissionStore& joint_commissions() override { return joint_commissions_; }
  PartnerWordStore& partner_words() override { return partner_words_; }
  EntranceStore& entrance() override { return entrance_; }
  PublicRegisterStore& public_register() override { return public_register_; }
  PartnerReportStore& partner_reports() override { return partner_reports_; }
  Result<void> insert(Agreement const& agreement) override;
  Result<void> update(Agreement const& agreement) override;
  Result<void> remove(AgreementId id, int version) override;
  std::optional<AgreementPage> find(AgreementId id, std::optional<OrganisationId> within) override;
  Page<AgreementRow> list(AgreementFilter const& filter, PageRequest const& page) override;
  bool would_circle(AgreementId id, AgreementId parent) override;
  std::vector<ServingSession> serving_sessions(AgreementId id) override;
  Result<void> link_session(AgreementId id, SessionId session) override;
  bool unlink_session(AgreementId id, SessionId session) override;
  AgreementTotals totals(AgreementFilter const& filter, LocalDate today) override;

 private:
  Result<void> keep_held_parties(Agreement const& agreement);
  Result<void> write_parts(Agreement const& agreement);

  Connection& connection_;
  PostgresAgreementDocumentStore documents_;
  PostgresAgreementStepStore steps_;
  PostgresCorrectionStore corrections_;
  PostgresJointCommissionStore joint_commissions_;
  PostgresPartnerWordStore partner_words_;
  PostgresEntranceStore entrance_;
  PostgresPublicRegisterStore public_register_;
  PostgresPartnerReportStore partner_reports_;
};

}  // namespace athar::persistence
