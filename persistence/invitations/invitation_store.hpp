#pragma once
#include "domain/invitations/invitation.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresInvitationStore final : public InvitationStore {
 public:
  explicit PostgresInvitationStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(std::vector<Invitation> const& invitations) override;
  void remind(std::vector<InvitationId> const& invitations, LocalDate answer_by, bool counts) override;
  void count_reminders(std::vector<InvitationId> const& invitations) override;
  Result<void> update(Invitation const& invitation) override;
  std::optional<Invitation> find(InvitationId id) override;
  std::optional<Invitation> open_of(SessionId session, PersonId person) override;
  std::vector<InvitedPerson> of_session(SessionId session) override;
  std::vector<Substitute> substitutes(SessionId session) override;
  std::optional<RegistrationId> live_registration(SessionId session, PersonId person) override;
  std::vector<MailRecipient> recipients(std::vector<PersonId> const& people) override;
  SessionFilling filling(SessionId session) override;
  Result<void> write_filling(SessionFilling const& filling) override;
  std::vector<OverduePromotion> overdue_promotions(LocalDate today) override;
  PracticalNote practical_note(SessionId session) override;
  Result<void> write_practical_note(PracticalNote const& note) override;
  std::vector<SessionId> sessions_to_remind(LocalDate today) override;
  std::vector<Invitation> take_answer_reminders(SessionId session, LocalDate today) override;
  std::vector<Invitation> take_session_reminders(SessionId session, LocalDate today) override;
  std::map<PersonId, OrganisationId> quotas_of(SessionId session, std::vector<PersonId> const& people) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
