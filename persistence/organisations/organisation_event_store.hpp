#pragma once
#include "domain/organisations/organisation_event.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresOrganisationEventStore final : public OrganisationEventStore {
 public:
  explicit PostgresOrganisationEventStore(Connection& connection) : connection_(connection) {}

  void hold_tree() override;
  std::vector<SuccessorState> states(std::vector<OrganisationId> const& ids) override;
  bool would_circle_since(OrganisationId id, OrganisationId parent, std::optional<LocalDate> since) override;
  bool leads_to(std::vector<OrganisationId> const& from, OrganisationId id) override;
  std::vector<PersonId> people_of(OrganisationId id) override;
  Result<void> insert(OrganisationEvent const& event, Actor const& by) override;
  Result<void> undo(OrganisationEvent const& event, Actor const& by) override;
  std::optional<OrganisationEventRow> find(OrganisationEventId id) override;
  std::vector<OrganisationEventRow> history(OrganisationId id) override;
  Page<PostToCorrect> posts_to_correct(OrganisationEventId event, PageRequest const& page) override;
  Result<std::vector<PersonId>> correct_posts(PostCorrection const& correction, Actor const& by) override;
  Result<std::vector<PersonId>> undo_correction(PostCorrectionId id, Actor const& by) override;
  std::optional<PostCorrectionRow> find_correction(PostCorrectionId id) override;
  std::vector<PostCorrectionRow> corrections(OrganisationEventId event) override;

 private:
  std::vector<OrganisationEventRow> rows(Rows found);
  Connection& connection_;
};

}  // namespace athar::persistence
