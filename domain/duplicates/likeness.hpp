#pragma once
#include <array>
#include <string_view>
#include <vector>

namespace athar {

/// What speaks for or against two records being one.
enum class Evidence {
  name_same, name_alike, name_other_script, name_swapped, name_part_missing, family_name_differs, given_name_differs, name_differs,
  birth_date_same, birth_date_swapped, birth_date_one_digit, birth_day_same, birth_year_same, birth_differs, email_same, email_differs,
  phone_same, phone_differs, sex_differs, organisation_same, organisation_differs, acronym_same, place_same, place_differs, type_differs,
  parent_same, parent_differs, like_a_third, number_same, number_differs
};

inline constexpr auto evidence_words = std::to_array<std::string_view>(
    {"name_same", "name_alike", "name_other_script", "name_swapped", "name_part_missing", "family_name_differs", "given_name_differs",
     "name_differs", "birth_date_same", "birth_date_swapped", "birth_date_one_digit", "birth_day_same", "birth_year_same", "birth_differs",
     "email_same", "email_differs", "phone_same", "phone_differs", "sex_differs", "organisation_same", "organisation_differs",
     "acronym_same", "place_same", "place_differs", "type_differs", "parent_same", "parent_differs", "like_a_third",
     "number_same", "number_differs"});
constexpr std::string_view word(Evidence evidence) { return evidence_words[static_cast<std::size_t>(evidence)]; }

struct Reason {
  Evidence evidence;
  double bits;                              ///< how much more often it is seen between records of one than of two, as a power of two
  friend bool operator==(Reason const&, Reason const&) = default;
};

/// How surely two records are of one person or organisation.
/// Source: Fellegi and Sunter, "A theory for record linkage" (1969): weights of fields add up to the logarithm of the odds.
struct Likelihood {
  double bits{0};                           ///< the odds, as a power of two
  double score{0};                          ///< 0 to 1: the share of such pairs that are one
  bool is_certain{false};                   ///< nothing speaks against it, and more than the name speaks for it
  std::vector<Reason> reasons;

  bool is_for_review() const;
};

/// From this score on a pair is shown to somebody.
inline constexpr double review_threshold = 0.5;

inline bool Likelihood::is_for_review() const { return score >= review_threshold; }

/// The score of odds given as a power of two.
double score_of(double bits);

}  // namespace athar
