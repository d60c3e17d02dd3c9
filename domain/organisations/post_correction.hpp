#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/people/person.hpp"
#include "domain/shared/localized_text.hpp"

/// After a split nobody knows who went where until it is said: the posts of many people are put under one successor from the split's day on.
namespace athar {

using OrganisationEventId = Id<struct OrganisationEventTag>;
using PostCorrectionId = Id<struct PostCorrectionTag>;

inline constexpr std::size_t people_per_correction_at_most = 200;

/// Somebody whose post stands under the split organisation on or after its last day.
struct PostToCorrect {
  PersonId person_id;
  std::string family_name, given_name, family_name_ar, given_name_ar;
  std::string function;
  std::optional<LocalDate> from, to;           ///< of the post; from before the split where it goes on over it
};

struct PostCorrection {
  PostCorrectionId id;
  OrganisationEventId event;
  OrganisationId successor;
  std::vector<PersonId> people;
};

struct PostCorrectionRow {
  PostCorrection correction;                   ///< without its people
  LocalizedText successor_name;
  int people{0};
  int left{0};                                 ///< of an undone one: people whose posts were changed since and stay as they are
  Instant recorded_at;
  std::string recorded_by;
  std::optional<Instant> undone_at;
  std::string undone_by;
};

}  // namespace athar
