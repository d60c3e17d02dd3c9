#pragma once
#include "domain/people/person_group.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPersonGroupStore final : public PersonGroupStore {
 public:
  explicit PostgresPersonGroupStore(Connection& connection) : connection_(connection) {}

  Result<void> insert(PersonGroup const& group) override;
  Result<void> update(PersonGroup const& group) override;
  Result<void> remove(PersonGroupId id, int version) override;
  std::optional<PersonGroupRow> find(PersonGroupId id) override;
  Page<PersonGroupRow> list(PersonGroupFilter const& filter, PageRequest const& page) override;
  Result<void> insert_member(PersonGroupId group, PersonGroupMember const& member) override;
  Result<bool> update_member(PersonGroupId group, PersonGroupMember const& member) override;
  bool remove_member(PersonGroupId group, PersonId person) override;
  std::optional<PersonGroupMemberRow> find_member(PersonGroupId group, PersonId person, Scope const& scope) override;
  Page<PersonGroupMemberRow> members(PersonGroupId group, std::optional<LocalDate> on, Scope const& scope, PageRequest const& page) override;

 private:
  Connection& connection_;
};

}  // namespace athar::persistence
