#include "server/jobs/session_import.hpp"

#include "domain/imports/columns.hpp"
#include "server/json/json.hpp"

namespace athar::api {
namespace {

constexpr std::size_t sessions_at_once = 200;

std::vector<std::string> list_of(std::set<std::string> const& set) { return {set.begin(), set.end()}; }

std::set<std::string> set_of(std::vector<std::string> const& list) { return {list.begin(), list.end()}; }

SessionLookup look_up(UnitOfWork& unit, std::vector<SessionCells> const& rows, Import const& import) {
  std::set<std::string> references, countries, places, programmes;
  for (auto const& row : rows) {
    if (!row.reference.empty()) references.insert(row.reference);
    if (!row.country.empty()) countries.insert(row.country);
    if (!row.place_code.empty()) places.insert(row.place_code);
    if (!row.programme.empty()) programmes.insert(row.programme);
  }
  if (auto const given = import.defaults.find("programme"); given != import.defaults.end()) programmes.insert(given->second);
  SessionLookup lookup;
  for (auto& known : unit.imports().sessions_with_references(list_of(references))) {
    auto const reference = known.session.external_reference.value_or("");
    lookup.sessions.emplace(reference, std::move(known));
  }
  lookup.countries = set_of(unit.imports().known_places(list_of(countries), "country"));
  lookup.places = set_of(unit.imports().known_places(list_of(places), ""));
  lookup.programmes = unit.imports().programmes(list_of(programmes));
  return lookup;
}

Result<void> insert_new(UnitOfWork& unit, Services const& services, SessionPlan& plan, std::vector<SessionId>& touched,
                        std::function<void(std::size_t)> const& done) {
  auto const today = services.today();
  std::vector<Session> sessions;
  std::vector<bool> completed;
  auto flush = [&]() -> Result<void> {
    auto written = unit.imports().insert_sessions(sessions, completed, today.year());
    if (written) done(sessions.size());
    sessions.clear();
    completed.clear();
    return written;
  };
  for (auto& planned : plan.rows) {
    if (planned.row.outcome != RowOutcome::fresh) continue;
    planned.session.id = SessionId{services.new_id()};
    planned.row.subject = planned.session.id.uuid;
    touched.push_back(planned.session.id);
    auto const last = last_date(planned.session);
    completed.push_back(last && *last < today);
    sessions.push_back(planned.session);
    if (sessions.size() < sessions_at_once) continue;
    if (auto written = flush(); !written) return written;
  }
  return flush();
}

Result<void> update_changed(UnitOfWork& unit, Services const& services, Import const& import, SessionPlan& plan,
                            std::vector<SessionId>& touched, std::function<void(std::size_t)> const& done) {
  auto const language = import.defaults.find("language");
  for (auto& planned : plan.rows) {
    if (planned.row.outcome != RowOutcome::changed) continue;
    auto page = unit.sessions().find(planned.session.id, {}, services.today());
    if (!page) return refuse(stale());
    // The whole session, with the hours of its days.
    auto session = std::move(page->session);
    lay_over(session, planned.cells, plan.lookup, language == import.defaults.end() ? "fr" : language->second);
    auto valid = checked(std::move(session));
    if (!valid) return refuse(std::move(valid.error()));
    if (auto written = unit.sessions().update(*valid); !written) return written;
    touched.push_back(valid->id);
    done(1);
  }
  return {};
}

std::string audit_text(Import const& import, RowCounts const& counts) {
  json::Writer out;
  out.begin_object().field("kind", import.kind).field("file_name", import.file_name).field("sha256", import.sha256)
      .field("new", counts.fresh).field("unchanged", counts.unchanged).field("changed", counts.changed).field("error", counts.error)
      .end_object();
  return out.take();
}

}  // namespace

Result<SessionPlan> plan_session_import(UnitOfWork& unit, std::string const& content, Import const& import) {
  auto table = read_csv(content);
  if (!table) return refuse(std::move(table.error()));
  if (auto fits = check_session_mapping(import.mapping, import.defaults, table->columns); !fits) return refuse(std::move(fits.error()));
  auto cells = read_session_cells(*table, import.mapping);
  SessionPlan plan;
  plan.lookup = look_up(unit, cells, import);
  if (auto given = import.defaults.find("programme"); given != import.defaults.end() && !plan.lookup.programmes.contains(given->second))
    return refuse(invalid_field("defaults/programme", "unknown_programme", given->second));
  plan.rows = plan_sessions(std::move(cells), import.mapping, import.defaults, plan.lookup);
  for (auto const& planned : plan.rows) plan.counts.add(planned.row.outcome);
  return plan;
}

Result<std::int64_t> write_session_import(UnitOfWork& unit, Services const& services, Actor const& actor, Import const& import,
                                          SessionPlan& plan, Checkpoint const& checkpoint) {
  int const total = plan.counts.fresh + plan.counts.changed;
  int written = 0;
  std::vector<SessionId> touched;
  auto done = [&](std::size_t rows) { checkpoint(written += static_cast<int>(rows), total); };
  checkpoint(0, total);
  if (auto result = insert_new(unit, services, plan, touched, done); !result) return refuse(std::move(result.error()));
  if (auto result = update_changed(unit, services, import, plan, touched, done); !result) return refuse(std::move(result.error()));
  if (touched.empty()) return 0;
  return unit.record(actor, {.concept_name = "imports", .subject = import.id.uuid, .action = "imported", .before = {},
                             .after = audit_text(import, plan.counts),
                             .touched = {.people = {}, .sessions = std::move(touched), .organisations = {}, .participations = {}}});
}

std::vector<ImportRow> rows_of(SessionPlan const& plan) {
  std::vector<ImportRow> rows;
  rows.reserve(plan.rows.size());
  for (auto const& planned : plan.rows) rows.push_back(planned.row);
  return rows;
}

}  // namespace athar::api
