#include "histories.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace athar::reach::histories {
namespace {

constexpr int people_at_most = 8;
constexpr int sessions_at_most = 7;
constexpr int organisations_at_most = 5;
constexpr int programmes_at_most = 3;
constexpr int courses_at_most = 3;

std::string const regions[] = {"", "MA-01", "MA-04", "MA-09"};
std::string const kinds[] = {"training", "workshop", "study_visit"};
std::string const modalities[] = {"in_person", "distance"};
std::string const categories[] = {"", "civil_servant", "elected"};
std::string const types[] = {"", "ministry", "association"};

}  // namespace

PersonId person_id(Ordinal person) { return {Uuid::from_name(fmt::format("person {}", person))}; }
SessionId session_id(Ordinal session) { return {Uuid::from_name(fmt::format("session {}", session))}; }
OrganisationId organisation_id(Ordinal organisation) {
  return {Uuid::from_name(fmt::format("organisation {}", organisation))};
}
ProgrammeId programme_id(int programme) { return {Uuid::from_name(fmt::format("programme {}", programme))}; }
CourseId course_id(int course) { return {Uuid::from_name(fmt::format("course {}", course))}; }

std::vector<ProgrammeId> Chance::programmes(int at_most) {
  std::vector<ProgrammeId> ids;
  for (int count = below(at_most + 1); count > 0; --count) ids.push_back(programme_id(below(programmes_at_most)));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

SessionFact Chance::session(Ordinal ordinal) {
  SessionFact fact;
  fact.ordinal = ordinal;
  fact.id = session_id(ordinal);
  if (!one_in(5)) fact.date = LocalDate::from_days(20'400 + below(500));
  fact.sittings = below(7);
  fact.planned_minutes = one_in(4) ? 0 : fact.sittings * 90;
  fact.sittings_recorded = below(fact.sittings + 1);
  fact.held = !one_in(3);
  fact.kind = kinds[below(3)];
  fact.modality = modalities[below(2)];
  fact.region = regions[below(4)];
  fact.country = "MA";
  fact.programmes = programmes(2);
  if (!one_in(3)) fact.course = course_id(below(courses_at_most));
  if (one_in(3)) {
    fact.has_head_count = true;
    fact.head_count_total = below(12);
    if (one_in(2)) fact.head_count_women = below(fact.head_count_total + 1);
    if (one_in(2)) fact.head_count_men = below(fact.head_count_total - fact.head_count_women.value_or(0) + 1);
  }
  return fact;
}

ParticipationFact Chance::participation(Ordinal person, Ordinal session) {
  ParticipationFact fact;
  fact.person = person;
  fact.session = session;
  fact.person_id = person_id(person);
  fact.role = one_in(5) ? static_cast<Role>(below(6)) : Role::participant;
  fact.registered = !one_in(5);
  fact.attended_sittings = below(6);
  fact.attended_minutes = one_in(3) ? 0 : fact.attended_sittings * 90;
  fact.sex = static_cast<Sex>(below(4));
  fact.age_band = static_cast<AgeBand>(below(7));
  fact.level = static_cast<AdministrativeLevel>(below(4));
  fact.category = categories[below(3)];
  fact.organisation = below(organisations_at_most + 1);
  fact.region = regions[below(4)];
  if (one_in(4)) fact.programmes = programmes(2);
  return fact;
}

OrganisationFact Chance::organisation(Ordinal ordinal) {
  // A parent of a smaller ordinal: no tree bites its tail.
  OrganisationFact fact{ordinal, organisation_id(ordinal), below(ordinal), types[below(3)], {}};
  // Sessions lie in 2026 and around; a few of these days fall between them.
  for (std::int32_t until = 20'300 + below(200); one_in(2) && fact.earlier_parents.size() < 3; until += 1 + below(200))
    fact.earlier_parents.push_back({until, below(ordinal)});
  return fact;
}

Change Chance::change(plain::World const& world) {
  Change change;
  change.tick = world.tick + 1;
  change.recorded_at = {1'700'000'000'000'000 + change.tick};
  if (one_in(4)) change.organisations.push_back(organisation(1 + below(organisations_at_most)));
  for (int count = below(3); count > 0; --count) change.sessions.push_back(session(1 + below(sessions_at_most)));
  if (one_in(6)) change.closed_sessions.push_back(1 + below(sessions_at_most));
  for (int count = below(4); count > 0; --count) {
    auto const fact = participation(1 + below(people_at_most), 1 + below(sessions_at_most));
    std::erase_if(change.participations,
                  [&](auto const& other) { return other.person == fact.person && other.session == fact.session; });
    change.participations.push_back(fact);
  }
  for (int count = below(3); count > 0; --count) {
    change.closed_participations.emplace_back(1 + below(people_at_most), 1 + below(sessions_at_most));
  }
  return change;
}

std::string Chance::filter_value(Dimension dimension) {
  if (one_in(4)) return std::string(unknown_code_of(dimension));
  auto const month = 1 + below(12);
  auto const year = 2025 + below(3);
  switch (dimension) {
    case Dimension::sex:
      return std::string(code(static_cast<Sex>(below(4))));
    case Dimension::age_band:
      return std::string(code(static_cast<AgeBand>(below(7))));
    case Dimension::administrative_level:
      return std::string(code(static_cast<AdministrativeLevel>(below(4))));
    case Dimension::category:
      return categories[1 + below(2)];
    case Dimension::region:
    case Dimension::session_region:
      return regions[1 + below(3)];
    case Dimension::organisation:
      return organisation_id(1 + below(organisations_at_most)).text();
    case Dimension::organisation_type:
      return types[1 + below(2)];
    case Dimension::kind:
      return kinds[below(3)];
    case Dimension::modality:
      return modalities[below(2)];
    case Dimension::course:
      return course_id(below(courses_at_most)).text();
    case Dimension::session:
      return session_id(1 + below(sessions_at_most)).text();
    case Dimension::month:
      return fmt::format("{}-{:02}", year, month);
    case Dimension::quarter:
      return fmt::format("{}-Q{}", year, 1 + month % 4);
    case Dimension::year:
      return std::to_string(year);
    case Dimension::programme:
      return programme_id(below(programmes_at_most)).text();
  }
  return {};
}

Query Chance::query() {
  Query query = query_of(measures()[static_cast<std::size_t>(below(static_cast<int>(measures().size())))]);
  auto const dimension = [&] {
    while (true) {
      auto const candidate = all_dimensions[static_cast<std::size_t>(below(dimension_count))];
      if (query.measure->applies(candidate)) return candidate;
    }
  };
  for (int count = below(4); count > 0; --count) {
    auto const split = dimension();
    if (std::find(query.by.begin(), query.by.end(), split) == query.by.end()) query.by.push_back(split);
  }
  for (int count = below(3); count > 0; --count) {
    auto const filtered = dimension();
    for (int values = 1 + below(3); values > 0; --values) query.filters[filtered].insert(filter_value(filtered));
  }
  if (one_in(4)) query.from = LocalDate::from_days(20'400 + below(250));
  if (one_in(4)) query.to = LocalDate::from_days(20'650 + below(250));
  if (query.at_least_percent != 0 && one_in(2)) query.at_least_percent = 1 + below(100);
  if (query.measure->unit == Unit::person && one_in(2)) query.scope = static_cast<Scope>(1 + below(3));
  if (one_in(3)) query.head_counts = HeadCountRule::excluded;
  if (query.measure->code == "unique_participants" && one_in(3)) query.head_counts = HeadCountRule::added;
  return query;
}

}  // namespace athar::reach::histories
