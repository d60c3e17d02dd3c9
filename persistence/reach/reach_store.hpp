#pragma once
#include "domain/reach/reach_store.hpp"
#include "persistence/organisations/organisation_store.hpp"

namespace athar::persistence {

class PostgresReachStore final : public ReachStore {
 public:
  explicit PostgresReachStore(Connection& connection) : connection_(connection) {}

  std::map<std::string, LocalizedText> labels(reach::Dimension dimension, std::vector<std::string> const& codes) override;
  std::map<std::string, ProgrammeId> programmes_by_code() override;
  std::map<std::string, CourseId> courses_by_reference() override;
  std::vector<CountedPersonName> people(std::vector<PersonId> const& ids) override;
  std::vector<CountedSessionName> sessions(std::vector<SessionId> const& ids) override;
  bool organisation_lies_within(OrganisationId id, OrganisationId within) override;
  AudienceAnswer audiences(AudienceQuestion const& question) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
