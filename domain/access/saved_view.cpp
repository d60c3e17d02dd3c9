#include "domain/access/saved_view.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::size_t longest_label = 60;
constexpr std::size_t longest_value = 200;
constexpr std::size_t most_filters = 20;
/// How a list is cut into answers; no part of a view.
constexpr std::array<std::string_view, 4> of_answers{"cursor", "format", "limit", "total"};

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string trimmed(std::string const& text) {
  auto const first = text.find_first_not_of(" \t\n");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

}  // namespace

Result<SavedView> checked(SavedView view) {
  std::vector<FieldError> errors;
  view.label = trimmed(view.label);
  if (view.label.empty()) errors.push_back({"label", "required", {}});
  if (letters_of(view.label) > longest_label) errors.push_back({"label", "too_long", std::to_string(longest_label)});
  if (view.filters.size() > most_filters) errors.push_back({"filters", "too_many_items", std::to_string(most_filters)});
  for (auto const& [name, value] : view.filters) {
    if (!is_name(name) || std::find(of_answers.begin(), of_answers.end(), name) != of_answers.end())
      errors.push_back({"filters", "unknown_parameter", is_name(name) ? name : ""});
    else if (name == "q") errors.push_back({"filters/q", "view_not_searched", {}});
    else if (value.empty() || letters_of(value) > longest_value) errors.push_back({"filters/" + name, "invalid_value", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return view;
}

}  // namespace athar
