#include <algorithm>

#include "domain/people/person_merge_store.hpp"
#include "domain/people/person_store.hpp"
#include "server/api/designations/designations.hpp"
#include "server/api/designations/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/sessions/views.hpp"
#include "server/jobs/designated_people.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "designations";

bool is_focal_point(Call const& call) { return !call.caller.scope(Permission::designations_write).everything(); }

/// Who is named, and what is to be written of them first.
struct Named {
  PersonId id;
  std::optional<PersonWithPost> fresh;
};

/// Whoever is on record under these words, else somebody new of the letter's organisation. A focal point's words find their own people
/// only. What is on record stays as it is: a name on a letter corrects nobody.
/// Errors: name_required, invalid_email, invalid_phone, ambiguous_person (under person/…).
Result<Named> person_of(Call& call, UnitOfWork& unit, NamedPersonBody const& body, OrganisationId organisation) {
  PersonCells cells;
  auto& said = cells.said;
  said.family_name = body.family_name.value_or("");
  said.given_name = body.given_name.value_or("");
  said.family_name_ar = body.family_name_ar.value_or("");
  said.given_name_ar = body.given_name_ar.value_or("");
  said.sex = body.sex;
  said.email = body.email;
  said.phone = body.phone;
  cells.function = body.function.value_or("");
  if (auto valid = checked(said, call.services.today()); !valid) {
    auto error = std::move(valid.error());
    for (auto& field : error.fields) field.path = "person/" + field.path;
    return refuse(std::move(error));
  }
  Import import;
  import.kind = "people";
  std::map<std::string, std::string> const mapping{{"family_name", "family_name"}};
  auto defaults = import.defaults;
  auto const reach = is_focal_point(call) ? Reach::own_people_only : Reach::whoever_is_meant;
  auto people = look_up_designated(unit, {&cells}, import, organisation, reach, defaults);
  if (!people) return refuse(std::move(people.error()));
  auto const today = call.services.today();
  PeoplePlanner planner(mapping, defaults, today, today, call.services.new_id);
  planner.look_up_in(people->lookup);
  auto planned = planner.plan(cells, people->keys.front());
  std::vector<FieldError> errors;
  for (auto const& remark : cells.remarks)
    if (!remark.warning) errors.push_back({"person", remark.code, remark.detail});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  if (planned.is_known) return Named{planned.record.person.id, std::nullopt};
  return Named{planned.record.person.id, std::move(planned.record)};
}

Result<Named> named_by(Call& call, UnitOfWork& unit, NameOnLetterBody const& body, OrganisationId organisation) {
  if (body.person) return person_of(call, unit, *body.person, organisation);
  // A focal point's scope is their own people: an id of somebody else's is as unknown as one of nobody.
  auto const scope = is_focal_point(call) ? call.caller.scope(Permission::people_read) : Scope{};
  auto const page = unit.people().find(*body.person_id, scope);
  if (!page || page->erased_at || page->locked_at) return refuse(invalid_field("person_id", "unknown_person"));
  return Named{page->merged_into.value_or(*body.person_id), std::nullopt};
}

std::string person_json(DesignatedPerson const& person) {
  json::Writer out(160);
  out.begin_object().field("person_id", person.person_id).field("standing", name_of(person.standing)).field("channel", name_of(person.channel));
  return out.end_object().take();
}

void record_registration(Call& call, UnitOfWork& unit, Registration const& r, std::string action) {
  json::Writer out(200);
  out.begin_object().field("id", r.id).field("session_id", r.session_id).field("person_id", r.person_id).field("role", name_of(r.role))
      .field("status", name_of(r.status)).end_object();
  record(call, unit, {.concept_name = "registrations", .subject = r.id.uuid, .action = std::move(action), .before = {}, .after = out.take(),
                      .touched = {.people = {}, .sessions = {}, .organisations = {}, .participations = {{r.person_id, r.session_id}}}});
}

