#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/resources/double_booking.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

enum class TrainerStanding { internal, external };
enum class TrainingOfTrainers { none, following, certified, master };

std::string_view name_of(TrainerStanding standing);
std::string_view name_of(TrainingOfTrainers level);
std::optional<TrainerStanding> trainer_standing_named(std::string_view name);
std::optional<TrainingOfTrainers> training_of_trainers_named(std::string_view name);

/// What somebody is entitled to teach, and until when.
struct Accreditation {
  std::string title;
  std::string issuer;
  std::optional<LocalDate> valid_from;
  std::optional<LocalDate> expires_on;  ///< that day included
};

/// Days on which a trainer cannot be had; both included.
struct TrainerAbsence {
  LocalDate starts_on;
  LocalDate ends_on;
  std::string reason;
};

/// What is known of a person as a trainer. The person's name and post are the person's.
struct Trainer {
  PersonId person_id;
  int version{1};
  TrainerStanding standing{TrainerStanding::internal};
  std::vector<std::string> fields;        ///< what they teach, in the words of the centre
  std::vector<std::string> languages;     ///< ISO 639-1
  TrainingOfTrainers training_of_trainers{TrainingOfTrainers::none};
  std::vector<int> weekdays;              ///< on which they can be had: 1 Monday … 7 Sunday
  std::string contract_reference;
  std::optional<LocalDate> contract_from;
  std::optional<LocalDate> contract_to;
  DoubleBooking double_booking{DoubleBooking::refused};
  std::vector<Accreditation> accreditations;
  std::vector<TrainerAbsence> absences;
  std::string note;
};

/// Errors: invalid_language, given_twice (fields, languages, weekdays), required (fields, weekdays, accreditations/title),
/// out_of_range (weekdays), end_before_start (contract_to, accreditations, absences).
Result<Trainer> checked(Trainer trainer);

/// A trainer with the person behind it.
struct TrainerPage {
  Trainer trainer;
  std::string family_name, given_name, family_name_ar, given_name_ar;
  std::optional<LocalDate> next_expiry;   ///< of the accreditations
  int sessions_to_come{0};
  std::string sort_key;
};

/// Of an accreditation or a contract: over, or over within `soon_days`.
enum class TrainerExpiry { over, soon };
inline constexpr int soon_days = 90;

/// What trainers of the pool teach, and how many of them.
struct TaughtField {
  std::string field;
  int trainers{0};
};

struct TrainerFilter {
  std::optional<std::string> search;      ///< part of a name or a field
  std::optional<std::string> field;       ///< exactly, whatever its accents
  std::optional<std::string> language;
  std::optional<TrainerStanding> standing;
  std::optional<TrainingOfTrainers> training_of_trainers;
  std::optional<TrainerExpiry> expiry;
  std::optional<PersonId> person_id;      ///< by any record of the person
  LocalDate today;
};

class TrainerStore {
 public:
  virtual ~TrainerStore() = default;
  /// Errors: already_in_pool; the named constraints.
  virtual Result<void> insert(Trainer const& trainer) = 0;
  /// Errors: stale; trainer_taken when the policy becomes stricter than what is booked.
  virtual Result<void> update(Trainer const& trainer) = 0;
  /// Takes somebody out of the pool; their sessions stay. Errors: stale.
  virtual Result<void> remove(PersonId id, int version) = 0;
  /// By any record of the person. Three statements.
  virtual std::optional<TrainerPage> find(PersonId id, LocalDate today) = 0;
  /// Without absences; accreditations only as the next expiry.
  virtual Page<TrainerPage> list(TrainerFilter const& filter, PageRequest const& page) = 0;
  /// What is taught in the pool, in order; spellings that differ by case or accents are one. At most 500.
  virtual std::vector<TaughtField> fields() = 0;
};

}  // namespace athar
