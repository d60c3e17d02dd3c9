#include "server/api/places/places.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/places/table.hpp"
#include "server/api/places/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "places";

PlaceView view_of(Place const& place) {
  return {.code = place.code,
          .kind = place.kind,
          .name = place.name,
          .parent_code = place.parent_code,
          .parent_name = place.parent_name.empty() ? std::nullopt : std::optional(place.parent_name),
          .region_code = place.region_code,
          .country_code = place.country_code,
          .type = place.type.empty() ? std::nullopt : std::optional(place.type),
          .can = {{"update", false}, {"delete", false}}};
}

Result<Answer> list(Call& call) {
  auto asked = asked_places(call);
  if (!asked) return refuse(std::move(asked.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.places().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [](json::Writer& out, Place const& place) { json::write(out, view_of(place)); });
    return answer;
  });
}

/// Codes of communes hold a "/": sent as it is or as %2F, it makes two parts of the path.
Result<Answer> show(Call& call) {
  std::string code;
  for (auto const& part : call.path_values) code += (code.empty() ? "" : "/") + part;
  if (code.size() > 100 || !json::is_clean_text(code)) return refuse(not_found("place"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const place = unit.places().find(code);
    if (!place) return refuse(not_found("place"));
    Answer answer;
    answer.body = json::to_json(view_of(*place));
    return answer;
  });
}

}  // namespace

std::vector<Route> place_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/places", Permission::reference_read, list,
       {.summary = "List places", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of a name, or a whole code"},
                  {.name = "kind", .choices = {"country", "region", "province", "commune"}},
                  {.name = "parent", .description = "Code of the place they lie in"}, {.name = "limit", .type = ParameterType::integer},
                  {.name = "cursor"}, {.name = "sort", .choices = {"name"}}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PlaceView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/places/{code}", Permission::reference_read, show,
       {.summary = "One place", .tag = concept_name, .answer = &shape_of<PlaceView>(), .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/places/{province}/{commune}", Permission::reference_read, show,
       {.summary = "One commune whose code holds a slash", .tag = concept_name, .answer = &shape_of<PlaceView>(),
        .errors = {401, 403, 404}}},
  };
}

}  // namespace athar::api
