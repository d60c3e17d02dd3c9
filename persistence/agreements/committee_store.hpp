#pragma once
#include "domain/agreements/committee.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresCommitteeStore final : public CommitteeStore {
 public:
  explicit PostgresCommitteeStore(Connection& connection) : connection_(connection) {}

  bool sees_agreement(AgreementId agreement, std::optional<OrganisationId> scope) override;
  std::vector<CommitteeParty> parties(AgreementId agreement, std::optional<CommitteeMeetingId> meeting) override;
  Result<void> insert(Committee const& committee) override;
  Result<void> update(Committee const& committee) override;
  Result<void> remove(CommitteeId id, int version) override;
  std::optional<CommitteePage> find(CommitteeId id, std::optional<OrganisationId> scope, LocalDate today) override;
  Page<CommitteeRow> list(CommitteeFilter const& filter, PageRequest const& page) override;

  // committee_meeting_store.cpp
  MeetingBeginning begin_meeting(CommitteeId committee) override;
  Result<void> insert(CommitteeMeeting const& meeting) override;
  Result<void> update(CommitteeMeeting const& meeting) override;
  Result<void> remove(CommitteeMeetingId id, int version) override;
  Result<void> open(CommitteeMeeting const& meeting) override;
  Result<void> add_step(CommitteeMeeting const& meeting) override;
  std::vector<CommitmentId> commitments_of(AgreementId agreement, std::vector<CommitmentId> const& ids) override;
  std::vector<Uuid> figure_basis(AgreementId agreement, FigureBasis basis) override;

  // committee_contributions.cpp
  Result<void> put_paper(CommitteeMeetingId id, AgreementDocumentId document) override;
  Result<bool> remove_paper(CommitteeMeetingId id, AgreementDocumentId document) override;
  bool put_reply(CommitteeMeetingId id, CommitteeAttendeeId attendee, std::optional<bool> is_coming, std::optional<AccountId> by,
                 std::string const& by_name) override;
  Result<void> insert(AgendaProposal const& proposal) override;
  std::optional<AgendaProposal> proposal(AgendaProposalId id, std::optional<OrganisationId> scope) override;
  bool put_answer(AgendaProposal const& proposal) override;

  // committee_readings.cpp
  std::optional<MeetingPage> meeting(CommitteeMeetingId id, std::optional<OrganisationId> scope) override;
  Page<MeetingRow> meetings(MeetingFilter const& filter, PageRequest const& page) override;

  // committee_decision_store.cpp
  std::optional<DecisionRow> decision(DecisionId id, std::optional<OrganisationId> scope) override;
  Result<void> put_state(CommitteeDecision const& decision) override;
  Page<DecisionRow> decisions(DecisionFilter const& filter, PageRequest const& page) override;

  // evaluation_store.cpp
  Result<void> insert(Evaluation const& evaluation) override;
  Result<void> update(Evaluation const& evaluation) override;
  Result<void> remove(EvaluationId id, int version) override;
  std::optional<EvaluationPage> evaluation(EvaluationId id, std::optional<OrganisationId> scope) override;
  Page<EvaluationPage> evaluations(EvaluationFilter const& filter, PageRequest const& page) override;

 private:
  Result<void> write_members(Committee const& committee);
  Result<void> write_attendees(CommitteeMeeting const& meeting);
  Result<void> write_items(CommitteeMeeting const& meeting);
  Result<void> write_decisions(CommitteeMeeting const& meeting);
  Result<void> write_recommendations(Evaluation const& evaluation);
  std::vector<DecisionRow> earlier_decisions(CommitteeMeeting const& meeting, std::optional<OrganisationId> scope);
  std::vector<DecisionRow> open_decisions(CommitteeId committee);
  std::vector<MeetingPaper> papers_of(CommitteeMeetingId meeting);
  std::vector<AgendaProposal> proposals_of(CommitteeMeetingId meeting, std::optional<OrganisationId> scope);

  Connection& connection_;
};

/// One value of each element as text, for statements that unnest columns. Absent ones are empty texts.
template <class T, class Get>
std::vector<std::string> column_of(std::vector<T> const& rows, Get get) {
  std::vector<std::string> out;
  for (auto const& row : rows) out.emplace_back(get(row));
  return out;
}
template <class T>
std::string text_or_none(std::optional<T> const& value) {
  return value ? value->text() : std::string();
}

}  // namespace athar::persistence
