#include "domain/imports/columns.hpp"

#include <algorithm>
#include <set>

namespace athar {
namespace {

template <class List>
bool contains(List const& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

ImportKind const* import_kind_named(std::string_view name) {
  for (auto const* kind : {&agreements_kind(), &organisations_kind(), &people_kind(), &progress_kind(), &registrations_kind(), &sessions_kind()})
    if (kind->name == name) return kind;
  return nullptr;
}

std::string code_meant(std::span<ChoiceWord const> words, std::string_view cell) {
  auto const key = header_key(cell);
  for (auto const& word : words)
    if (header_key(word.text) == key || header_key(word.code) == key) return std::string(word.code);
  return std::string(cell);
}

void check_choice(std::vector<FieldError>& errors, std::string const& path, std::string_view value, std::string_view allowed) {
  for (auto rest = allowed; !rest.empty();) {
    auto const end = rest.find(", ");
    if (rest.substr(0, end) == value) return;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
  }
  errors.push_back({path, "not_one_of", std::string(allowed)});
}

Result<void> check_mapping(ImportKind const& kind, std::vector<std::string> const& more_fields,
                           std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
                           std::vector<std::string> const& columns) {
  std::vector<FieldError> errors;
  for (auto const& group : {kind.one_of, kind.also_one_of})
    if (!group.empty() && std::none_of(group.begin(), group.end(), [&](auto field) { return mapping.contains(std::string(field)); }))
      errors.push_back({"mapping/" + std::string(group.front()), "required", {}});
  std::set<std::string_view> used;
  for (auto const& [field, column] : mapping) {
    std::string const path = "mapping/" + field;
    if (!contains(kind.fields, field) && !contains(more_fields, field)) errors.push_back({path, "unknown_field", {}});
    else if (!contains(columns, column)) errors.push_back({path, "unknown_column", column});
    else if (!used.insert(column).second) errors.push_back({path, "given_twice", column});
  }
  for (auto const& [field, value] : defaults) {
    std::string const path = "defaults/" + field;
    if (contains(kind.default_fields, field)) {
      kind.check_default(errors, path, field, value);
      continue;
    }
    std::string allowed;
    for (auto each : kind.default_fields) allowed += (allowed.empty() ? "" : ", ") + std::string(each);
    errors.push_back({path, "unknown_field", allowed});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar
