#include "domain/reference/reference_list.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 7> lists{"organisation_type", "person_category",  "grade",           "outreach_kind",
                                                "group_kind",        "agreement_type",   "agreement_domain"};

}  // namespace

std::span<std::string_view const> reference_lists() { return lists; }

bool is_reference_list(std::string_view name) { return std::find(lists.begin(), lists.end(), name) != lists.end(); }

bool is_reference_code(std::string_view code) {
  if (code.empty() || code.size() > 60 || code.front() < 'a' || code.front() > 'z') return false;
  return std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Result<ReferenceItem> checked(ReferenceItem item) {
  std::vector<FieldError> errors;
  if (!is_reference_code(item.code)) errors.push_back({"code", "invalid_code", {}});
  if (item.name.empty()) errors.push_back({"name", "name_required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return item;
}

Result<void> checked_order(std::vector<ReferenceItem> const& items, std::vector<std::string> const& codes) {
  std::vector<std::string> known, given = codes;
  for (auto const& item : items) known.push_back(item.code);
  std::sort(known.begin(), known.end());
  std::sort(given.begin(), given.end());
  if (known != given) return refuse(invalid_field("codes", "not_the_whole_list"));
  return {};
}

}  // namespace athar
