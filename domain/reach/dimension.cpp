#include "domain/reach/dimension.hpp"

#include <algorithm>

namespace athar::reach {
namespace {

constexpr std::array<std::string_view, dimension_count> dimension_names{"sex",
                                                                        "age_band",
                                                                        "administrative_level",
                                                                        "category",
                                                                        "region",
                                                                        "organisation",
                                                                        "organisation_type",
                                                                        "session_region",
                                                                        "kind",
                                                                        "modality",
                                                                        "course",
                                                                        "session",
                                                                        "month",
                                                                        "quarter",
                                                                        "year",
                                                                        "programme"};

constexpr std::array<std::string_view, 4> sex_codes{"not_stated", "F", "M", "prefers_not_to_say"};
constexpr std::array<std::string_view, 7> age_band_codes{"unknown", "under_25", "25_34",  "35_44",
                                                         "45_54",   "55_64",    "65_over"};
constexpr std::array<std::string_view, 4> level_codes{"unknown", "central", "deconcentrated", "territorial"};
constexpr std::array<std::string_view, 6> role_codes{"participant", "trainer",  "speaker",
                                                     "organiser",   "observer", "interpreter"};

template <class Enum, std::size_t n>
std::optional<Enum> coded(std::array<std::string_view, n> const& codes, std::string_view code) {
  auto const found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<Enum>(found - codes.begin());
}

/// Place of a code on its dimension's scale, past the end for codes that are not on it; unknown comes last.
template <std::size_t n>
std::size_t rank(std::array<std::string_view, n> const& codes, std::string_view code) {
  auto const place = static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
  return place == 0 ? n + 1 : place;
}

}  // namespace

std::string_view name(Dimension dimension) { return dimension_names[static_cast<std::size_t>(dimension)]; }

std::optional<Dimension> dimension_named(std::string_view name) { return coded<Dimension>(dimension_names, name); }

bool describes_person(Dimension dimension) { return dimension <= Dimension::organisation_type; }

std::string_view code(Sex sex) { return sex_codes[static_cast<std::size_t>(sex)]; }
std::string_view code(AgeBand band) { return age_band_codes[static_cast<std::size_t>(band)]; }
std::string_view code(AdministrativeLevel level) { return level_codes[static_cast<std::size_t>(level)]; }

std::string_view code(Role role) { return role_codes[static_cast<std::size_t>(role)]; }

std::optional<Sex> sex_coded(std::string_view code) { return coded<Sex>(sex_codes, code); }
std::optional<AgeBand> age_band_coded(std::string_view code) { return coded<AgeBand>(age_band_codes, code); }
std::optional<AdministrativeLevel> administrative_level_coded(std::string_view code) {
  return coded<AdministrativeLevel>(level_codes, code);
}

std::string_view unknown_code_of(Dimension dimension) {
  return dimension == Dimension::sex ? code(Sex::not_stated) : unknown_code;
}

bool code_comes_before(Dimension dimension, std::string_view left, std::string_view right) {
  switch (dimension) {
    case Dimension::sex:
      return rank(sex_codes, left) < rank(sex_codes, right);
    case Dimension::age_band:
      return rank(age_band_codes, left) < rank(age_band_codes, right);
    case Dimension::administrative_level:
      return rank(level_codes, left) < rank(level_codes, right);
    default:
      break;
  }
  bool const left_unknown = left == unknown_code;
  bool const right_unknown = right == unknown_code;
  if (left_unknown || right_unknown) return !left_unknown && right_unknown;
  return left < right;
}

}  // namespace athar::reach
