#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/reach/index.hpp"
#include "domain/reach/query.hpp"
#include "domain/reach/reach_store.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// A question with the index it is put to.
struct Asked {
  reach::Query query;
  std::optional<reach::Index::Snapshot> as_of;
  std::string cursor;
  std::size_t limit{50};
  bool csv{false};
  std::vector<LocalDate> ends;               ///< of a figure that runs on: up to which days
};

/// Reads the question of the request's parameters, narrowed to what the caller sees under that permission.
/// `takes_ends`: "ends" is read too, a list of days. Errors: those of `ReachService::question`, invalid_parameter, control_characters, invalid_instant, out_of_range, not_one_of.
Result<Asked> asked(Call& call, Permission permission, bool takes_ends = false);

using PeopleNames = std::unordered_map<PersonId, CountedPersonName>;
using SessionNames = std::unordered_map<SessionId, CountedSessionName>;

PeopleNames names_of(UnitOfWork& unit, std::vector<PersonId> const& ids);
SessionNames names_of(UnitOfWork& unit, std::vector<SessionId> ids);
/// Of everybody and every session in these records.
std::pair<PeopleNames, SessionNames> names_of(UnitOfWork& unit, reach::Records const& records);

}  // namespace athar::api
