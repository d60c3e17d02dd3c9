#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/reach/facts.hpp"

/// What a figure can be split and filtered by, with the codes the outside uses.
namespace athar::reach {

enum class Dimension : std::uint8_t {
  sex,
  age_band,
  administrative_level,
  category,
  region,  ///< of the person's assignment, at the session
  organisation,
  organisation_type,
  session_region,
  kind,
  modality,
  course,  ///< of the catalogue; unknown: the session stands alone
  session,
  month,
  quarter,
  year,
  programme,
};

inline constexpr std::size_t dimension_count = 16;

/// Every dimension, in the order of the enumeration.
inline constexpr std::array<Dimension, dimension_count> all_dimensions{Dimension::sex,
                                                                       Dimension::age_band,
                                                                       Dimension::administrative_level,
                                                                       Dimension::category,
                                                                       Dimension::region,
                                                                       Dimension::organisation,
                                                                       Dimension::organisation_type,
                                                                       Dimension::session_region,
                                                                       Dimension::kind,
                                                                       Dimension::modality,
                                                                       Dimension::course,
                                                                       Dimension::session,
                                                                       Dimension::month,
                                                                       Dimension::quarter,
                                                                       Dimension::year,
                                                                       Dimension::programme};

/// The code of a value that nobody recorded. Sex has a code of its own for it: "not_stated".
inline constexpr std::string_view unknown_code = "unknown";

std::string_view name(Dimension dimension);
std::optional<Dimension> dimension_named(std::string_view name);

/// True for what belongs to the person at the session; figures of sessions and sittings cannot be split by it.
bool describes_person(Dimension dimension);

std::string_view code(Sex sex);                    ///< "F", "M", "not_stated", "prefers_not_to_say"
std::string_view code(AgeBand band);               ///< "under_25", "25_34" … "65_over", "unknown"
std::string_view code(AdministrativeLevel level);  ///< "central", "deconcentrated", "territorial", "unknown"
std::string_view code(Role role);                  ///< "participant" …
std::optional<Sex> sex_coded(std::string_view code);
std::optional<AgeBand> age_band_coded(std::string_view code);
std::optional<AdministrativeLevel> administrative_level_coded(std::string_view code);

/// The unknown value's code in that dimension.
std::string_view unknown_code_of(Dimension dimension);

/// The order groups are shown in: by the scale of the dimension where it has one, otherwise by code; unknown last.
bool code_comes_before(Dimension dimension, std::string_view left, std::string_view right);

}  // namespace athar::reach
