#pragma once
#include "domain/people/person_merge_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresPersonMergeStore final : public PersonMergeStore {
 public:
  explicit PostgresPersonMergeStore(Connection& connection) : connection_(connection) {}

  void hold_off(PersonId person) override;
  void hold_off() override;
  std::pair<std::optional<MergeSide>, std::optional<MergeSide>> lock(PersonId canonical, PersonId other) override;
  std::vector<PersonId> same_people(PersonId one, PersonId other) override;
  std::vector<SessionId> shared_sessions(std::vector<PersonId> const& people) override;
  Result<std::string> replace_affiliations(PersonId person, std::vector<Affiliation> const& lines,
                                           std::vector<AffiliationId> const& new_ids) override;
  Result<void> restore_affiliations(PersonId person, std::string const& text) override;
  Result<void> open(PersonMerge const& merge, Actor const& actor) override;
  bool close(PersonMergeId id, std::vector<MergeField> const& kept, Actor const& actor) override;
  void rewrite(PersonMergeId id, std::vector<MergedField> const& changes) override;
  void follow(std::vector<PersonId> const& people) override;
  FactsOfPeople facts(std::vector<PersonId> const& people) override;
  void keep_effect(PersonMergeId id, std::vector<reach::FigureChange> const& effect, bool of_undo) override;
  std::optional<PersonMergeRow> find(PersonMergeId id) override;
  std::vector<PersonMerge> later_into_same(PersonMerge const& merge) override;
  Page<PersonMergeRow> list(PersonMergeFilter const& filter, PageRequest const& page) override;

 private:
  std::optional<MergeSide> side(PersonId id);

  Connection& connection_;
};

}  // namespace athar::persistence
