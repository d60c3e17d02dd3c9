#pragma once
#include "server/json/json.hpp"

namespace athar::api {

/// One line of the history. `concept_name` is "concept" on the wire, which C++ keeps for itself.
struct ChangeView {
  std::int64_t id{0};
  Instant at;
  std::optional<std::int64_t> tick;
  std::optional<AccountId> actor;
  std::string actor_name;
  std::string concept_name;
  std::optional<Uuid> subject_id;
  std::string action;
  std::optional<json::Raw> before;
  std::optional<json::Raw> after;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (id, at, tick, actor, actor_name, concept_name, subject_id, action, before, after))

constexpr auto notes(json::Of<ChangeView>) {
  return std::to_array<json::Note>({
      {.member = "tick", .description = "The tick of recorded time that holds it; absent while it is being numbered"},
      {.member = "concept_name", .description = "people, sessions, organisations …", .example = "people"},
      {.member = "action", .example = "updated"},
      {.member = "before", .description = "The record before; absent for what was created"},
      {.member = "after", .description = "The record after; absent for what was deleted"},
  });
}

}  // namespace athar::api

template <>
inline athar::json::Shape const& athar::json::shape_of<athar::api::ChangeView>() {
  static Shape const shape = [] {
    auto built = detail::build_shape<api::ChangeView>();
    for (auto& member : built.members)
      if (member.name == "concept_name") member.name = "concept";
    return built;
  }();
  return shape;
}
