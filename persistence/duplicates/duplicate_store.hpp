#pragma once
#include <unordered_set>

#include "domain/duplicates/duplicate_store.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

class PostgresDuplicateStore final : public DuplicateStore {
 public:
  explicit PostgresDuplicateStore(Connection& connection) : connection_(connection) {}

  void check_person(PersonId id) override;
  void check_organisation(OrganisationId id) override;
  std::vector<LikelyRecord> people_like(PersonProfile person, std::optional<PersonId> except, std::size_t limit) override;
  std::vector<LikelyRecord> organisations_like(Organisation const& organisation, std::optional<OrganisationId> except,
                                               std::size_t limit) override;
  std::vector<PersonId> unchecked_people(std::size_t limit) override;
  void check_everybody_again() override;

  std::vector<RegisterPerson> every_person() override;
  std::vector<OrganisationProfile> every_organisation() override;
  void write_keys(std::span<RegisterPerson const> people) override;
  void write_bearers(Bearers const& bearers) override;
  void write_pairs(DuplicateSubject subject, std::span<FoundPair const> pairs) override;
  void forget_unseen(DuplicateSubject subject, Instant since) override;

  Page<DuplicatePair> list(DuplicateFilter const& filter, PageRequest const& page) override;
  std::optional<DuplicatePair> find(DuplicatePairId id) override;
  Result<void> decide(DuplicatePairId id, int version, DuplicateVerdict verdict, std::optional<AccountId> account, std::string const& name,
                      Instant now, std::optional<LocalDate> until) override;

  Result<void> insert_run(DuplicateRun const& run) override;
  bool move_run(DuplicateRun const& run, std::string const& from) override;
  std::optional<DuplicateRun> find_run(DuplicateRunId id) override;
  std::optional<DuplicateRun> last_run(DuplicateSubject subject) override;
  int fail_interrupted_runs(Instant now) override;

 private:
  using Worth = bool (*)(Likelihood const&);
  /// Those of the register who share a key and are worth it, the likeliest first. Two or three statements.
  std::vector<std::pair<PersonId, Likelihood>> scored(PersonProfile& mine, std::optional<PersonId> except, std::size_t register_size, Worth worth);
  void add_bearers(Bearers& bearers, std::unordered_set<std::int64_t> const& words, std::unordered_set<std::int64_t> const& to_count);
  std::vector<DuplicateRecord> person_records(std::vector<PersonId> const& ids);
  std::vector<DuplicateRecord> organisation_records(std::vector<OrganisationId> const& ids);
  std::vector<std::pair<OrganisationId, Likelihood>> organisations_scored(OrganisationProfile const& mine, std::vector<std::string> const& names,
                                                                          std::optional<OrganisationId> except);
  void drop_pairs_not_found(DuplicateSubject subject, Uuid const& record, std::vector<FoundPair> const& found);

  Connection& connection_;
};

}  // namespace athar::persistence
