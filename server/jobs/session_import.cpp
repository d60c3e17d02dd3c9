#include <algorithm>
#include <set>

#include "domain/courses/course.hpp"
#include "domain/imports/imported_records.hpp"
#include "domain/imports/session_rows.hpp"
#include "server/jobs/import_plan.hpp"

namespace athar::api {
namespace {

constexpr std::size_t sessions_at_once = 200;
/// Over two hundred working days, with what may be free between them.
constexpr int longest_course_days = 460;

std::vector<std::string> list_of(std::set<std::string> const& set) { return {set.begin(), set.end()}; }

SessionLookup look_up(UnitOfWork& unit, std::vector<SessionCells> const& rows, Import const& import) {
  std::set<std::string> references, countries, places, programmes, courses;
  std::optional<LocalDate> earliest, latest;
  for (auto const& row : rows) {
    if (!row.reference.empty()) references.insert(row.reference);
    if (!row.country.empty()) countries.insert(row.country);
    if (!row.place_code.empty()) places.insert(row.place_code);
    if (!row.programme.empty()) programmes.insert(row.programme);
    if (row.course.empty()) continue;
    courses.insert(row.course);
    if (!row.first_date) continue;
    earliest = earliest ? std::min(*earliest, *row.first_date) : row.first_date;
    latest = latest ? std::max(*latest, *row.first_date) : row.first_date;
  }
  if (auto const given = import.defaults.find("programme"); given != import.defaults.end()) programmes.insert(given->second);
  auto& records = unit.imports().records();
  SessionLookup lookup;
  for (auto& known : records.sessions_with_references(list_of(references))) {
    auto const reference = known.session.external_reference.value_or("");
    lookup.sessions.emplace(reference, std::move(known));
  }
  lookup.countries = records.places_named(list_of(countries), "country");
  lookup.places = records.places_named(list_of(places), "");
  lookup.programmes = records.programmes(list_of(programmes));
  lookup.courses = records.courses_named(list_of(courses));
  if (earliest) lookup.special_days = unit.courses().special_days(*earliest, LocalDate::from_days(latest->days() + longest_course_days));
  return lookup;
}

class SessionPlan final : public ImportPlan {
 public:
  SessionPlan(std::vector<PlannedSession> planned, SessionLookup lookup) : planned_(std::move(planned)), lookup_(std::move(lookup)) {
    for (auto& each : planned_) rows.push_back(std::move(each.row));
    count();
  }

  Result<Touched> write(UnitOfWork& unit, Services const& services, Import const& import, Checkpoint const& checkpoint) override {
    Touched touched;
    int written = 0;
    auto done = [&](std::size_t more) { checkpoint(written += static_cast<int>(more), to_write()); };
    if (auto result = insert_new(unit, services, import, touched.sessions, done); !result) return refuse(std::move(result.error()));
    if (auto result = update_changed(unit, services, import, touched.sessions, done); !result) return refuse(std::move(result.error()));
    return touched;
  }

 private:
  Result<void> insert_new(UnitOfWork& unit, Services const& services, Import const& import, std::vector<SessionId>& touched,
                          std::function<void(std::size_t)> const& done) {
    auto const today = services.today();
    std::vector<Session> sessions;
    std::vector<bool> completed;
    std::vector<Uuid> ids;
    auto flush = [&]() -> Result<void> {
      auto& records = unit.imports().records();
      auto stored = records.insert_sessions(sessions, completed, today.year());
      if (!stored) return stored;
      records.remember_made(import.id, "sessions", ids);
      done(sessions.size());
      sessions.clear();
      completed.clear();
      ids.clear();
      return stored;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].outcome != RowOutcome::fresh) continue;
      auto& session = planned_[i].session;
      session.id = SessionId{services.new_id()};
      rows[i].subject = session.id.uuid;
      touched.push_back(session.id);
      ids.push_back(session.id.uuid);
      auto const last = last_date(session);
      completed.push_back(last && *last < today);
      sessions.push_back(session);
      if (sessions.size() < sessions_at_once) continue;
      if (auto stored = flush(); !stored) return stored;
    }
    return flush();
  }

  Result<void> update_changed(UnitOfWork& unit, Services const& services, Import const& import, std::vector<SessionId>& touched,
                              std::function<void(std::size_t)> const& done) {
    auto const& language = default_of(import.defaults, "language");
    std::vector<Uuid> ids;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].outcome == RowOutcome::changed) ids.push_back(planned_[i].session.id.uuid);
    unit.imports().records().remember_before(import.id, "sessions", ids);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].outcome != RowOutcome::changed) continue;
      auto page = unit.sessions().find(planned_[i].session.id, {}, services.today());
      if (!page) return refuse(stale());
      // The whole session, with the hours of its days.
      auto session = std::move(page->session);
      lay_over(session, planned_[i].cells, lookup_, language);
      auto valid = checked(std::move(session));
      if (!valid) return refuse(std::move(valid.error()));
      if (auto stored = unit.sessions().update(*valid); !stored) return stored;
      touched.push_back(valid->id);
      done(1);
    }
    return {};
  }

  std::vector<PlannedSession> planned_;      ///< beside the rows
  SessionLookup lookup_;
};

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_sessions(UnitOfWork& unit, Services const&, Table const& table, Import const& import) {
  auto cells = read_session_cells(table, import.mapping);
  auto lookup = look_up(unit, cells, import);
  if (auto given = import.defaults.find("programme"); given != import.defaults.end() && !lookup.programmes.contains(given->second))
    return refuse(invalid_field("defaults/programme", "unknown_programme", given->second));
  auto planned = athar::plan_sessions(std::move(cells), import.mapping, import.defaults, lookup);
  return std::make_unique<SessionPlan>(std::move(planned), std::move(lookup));
}

}  // namespace athar::api