/// Gives a main their seat, or a place on the waiting list. The caller holds the session. Errors: session_cancelled; already_registered.
Result<void> seat(Call& call, UnitOfWork& unit, SessionSeats const& seats, PersonId person) {
  if (unit.designations().live_registration(seats.id, person)) return {};
  auto const status = placed(seats, RegistrationRole::participant);
  if (!status) return refuse(status.error());
  Registration registration;
  registration.id = RegistrationId{call.services.new_id()};
  registration.session_id = seats.id;
  registration.person_id = person;
  registration.status = *status;
  auto row = unit.registrations().insert(registration);
  if (!row) return refuse(std::move(row.error()));
  record_registration(call, unit, row->registration, std::string(name_of(registration.status)));
  return {};
}

/// A first name on a letter that was sent is its answer.
Result<void> note_answer(Call& call, UnitOfWork& unit, DesignationPage const& page) {
  if (page.designation.state != DesignationState::sent) return {};
  auto answered = page.designation;
  answered.answered_on = call.services.today();
  answered.state = DesignationState::answered;
  if (auto written = unit.designations().update(answered); !written) return written;
  json::Writer after(64);
  after.begin_object().field("answered_on", *answered.answered_on).end_object();
  record(call, unit, {.concept_name = concept_name, .subject = answered.id.uuid, .action = "answered", .before = {}, .after = after.take(), .touched = {}});
  return {};
}

Result<Answer> letter_answer(Call& call, UnitOfWork& unit, DesignationId id) {
  auto page = find_designation(call, unit, id);
  if (!page) return refuse(std::move(page.error()));
  return answer_with(*page, call);
}

Result<Answer> name_person(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<NameOnLetterBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->person_id.has_value() == body->person.has_value())
    return refuse(invalid_field("person_id", body->person ? "given_twice" : "required"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.person_merges().hold_off();
    auto const found = find_designation(call, unit, *id, Permission::designations_write);
    if (!found) return refuse(found.error());
    auto const seats = unit.sessions().lock(found->designation.session_id, {});
    if (!seats) return refuse(not_found("session"));
    // Read again now that nobody else names people: two who name at once do not go beyond the places together.
    auto const page = find_designation(call, unit, *id, Permission::designations_write);
    if (!page) return refuse(page.error());
    if (auto may = may_name(*page, body->standing, is_focal_point(call)); !may) return refuse(std::move(may.error()));
    auto named = named_by(call, unit, *body, page->designation.organisation_id);
    if (!named) return refuse(std::move(named.error()));
    if (named->fresh) {
      if (auto stored = unit.imports().records().insert_people({&*named->fresh, 1}); !stored) return refuse(std::move(stored.error()));
      json::Writer after(64);
      after.begin_object().field("id", named->id).field("designation_id", *id).end_object();
      record(call, unit, {.concept_name = "people", .subject = named->id.uuid, .action = "created", .before = {}, .after = after.take(),
                          .touched = {.people = {named->id}, .sessions = {}, .organisations = {}, .participations = {}}});
    }
    auto const channel = call.caller.role == Role::partner ? DesignationChannel::partner
                         : is_focal_point(call)            ? DesignationChannel::focal_point
                                                           : body->channel.value_or(DesignationChannel::typed);
    DesignatedPerson const person{.designation_id = *id, .person_id = named->id, .rank = 1, .standing = body->standing, .channel = channel,
                                  .import_id = std::nullopt};
    auto added = unit.designations().add_people(*id, {person});
    if (!added) return refuse(std::move(added.error()));
    if (added->empty()) return refuse({ErrorKind::conflict, "already_designated", "This person is on the list", {{"person_id", "already_designated", {}}}});
    if (body->standing == Standing::main)
      if (auto seated = seat(call, unit, *seats, named->id); !seated) return refuse(std::move(seated.error()));
    if (auto noted = note_answer(call, unit, *page); !noted) return refuse(std::move(noted.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "designated", .before = {}, .after = person_json(person), .touched = {}});
    auto answer = letter_answer(call, unit, *id);
    if (answer) answer->status = 201;
    return answer;
  });
}

/// Errors: not_found for somebody who is not on the list.
Result<DesignatedRow> row_of(DesignationPage const& page, PersonId person) {
  auto const row = std::find_if(page.people.begin(), page.people.end(), [&](auto const& each) { return each.designated.person_id == person; });
  if (row == page.people.end()) return refuse(not_found("designated person"));
  return *row;
}

