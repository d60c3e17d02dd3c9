#pragma once
#include "domain/resources/trainer.hpp"
#include "domain/resources/venue.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// What a list of venues, rooms or assets is asked for.
struct AskedResources {
  ResourceFilter filter;
  PageRequest page;
};

struct AskedHolidays {
  LocalDate from;
  LocalDate to;
};

struct AskedTrainers {
  TrainerFilter filter;
  PageRequest page;
};

/// Reads the parameters of such a list; only those named in `filters` are known. Errors: unknown_parameter, invalid values by name.
Result<AskedResources> asked_resources(Call const& call, std::initializer_list<std::string_view> filters);
Result<AskedResources> asked_venues(Call const& call);
Result<AskedResources> asked_rooms(Call const& call);
Result<AskedResources> asked_assets(Call const& call);
/// A year (this one by default), or from and to. Errors: end_before_start (to).
Result<AskedHolidays> asked_holidays(Call const& call);
Result<AskedTrainers> asked_trainers(Call const& call);

ListTable venues_table();
ListTable rooms_table();
ListTable assets_table();
ListTable holidays_table();
/// Names people: counts of trainers by standing and level unless the names are asked for.
ListTable trainers_table();

}  // namespace athar::api
