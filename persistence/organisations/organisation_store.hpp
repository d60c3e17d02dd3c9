#pragma once
#include "domain/organisations/organisation.hpp"
#include "persistence/organisations/organisation_event_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresOrganisationStore final : public OrganisationStore {
 public:
  explicit PostgresOrganisationStore(Connection& connection) : connection_(connection), events_(connection) {}

  OrganisationEventStore& events() override { return events_; }
  Result<void> insert(Organisation const& organisation) override;
  Result<void> update(Organisation const& organisation) override;
  Result<void> remove(OrganisationId id, int version) override;
  std::optional<OrganisationPage> find(OrganisationId id) override;
  Page<OrganisationRow> list(OrganisationFilter const& filter, PageRequest const& page) override;
  std::optional<Logo> logo(OrganisationId id) override;
  Result<void> put_logo(OrganisationId id, Logo const& logo) override;
  bool remove_logo(OrganisationId id) override;
  bool would_circle(OrganisationId id, OrganisationId parent) override;
  bool lies_within(OrganisationId id, OrganisationId within) override;

 private:
  Result<void> write_earlier_names(Organisation const& organisation);
  Connection& connection_;
  PostgresOrganisationEventStore events_;
};

}  // namespace athar::persistence
