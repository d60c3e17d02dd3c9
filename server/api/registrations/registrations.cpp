#include "server/api/registrations/registrations.hpp"

#include <algorithm>

#include "domain/people/person_merge_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/wire.hpp"
#include "server/api/registrations/wire.hpp"
#include "server/api/sessions/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "registrations";

/// The fields of a registration. Names are not stored with it: the audit trail leaves them out.
void write_stored(json::Writer& out, Registration const& r) {
  out.field("id", r.id).field("version", r.version).field("session_id", r.session_id).field("person_id", r.person_id)
      .field("role", name_of(r.role)).field("status", name_of(r.status)).key("programme_ids").begin_array();
  for (auto const& id : r.programme_ids) out.value(id);
  out.end_array();
}

std::string stored_json(Registration const& r) {
  json::Writer out;
  out.begin_object();
  write_stored(out, r);
  return out.end_object().take();
}

void write_registration(json::Writer& out, RegistrationRow const& row, bool may_write) {
  auto const& r = row.registration;
  out.begin_object();
  write_stored(out, r);
  out.field("display_name", display_name(row.given_name, row.family_name, row.given_name_ar, row.family_name_ar))
      .field("family_name", row.family_name).field("given_name", row.given_name);
  optional_text(out, "family_name_ar", row.family_name_ar);
  optional_text(out, "given_name_ar", row.given_name_ar);
  out.field("sex", row.sex).field("organisation_id", row.organisation_id);
  optional_text(out, "organisation_name", row.organisation_name);
  optional_text(out, "function", row.function);
  out.field("region_code", row.region_code).field("waiting_position", row.waiting_position);
  can(out, {{"update", may_write}, {"delete", may_write && r.status != RegistrationStatus::withdrawn}});
  out.end_object();
}

std::string registration_json(RegistrationRow const& row, Call const& call) {
  json::Writer out(1024);
  write_registration(out, row, call.caller.may(Permission::registrations_write));
  return out.take();
}

Answer answer_with(RegistrationRow const& row, Call const& call) {
  Answer answer;
  answer.body = registration_json(row, call);
  answer.version = row.registration.version;
  answer.location = "/api/v1/registrations/" + row.registration.id.text();
  return answer;
}

Answer answer_with(std::vector<RegistrationRow> const& rows, Call const& call) {
  bool const may_write = call.caller.may(Permission::registrations_write);
  json::Writer out(256 + rows.size() * 640);
  out.begin_object().key("items").begin_array();
  for (auto const& row : rows) write_registration(out, row, may_write);
  Answer answer;
  answer.body = out.end_array().end_object().take();
  return answer;
}

ChangeRecord change(Registration const& r, std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name, .subject = r.id.uuid, .action = std::move(action), .before = std::move(before),
          .after = std::move(after),
          .touched = {.people = {}, .sessions = {}, .organisations = {}, .participations = {{r.person_id, r.session_id}}}};
}

Result<Answer> list(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const scope = call.caller.scope(Permission::registrations_read);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!scope.everything() && !unit.sessions().visible(*id, scope)) return refuse(not_found("session"));
    auto const rows = unit.registrations().of_session(*id, scope);
    if (rows.empty() && scope.everything() && !unit.sessions().visible(*id, scope)) return refuse(not_found("session"));
    return answer_with(rows, call);
  });
}

Result<Answer> add(Call& call) {
  auto session = call.id<SessionId>();
  if (!session) return refuse(std::move(session.error()));
  auto body = json::read_body<RegistrationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  Registration registration;
  registration.id = body->id.value_or(RegistrationId{call.services.new_id()});
  registration.session_id = *session;
  registration.person_id = body->person_id;
  registration.role = body->role;
  registration.programme_ids = body->programme_ids;

  Creation const creation{concept_name, body->id ? std::optional(registration.id.uuid) : std::nullopt,
                          session->text() + json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto row = unit.registrations().find(registration.id);
    if (!row) return refuse(not_found("registration"));
    return answer_with(*row, call);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        unit.person_merges().hold_off(registration.person_id);
        auto const seats = unit.sessions().lock(*session, call.caller.scope(Permission::registrations_write));
        if (!seats) return refuse(not_found("session"));
        auto const status = placed(*seats, registration.role);
        if (!status) return refuse(status.error());
        registration.status = *status;
        auto row = unit.registrations().insert(registration);
        if (!row) return refuse(std::move(row.error()));
        auto const& r = row->registration;
        record(call, unit, change(r, std::string(name_of(r.status)), {}, stored_json(r)));
        return answer_with(*row, call);
      },
      stored);
}

