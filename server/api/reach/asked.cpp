#include "server/api/reach/asked.hpp"

#include <algorithm>

#include "server/api/reach/reach_service.hpp"
#include "server/json/text.hpp"

namespace athar::api {

namespace {

constexpr std::size_t points_at_most = 60;

/// "2026-01-31,2026-02-28". Errors: invalid_parameter on "ends".
Result<std::vector<LocalDate>> days_of(std::string_view text) {
  std::vector<LocalDate> days;
  for (std::size_t at = 0; at <= text.size();) {
    auto const comma = std::min(text.find(',', at), text.size());
    auto const day = LocalDate::parse(text.substr(at, comma - at));
    if (!day || days.size() == points_at_most) return refuse(invalid_field("ends", "invalid_parameter", "1 – 60 days, separated by commas"));
    days.push_back(*day);
    at = comma + 1;
  }
  return days;
}

}  // namespace

Result<Asked> asked(Call& call, Permission permission, bool takes_ends) {
  Asked out;
  std::vector<reach::Parameter> parameters;
  std::optional<Instant> known_as_of;
  for (auto const& [name, value] : call.request.query) {
    if (!json::is_clean_text(name) || !json::is_clean_text(value)) return refuse(invalid_field("query", "control_characters"));
    if (name == "known_as_of") {
      known_as_of = Instant::parse(value);
      if (!known_as_of) return refuse(invalid_field(name, "invalid_instant"));
    } else if (name == "cursor") {
      out.cursor = value;
    } else if (name == "limit") {
      int const limit = value.size() < 5 && !value.empty() && value.find_first_not_of("0123456789") == std::string::npos ? std::stoi(value) : 0;
      if (limit < 1 || limit > 1000) return refuse(invalid_field(name, "out_of_range", "1 – 1000"));
      out.limit = static_cast<std::size_t>(limit);
    } else if (takes_ends && name == "ends") {
      auto days = days_of(value);
      if (!days) return refuse(std::move(days.error()));
      out.ends = std::move(*days);
    } else if (name == "format") {
      if (value != "csv" && value != "json") return refuse(invalid_field(name, "not_one_of", "json, csv"));
      out.csv = value == "csv";
    } else {
      parameters.emplace_back(name, value);
    }
  }
  auto query = call.services.reach->question(parameters, call.caller.scope(permission));
  if (!query) return refuse(std::move(query.error()));
  out.query = std::move(*query);
  if (out.query.attributes == reach::Attributes::now) {
    // What somebody's post is now is not a question to the past.
    if (known_as_of) return refuse(invalid_field("attributes", "invalid_parameter", "at_session with known_as_of"));
    out.as_of = call.services.reach->with_attributes_of_now();
  }
  if (known_as_of) {
    auto snapshot = call.services.reach->at(*known_as_of);
    if (!snapshot) return refuse(std::move(snapshot.error()));
    out.as_of = std::move(*snapshot);
  }
  return out;
}

PeopleNames names_of(UnitOfWork& unit, std::vector<PersonId> const& ids) {
  PeopleNames names;
  if (!ids.empty())
    for (auto& each : unit.reach().people(ids)) names.emplace(each.id, std::move(each));
  return names;
}

SessionNames names_of(UnitOfWork& unit, std::vector<SessionId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  SessionNames names;
  if (!ids.empty())
    for (auto& each : unit.reach().sessions(ids)) names.emplace(each.id, std::move(each));
  return names;
}

std::pair<PeopleNames, SessionNames> names_of(UnitOfWork& unit, reach::Records const& records) {
  std::vector<PersonId> people;
  std::vector<SessionId> sessions;
  for (auto const& person : records.people) {
    people.push_back(person.id);
    for (auto const& session : person.sessions) sessions.push_back(session.id);
  }
  for (auto const& session : records.sessions) sessions.push_back(session.id);
  return {names_of(unit, people), names_of(unit, std::move(sessions))};
}

}  // namespace athar::api
