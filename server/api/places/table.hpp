#pragma once
#include "domain/territory/place.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What the list of places was asked.
struct AskedPlaces {
  PlaceFilter filter;
  PageRequest page;
};
Result<AskedPlaces> asked_places(Call const& call);

ListTable places_table();

}  // namespace athar::api