/// Takes the name back; the seat that comes free goes to the first who waits.
Result<Answer> take_back(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  auto person = call.id<PersonId>(1);
  if (!person) return refuse(std::move(person.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.person_merges().hold_off();
    auto const found = find_designation(call, unit, *id, Permission::designations_write);
    if (!found) return refuse(found.error());
    auto const seats = unit.sessions().lock(found->designation.session_id, {});
    if (!seats) return refuse(not_found("session"));
    auto const page = find_designation(call, unit, *id, Permission::designations_write);
    if (!page) return refuse(page.error());
    auto const row = row_of(*page, *person);
    if (!row) return refuse(row.error());
    if (seats->status == SessionStatus::completed) return refuse(conflict("session_over", "This session is over"));
    unit.designations().remove_person(*id, *person);
    if (row->registration_id && row->status != RegistrationStatus::withdrawn) {
      auto const stored = unit.registrations().find(*row->registration_id);
      if (stored) {
        auto gone = stored->registration;
        gone.status = RegistrationStatus::withdrawn;
        if (auto written = unit.registrations().update(gone); !written) return refuse(std::move(written.error()));
        record_registration(call, unit, gone, "withdrawn");
        if (stored->registration.takes_seat() && seats->waiting > 0 && gives_seats_to_waiting(seats->status)) promote_waiting(call, unit, seats->id);
      }
    }
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "designation_taken_back",
                        .before = person_json(row->designated), .after = {}, .touched = {}});
    return letter_answer(call, unit, *id);
  });
}

/// A substitute takes the place of somebody who left. A main is made a substitute by taking the name back.
Result<Answer> set_standing(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  auto person = call.id<PersonId>(1);
  if (!person) return refuse(std::move(person.error()));
  auto body = json::read_body<StandingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->standing != Standing::main) return refuse(invalid_field("standing", "not_one_of", "main"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    unit.person_merges().hold_off();
    auto const found = find_designation(call, unit, *id, Permission::designations_write);
    if (!found) return refuse(found.error());
    auto const seats = unit.sessions().lock(found->designation.session_id, {});
    if (!seats) return refuse(not_found("session"));
    auto const page = find_designation(call, unit, *id, Permission::designations_write);
    if (!page) return refuse(page.error());
    auto row = row_of(*page, *person);
    if (!row) return refuse(std::move(row.error()));
    bool const is_new = row->designated.standing != Standing::main;
    if (!is_new) return answer_with(*page, call);
    if (auto may = may_name(*page, Standing::main, is_focal_point(call)); !may) return refuse(std::move(may.error()));
    unit.designations().set_standing(*id, *person, Standing::main);
    if (auto seated = seat(call, unit, *seats, *person); !seated) return refuse(std::move(seated.error()));
    auto const before = person_json(row->designated);
    row->designated.standing = Standing::main;
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "standing_changed", .before = before,
                        .after = person_json(row->designated), .touched = {}});
    return letter_answer(call, unit, *id);
  });
}

}  // namespace

std::vector<Route> designated_people_routes() {
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/designations/{id}/people", Permission::designations_write, name_person,
       {.summary = "Name somebody on a letter; a main is registered, or waits when every seat is taken", .tag = concept_name,
        .request = &shape_of<NameOnLetterBody>(), .answer = &shape_of<DesignationView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::put, "/api/v1/designations/{id}/people/{person_id}", Permission::designations_write, set_standing,
       {.summary = "Make a substitute a main", .tag = concept_name, .request = &shape_of<StandingBody>(), .answer = &shape_of<DesignationView>(),
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true}},
      {http::Method::delete_, "/api/v1/designations/{id}/people/{person_id}", Permission::designations_write, take_back,
       {.summary = "Take a name back; they leave the session", .tag = concept_name, .answer = &shape_of<DesignationView>(),
        .errors = {401, 403, 404, 409}, .answers_etag = true}},
  };
}

}  // namespace athar::api
