#pragma once
#include "domain/agreements/commitment.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCommitmentStore final : public CommitmentStore {
 public:
  explicit PostgresCommitmentStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Commitment const& commitment, std::vector<CommitmentDue> const& dues) override;
  Result<void> update(Commitment const& commitment, std::vector<CommitmentDue> const& dues) override;
  Result<void> remove(CommitmentId id, int version) override;
  std::optional<CommitmentPage> find(CommitmentId id, std::optional<OrganisationId> scope) override;
  Page<CommitmentDueRow> list(CommitmentFilter const& filter, PageRequest const& page) override;
  bool sees_agreement(AgreementId id, std::optional<OrganisationId> scope) override;
  bool is_party(AgreementId id, OrganisationId organisation) override;

  Result<void> set_waiver(CommitmentId id, int version, CommitmentDue const& due) override;
  Result<void> add_evidence(CommitmentId id, CommitmentEvidence const& evidence) override;
  bool remove_evidence(CommitmentId id, CommitmentEvidenceId evidence) override;

  std::vector<CommitmentSession> sessions(CommitmentId id) override;
  Result<void> link(CommitmentId id, SessionId session) override;
  bool unlink(CommitmentId id, SessionId session) override;
  std::vector<ServedClause> of_session(SessionId session, std::optional<OrganisationId> scope) override;

  std::vector<FigureQuestion> figure_questions(std::optional<CommitmentId> only) override;
  int put_figures(std::vector<DueFigure> const& figures, LocalDate today) override;

  Page<Deadline> deadlines(DeadlineFilter const& filter, PageRequest const& page) override;
  DeadlineCounts deadline_counts(DeadlineFilter const& filter) override;
  std::vector<DeadlineReader> deputies(AgreementId agreement) override;
  Result<void> put_deputies(AgreementId agreement, std::vector<AccountId> const& accounts) override;
  std::vector<DeadlineReader> deadline_readers() override;

  std::vector<AccountId> without_digest(LocalDate week) override;
  bool decide_digest(AccountId account, LocalDate week) override;
  std::vector<DeadlineTold> told(AccountId account) override;
  void write_told(AccountId account, LocalDate week, std::optional<MailMessageId> message, std::vector<DeadlineTold> const& told) override;

 private:
  Result<void> put_dues(Commitment const& commitment, std::vector<CommitmentDue> const& dues);
  void add_up(CommitmentId id);
  Connection& connection_;
};

}  // namespace athar::persistence
