#include "domain/territory/place.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 4> kinds{"country", "region", "province", "commune"};

std::size_t depth(std::string_view kind) {
  return static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
}

/// Letters, digits, ".", "-", "_", and one "/" between two parts; at most 60.
bool is_place_code(std::string_view code) {
  if (code.empty() || code.size() > 60 || code.front() == '/' || code.back() == '/') return false;
  if (std::count(code.begin(), code.end(), '/') > 1) return false;
  return std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '/';
  });
}

void check_row(OfficialPlace const& place, std::string const& path, std::vector<FieldError>& errors) {
  if (place.code.empty()) errors.push_back({path + "code", "required", {}});
  if (!place.code.empty() && !is_place_code(place.code)) errors.push_back({path + "code", "invalid_code", {}});
  if (depth(place.kind) == kinds.size()) errors.push_back({path + "kind", "not_one_of", "country, region, province, commune"});
  if (place.kind == "country" && place.parent_code) errors.push_back({path + "parent_code", "parent_not_allowed", {}});
  if (place.kind != "country" && !place.parent_code) errors.push_back({path + "parent_code", "parent_required", {}});
  if (place.name.empty()) errors.push_back({path + "name", "name_required", {}});
}

}  // namespace

Result<std::vector<OfficialPlace>> checked_official_list(std::vector<OfficialPlace> rows) {
  constexpr std::size_t enough = 100;
  std::vector<FieldError> errors;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < rows.size() && errors.size() < enough; ++i) {
    std::string const path = "rows/" + std::to_string(i + 1) + "/";
    check_row(rows[i], path, errors);
    if (!rows[i].code.empty() && !seen.insert(rows[i].code).second) errors.push_back({path + "code", "repeated_code", rows[i].code});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  std::stable_sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return depth(a.kind) < depth(b.kind); });
  return rows;
}

}  // namespace athar
