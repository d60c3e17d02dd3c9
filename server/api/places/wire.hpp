#pragma once
#include "domain/territory/place.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct PlaceView {
  std::string code;
  std::string kind;
  LocalizedText name;
  std::optional<std::string> parent_code;
  std::optional<LocalizedText> parent_name;
  std::optional<std::string> region_code;
  std::string country_code;
  std::optional<std::string> type;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (code, kind, name, parent_code, parent_name, region_code, country_code, type, can))

constexpr auto notes(json::Of<PlaceView>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "ISO 3166 for countries and regions, official codes below", .example = "04.421"},
      {.member = "kind", .description = "country, region, province or commune"},
      {.member = "type", .description = "Of a province or commune: its official type"},
  });
}

}  // namespace athar::api
