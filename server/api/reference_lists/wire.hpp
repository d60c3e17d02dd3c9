#pragma once
#include "domain/reference/reference_list.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct NewReferenceItem {
  std::string code;
  LocalizedText name;
};
BOOST_DESCRIBE_STRUCT(NewReferenceItem, (), (code, name))

constexpr auto notes(json::Of<NewReferenceItem>) {
  return std::to_array<json::Note>({{.member = "code", .description = "A small letter, then small letters, digits and _; never changed",
                                     .example = "public_agency", .max_length = 60}});
}

struct ReferenceItemView {
  std::string code;
  LocalizedText name;
  int position{0};
  bool active{true};
  int version{1};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ReferenceItemView, (), (code, name, position, active, version, can))

struct ReferenceItemBody {
  LocalizedText name;
  int position{0};
  bool active{true};
};
BOOST_DESCRIBE_STRUCT(ReferenceItemBody, (), (name, position, active))

constexpr auto read_as(json::Of<ReferenceItemBody>) { return json::Of<ReferenceItemView>{}; }

constexpr auto notes(json::Of<ReferenceItemBody>) {
  return std::to_array<json::Note>({
      {.member = "position", .description = "Where the item stands in the list", .minimum = 0, .maximum = 100000},
      {.member = "active", .description = "False: no longer offered, kept for the records that have it"},
  });
}

struct ReferenceOrderBody {
  std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(ReferenceOrderBody, (), (codes))

constexpr auto notes(json::Of<ReferenceOrderBody>) {
  return std::to_array<json::Note>({{.member = "codes", .description = "Every code of the list once, in the order wanted", .required = true}});
}

struct ReferenceListView {
  std::vector<ReferenceItemView> items;
};
BOOST_DESCRIBE_STRUCT(ReferenceListView, (), (items))

}  // namespace athar::api
