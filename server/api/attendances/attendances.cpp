#include "server/api/attendances/attendances.hpp"

#include <algorithm>

#include "domain/training/registration.hpp"
#include "server/api/attendances/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "attendances";

void write_entry(json::Writer& out, PersonId person, LocalDate date, int sitting, std::optional<bool> present) {
  out.begin_object().field("person_id", person).field("date", date).field("sitting", sitting).key("present");
  if (present)
    out.value(*present);
  else
    out.null();
  out.end_object();
}

/// What changed, as it was before or as it is now.
std::string entries_json(std::vector<AttendanceChange> const& changes, std::optional<bool> AttendanceChange::*state) {
  json::Writer out(64 + changes.size() * 110);
  out.begin_object().key("entries").begin_array();
  for (auto const& change : changes) write_entry(out, change.person_id, change.date, change.sitting, change.*state);
  return out.end_array().end_object().take();
}

Result<Answer> list(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const scope = call.caller.scope(Permission::attendances_read);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, scope)) return refuse(not_found("session"));
    auto& attendances = unit.registrations().attendances();
    auto const entries = attendances.entries(*id, scope);
    json::Writer out(256 + entries.size() * 110);
    out.begin_object().key("entries").begin_array();
    for (auto const& entry : entries) write_entry(out, entry.person_id, entry.date, entry.sitting, entry.present);
    out.end_array().key("sittings").begin_array();
    for (auto const& tally : attendances.tallies(*id))
      out.begin_object().field("date", tally.date).field("sitting", tally.sitting).field("starts", tally.starts)
          .field("ends", tally.ends).field("recorded", tally.recorded).field("present", tally.present).end_object();
    Answer answer;
    answer.body = out.end_array().end_object().take();
    return answer;
  });
}

Touched touched_by(SessionId session, std::vector<AttendanceChange> const& changes) {
  Touched touched;
  std::vector<PersonId> people;
  for (auto const& change : changes) people.push_back(change.person_id);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  for (auto const& person : people) touched.participations.emplace_back(person, session);
  return touched;
}

Result<Answer> put(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AttendancesBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  std::vector<AttendanceEntry> entries;
  entries.reserve(body->entries.size());
  for (auto const& entry : body->entries) entries.push_back({entry.person_id, entry.date, entry.sitting, entry.present});
  auto const tomorrow = LocalDate::from_days(call.services.today().days() + 1);
  if (auto sound = check_entries(entries, tomorrow); !sound) return refuse(std::move(sound.error()));

  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const session = unit.sessions().lock(*id, call.caller.scope(Permission::attendances_write));
    if (!session) return refuse(not_found("session"));
    if (auto takes = check_takes_entries(session->status); !takes) return refuse(std::move(takes.error()));
    auto changes = unit.registrations().attendances().apply(*id, entries);
    if (!changes) return refuse(std::move(changes.error()));
    if (!changes->empty())
      record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "attendance_entered",
                          .before = entries_json(*changes, &AttendanceChange::before),
                          .after = entries_json(*changes, &AttendanceChange::after), .touched = touched_by(*id, *changes)});
    Answer answer;
    answer.body = json::to_json(AttendancesApplied{static_cast<int>(changes->size())});
    return answer;
  });
}

}  // namespace

std::vector<Route> attendance_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/attendances", Permission::attendances_read, list,
       {.summary = "Who came to which sitting of a session", .tag = concept_name, .answer = &shape_of<AttendancesView>(),
        .errors = {401, 403, 404, 422}}},
      {http::Method::put, "/api/v1/sessions/{id}/attendances", Permission::attendances_write, put,
       {.summary = "Enter attendance", .description = "Only the entries given change. People must be registered in the session.",
        .tag = concept_name, .request = &shape_of<AttendancesBody>(), .answer = &shape_of<AttendancesApplied>(),
        .errors = {400, 401, 403, 404, 409, 422}}},
  };
}

}  // namespace athar::api
