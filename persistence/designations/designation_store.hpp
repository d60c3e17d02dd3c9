#pragma once
#include "domain/designations/designation.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresDesignationStore final : public DesignationStore {
 public:
  explicit PostgresDesignationStore(Connection& connection) : connection_(connection) {}

  DesignationPlan plan(SessionId session) override;
  std::map<OrganisationId, LocalizedText> names(std::vector<OrganisationId> const& organisations) override;
  Result<void> put_plan(DesignationPlan const& plan) override;

  Result<void> insert(Designation const& designation) override;
  Result<void> update(Designation const& designation) override;
  Result<void> add_reminder(DesignationId id, DesignationReminder const& reminder) override;
  std::optional<DesignationPage> find(DesignationId id, Scope const& scope) override;
  std::vector<DesignationPage> of_session(SessionId session, Scope const& scope) override;
  Page<DesignationPage> list(DesignationFilter const& filter, PageRequest const& page) override;

  Result<std::vector<PersonId>> add_people(DesignationId id, std::vector<DesignatedPerson> const& people) override;
  bool remove_person(DesignationId id, PersonId person) override;
  void set_standing(DesignationId id, PersonId person, Standing standing) override;
  std::optional<RegistrationId> live_registration(SessionId session, PersonId person) override;

 private:
  /// Adds reminders and people to letters, in two statements.
  void complete(std::vector<DesignationPage>& pages);

  Connection& connection_;
};

}  // namespace athar::persistence
