#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/duplicates/organisation_likeness.hpp"
#include "domain/duplicates/register_comparison.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"

namespace athar {

using DuplicatePairId = Id<struct DuplicatePairTag>;
using DuplicateRunId = Id<struct DuplicateRunTag>;

/// What pairs are of.
enum class DuplicateSubject { people, organisations };
inline constexpr std::array<std::string_view, 2> duplicate_subject_words{"people", "organisations"};
constexpr std::string_view word(DuplicateSubject subject) { return duplicate_subject_words[static_cast<std::size_t>(subject)]; }

/// What somebody said of a pair; `open` until then. `later` is open again on a day.
enum class DuplicateVerdict { open, same, different, later };
inline constexpr std::array<std::string_view, 4> duplicate_verdict_words{"open", "same", "different", "later"};
constexpr std::string_view word(DuplicateVerdict verdict) { return duplicate_verdict_words[static_cast<std::size_t>(verdict)]; }

/// One record of a pair as the review shows it. What is not known is empty.
struct DuplicateRecord {
  Uuid id;
  std::string family_name, given_name, family_name_ar, given_name_ar;  ///< of people
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;
  std::optional<std::string> email, phone;
  std::string function;
  LocalizedText organisation_name;          ///< where they serve; of organisations the one above
  LocalizedText name, acronym;              ///< of organisations
  std::string type;
  LocalizedText place_name;
  int participations{0};                    ///< sessions of people; people of organisations
};

/// Two records that may be one.
struct DuplicatePair {
  DuplicatePairId id;
  int version{1};
  DuplicateSubject subject{DuplicateSubject::people};
  DuplicateRecord a, b;
  double score{0};
  bool is_certain{false};
  std::vector<Reason> reasons;
  DuplicateVerdict verdict{DuplicateVerdict::open};
  Instant found_at;
  std::optional<Instant> decided_at;
  std::string decided_by;
  std::optional<LocalDate> later_until;     ///< of a pair put off, the day on which it waits again
};

struct DuplicateFilter {
  DuplicateSubject subject{DuplicateSubject::people};
  DuplicateVerdict verdict{DuplicateVerdict::open};
  std::optional<Uuid> record;               ///< only pairs of that person or organisation
};

/// A record that one being written may be the same as.
struct LikelyRecord {
  DuplicateRecord record;
  Likelihood likelihood;
};

/// A person of the register as a whole comparison holds them.
struct RegisterPerson {
  PersonId id;
  int ordinal{0};
  int version{1};
  PersonProfile profile;
};

struct FoundPair {
  Uuid a, b;                                ///< in either order
  Likelihood likelihood;
};

/// A comparison of the whole register.
struct DuplicateRun {
  DuplicateRunId id;
  DuplicateSubject subject{DuplicateSubject::people};
  std::string state{"queued"};              ///< queued, running, done, failed, cancelled
  std::optional<AccountId> account;
  int records{0}, pairs{0}, certain{0};
  std::string failure;
  Instant created_at;
  std::optional<Instant> finished_at;
};

class DuplicateStore {
 public:
  virtual ~DuplicateStore() = default;

  /// Compares one person with the register as it is now and keeps the pairs found; pairs no longer found go, decided ones stay. A pair
  /// called different is open again only when much more speaks for it than then. Two people saved at once wait for each other where
  /// they are alike. Seven statements at most.
  virtual void check_person(PersonId id) = 0;
  virtual void check_organisation(OrganisationId id) = 0;
  /// Whom somebody with these data may be the same as, the likeliest first, at most `limit`. Writes nothing. Five statements at most.
  virtual std::vector<LikelyRecord> people_like(PersonProfile person, std::optional<PersonId> except, std::size_t limit) = 0;
  virtual std::vector<LikelyRecord> organisations_like(Organisation const& organisation, std::optional<OrganisationId> except,
                                                       std::size_t limit) = 0;
  /// People whose data changed since they were compared, at most `limit`.
  virtual std::vector<PersonId> unchecked_people(std::size_t limit) = 0;
  /// Marks everybody who stands in lists as unchecked: a comparison that had taken their marks did not come to its end.
  virtual void check_everybody_again() = 0;

  virtual std::vector<RegisterPerson> every_person() = 0;
  virtual std::vector<OrganisationProfile> every_organisation() = 0;
  /// Keeps the keys of those who are unchecked and still as they were read.
  virtual void write_keys(std::span<RegisterPerson const> people) = 0;
  virtual void write_bearers(Bearers const& bearers) = 0;
  virtual void write_pairs(DuplicateSubject subject, std::span<FoundPair const> pairs) = 0;
  /// Drops open pairs that nothing found since then.
  virtual void forget_unseen(DuplicateSubject subject, Instant since) = 0;

  /// By falling score.
  virtual Page<DuplicatePair> list(DuplicateFilter const& filter, PageRequest const& page) = 0;
  virtual std::optional<DuplicatePair> find(DuplicatePairId id) = 0;
  /// `until` belongs to `later`, and to it alone. Errors: stale.
  virtual Result<void> decide(DuplicatePairId id, int version, DuplicateVerdict verdict, std::optional<AccountId> account,
                              std::string const& name, Instant now, std::optional<LocalDate> until) = 0;

  /// Errors: comparison_under_way when one of that subject is not over.
  virtual Result<void> insert_run(DuplicateRun const& run) = 0;
  /// False when it is not in the state `from` any more.
  virtual bool move_run(DuplicateRun const& run, std::string const& from) = 0;
  virtual std::optional<DuplicateRun> find_run(DuplicateRunId id) = 0;
  virtual std::optional<DuplicateRun> last_run(DuplicateSubject subject) = 0;
  /// Those that a stopped server left; they are marked failed.
  virtual int fail_interrupted_runs(Instant now) = 0;
};

}  // namespace athar
