#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// A country, or a part of Morocco: regions hold provinces and prefectures, these hold communes.
struct Place {
  std::string code;  ///< "MA", "MA-01", "01.511", "02.411/oujda" or a commune's official code
  std::string kind;  ///< country, region, province, commune
  std::optional<std::string> parent_code;
  std::optional<std::string> region_code;
  std::string country_code;
  std::string type;  ///< of a province: province, prefecture …; empty for none
  LocalizedText name;
  LocalizedText parent_name;
  std::string sort_key;
};

struct PlaceFilter {
  std::optional<std::string> search;
  std::optional<std::string> kind;
  std::optional<std::string> parent_code;
};

/// A line of an official list of places.
struct OfficialPlace {
  std::string code;
  std::string kind;
  std::optional<std::string> parent_code;
  LocalizedText name;
  std::string type;
};

/// Puts parents before children and checks the lines among themselves; parents may also be places already known.
/// Errors: by line ("rows/12/code"): required, invalid_code, not_one_of, name_required, repeated_code, parent_required, parent_not_allowed.
Result<std::vector<OfficialPlace>> checked_official_list(std::vector<OfficialPlace> rows);

struct OfficialListReport {
  int rows{0};
  int taken{0};  ///< added or renamed; the others were as in the list
};

class PlaceStore {
 public:
  virtual ~PlaceStore() = default;
  virtual std::optional<Place> find(std::string const& code) = 0;
  /// By name; `after_id` is the code of the last one seen.
  virtual Page<Place> list(PlaceFilter const& filter, PageRequest const& page) = 0;
  /// Adds what is new and renames what is known; never removes: records refer to places.
  /// Errors: those of `checked_official_list`; unknown_place for a parent nobody knows.
  virtual Result<OfficialListReport> take_official_list(std::vector<OfficialPlace> const& rows) = 0;
};

}  // namespace athar
