#pragma once
#include "domain/duplicates/likeness.hpp"
#include "domain/duplicates/name_words.hpp"

namespace athar {

/// A person's name as it is compared; parts that are not known are empty.
struct PersonName {
  NameWords family, given;
  NameWords family_ar, given_ar;
};

/// What the likeness of two names weighs.
struct NameLikeness {
  double bits{0};
  bool family_agrees{false};
  bool given_agrees{false};
  std::vector<Reason> reasons;
};

class WordDistances;

struct ComparisonOptions {
  WordDistances* known{nullptr};            ///< distances to look up first
  bool with_reasons{true};
};

/// Parts may be missing or exchanged, in one script or the other. A rare name weighs more than one that many bear.
NameLikeness compared(PersonName const& a, PersonName const& b, ComparisonOptions const& options = {});

/// Of one part, as words in any order. `bits` is 0 when one of them is empty.
struct PartLikeness {
  double bits{0};
  double edits{0};
  int left_over{0};                         ///< words that only one of them has
  bool compared{false};
  bool cross_script{false};
};
PartLikeness compared(NameWords const& a, NameWords const& b, WordDistances* known = nullptr);

}  // namespace athar
