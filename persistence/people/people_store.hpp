#pragma once
#include "domain/people/person_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPeopleStore final : public PeopleStore {
 public:
  explicit PostgresPeopleStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(Person const& person) override;
  Result<void> update(Person const& person) override;
  bool raise_version(PersonId id) override;
  Result<void> remove(PersonId id, int version) override;
  Result<void> insert_affiliation(PersonId person, Affiliation const& affiliation) override;
  Result<void> correct_affiliation(Affiliation const& affiliation) override;
  void remove_affiliation(AffiliationId id) override;
  void close_current_affiliation(PersonId person, LocalDate last_day) override;
  std::optional<PersonPage> find(PersonId id, Scope const& scope) override;
  Page<PersonRow> list(PersonFilter const& filter, PageRequest const& page) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