/// Writes the change under the session's lock and gives the seat that came free to the first who waits.
/// `wanted` says from the stored registration what it shall be. Errors: not_found, stale; those of check_change.
Result<Answer> change_registration(Call& call, std::function<Registration(Registration)> const& wanted) {
  auto id = call.id<RegistrationId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const seats = unit.registrations().lock_session_of(*id);
    if (!seats) return refuse(not_found("registration"));
    auto before = unit.registrations().find(*id);
    if (!before) return refuse(not_found("registration"));
    auto const& stored = before->registration;
    auto current = [&] { return registration_json(*before, call); };
    if (auto fresh = require_version(call, stored.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto const after = wanted(stored);
    if (after.role == stored.role && after.status == stored.status && after.programme_ids == stored.programme_ids)
      return answer_with(*before, call);
    if (auto allowed = check_change(*seats, stored, after); !allowed) return refuse(std::move(allowed.error()));
    if (auto written = unit.registrations().update(after); !written) return refuse(std::move(written.error()));
    auto row = unit.registrations().find(*id);
    if (!row) return refuse(not_found("registration"));
    auto const action = after.status == stored.status ? std::string("updated") : std::string(name_of(after.status));
    record(call, unit, change(row->registration, action, stored_json(stored), stored_json(row->registration)));
    bool const frees_a_seat = stored.takes_seat() && !row->registration.takes_seat();
    if (frees_a_seat && seats->waiting > 0 && gives_seats_to_waiting(seats->status)) promote_waiting(call, unit, seats->id);
    return answer_with(*row, call);
  });
}

Result<Answer> replace(Call& call) {
  auto body = json::read_body<RegistrationChangeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return change_registration(call, [&](Registration registration) {
    registration.role = body->role.value_or(registration.role);
    registration.status = body->status.value_or(registration.status);
    if (!body->programme_ids.empty()) registration.programme_ids = body->programme_ids;
    return registration;
  });
}

Result<Answer> withdraw(Call& call) {
  auto done = change_registration(call, [](Registration registration) {
    registration.status = RegistrationStatus::withdrawn;
    return registration;
  });
  if (!done) return done;
  Answer answer;
  answer.status = 204;
  return answer;
}

std::string ids_json(std::vector<RegistrationId> const& ids) {
  json::Writer out(64 + ids.size() * 40);
  out.begin_object().key("registration_ids").begin_array();
  for (auto const& id : ids) out.value(id);
  return out.end_array().end_object().take();
}

Result<Answer> put_waiting_list(Call& call) {
  auto session = call.id<SessionId>();
  if (!session) return refuse(std::move(session.error()));
  auto body = json::read_body<WaitingListBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const& order = body->registration_ids;
  auto const scope = call.caller.scope(Permission::registrations_write);
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*session, scope)) return refuse(not_found("session"));
    auto const before = unit.registrations().waiting_list(*session);
    // Also refuses an id given twice: the lists then differ in length or content.
    if (!std::is_permutation(order.begin(), order.end(), before.begin(), before.end()))
      return refuse(conflict("waiting_list_changed", "The list does not hold exactly those who wait"));
    if (order != before) {
      unit.registrations().reorder_waiting_list(*session, order);
      record(call, unit, {.concept_name = "sessions", .subject = session->uuid, .action = "waiting_list_reordered",
                          .before = ids_json(before), .after = ids_json(order), .touched = {}});
    }
    return answer_with(unit.registrations().of_session(*session, scope), call);
  });
}

}  // namespace

std::vector<Route> registration_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/registrations", Permission::registrations_read, list,
       {.summary = "Who is in a session", .tag = concept_name, .answer = &shape_of<RegistrationList>(), .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/sessions/{id}/registrations", Permission::registrations_write, add,
       {.summary = "Register a person, or put them on the waiting list", .tag = concept_name, .request = &shape_of<RegistrationBody>(),
        .answer = &shape_of<RegistrationView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
      {http::Method::put, "/api/v1/sessions/{id}/waiting_list", Permission::registrations_write, put_waiting_list,
       {.summary = "Put those who wait in another order", .tag = concept_name, .request = &shape_of<WaitingListBody>(),
        .answer = &shape_of<RegistrationList>(), .errors = {400, 401, 403, 404, 409, 422}}},
      {http::Method::put, "/api/v1/registrations/{id}", Permission::registrations_write, replace,
       {.summary = "Change the role or status of a registration", .tag = concept_name, .request = &shape_of<RegistrationChangeBody>(),
        .answer = &shape_of<RegistrationView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true,
        .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/registrations/{id}", Permission::registrations_write, withdraw,
       {.summary = "Withdraw a registration", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
