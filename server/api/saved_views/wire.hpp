#pragma once
#include "domain/access/saved_view.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct SavedViewBody {
  std::string label;
  std::map<std::string, std::string> filters;
  bool is_shared{false};
};
BOOST_DESCRIBE_STRUCT(SavedViewBody, (), (label, filters, is_shared))

/// The list is said once: a view stays one of its list.
struct NewSavedViewBody : SavedViewBody {
  std::optional<SavedViewId> id;
  std::string list;
};
BOOST_DESCRIBE_STRUCT(NewSavedViewBody, (SavedViewBody), (id, list))

struct SavedViewView {
  SavedViewId id;
  int version{1};
  std::string list;
  std::string label;
  std::map<std::string, std::string> filters;
  bool is_shared{false};
  bool is_own{true};
  std::optional<std::string> owner_name;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SavedViewView, (), (id, version, list, label, filters, is_shared, is_own, owner_name, can))
constexpr auto read_as(json::Of<SavedViewBody>) { return json::Of<SavedViewView>{}; }
constexpr auto read_as(json::Of<NewSavedViewBody>) { return json::Of<SavedViewView>{}; }
constexpr auto notes(json::Of<SavedViewBody>) {
  return std::to_array<json::Note>({
      {.member = "label", .max_length = 60},
      {.member = "filters", .description = "The list's own query parameters, `sort` among them; never what is searched for", .max_items = 20},
      {.member = "is_shared", .description = "With everybody who sees the whole list", .has_default = true},
  });
}
constexpr auto notes(json::Of<NewSavedViewBody>) {
  return std::to_array<json::Note>({{.member = "list", .description = "The list's name in the API", .example = "agreements", .max_length = 40}});
}
constexpr auto notes(json::Of<SavedViewView>) {
  return std::to_array<json::Note>({{.member = "owner_name", .description = "Of a view that somebody else shares"}});
}

struct SavedViewList {
  std::vector<SavedViewView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SavedViewList, (), (items, can))

}  // namespace athar::api
