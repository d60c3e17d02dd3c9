#include "server/api/designations/designations.hpp"

#include <algorithm>

#include "server/api/designations/table.hpp"
#include "server/api/designations/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "designations";

/// The whole of a session's letters is the coordinator's; a focal point works letter by letter.
Result<void> all_letters(Call const& call) {
  if (!call.caller.scope(Permission::designations_write).everything()) return refuse(not_allowed());
  return {};
}

DesignationPlanView plan_view(UnitOfWork& unit, DesignationPlan const& plan) {
  DesignationPlanView view{.session_id = plan.session_id, .version = plan.version, .women_percent = plan.women_percent,
                           .deadline = plan.deadline, .profile = std::nullopt, .quotas = {}};
  if (!plan.profile.empty()) view.profile = plan.profile;
  std::vector<OrganisationId> ids;
  for (auto const& quota : plan.quotas) ids.push_back(quota.organisation_id);
  auto const names = ids.empty() ? std::map<OrganisationId, LocalizedText>() : unit.designations().names(ids);
  for (auto const& quota : plan.quotas) {
    auto const name = names.find(quota.organisation_id);
    view.quotas.push_back({quota.organisation_id, name == names.end() ? std::nullopt : std::optional(name->second), quota.places});
  }
  return view;
}

Answer session_answer(Call& call, UnitOfWork& unit, SessionId session) {
  auto const scope = call.caller.scope(Permission::designations_read);
  auto const pages = unit.designations().of_session(session, scope);
  SessionDesignationsView view;
  view.plan = scope.everything() ? plan_view(unit, unit.designations().plan(session)) : DesignationPlanView{.session_id = session};
  for (auto const& page : pages) {
    view.items.push_back(view_of(page, call));
    view.unanswered += page.designation.state == DesignationState::sent;
  }
  view.counts = counts_view(pages);
  bool const writes = call.caller.may(Permission::designations_write) && scope.everything();
  view.can = {{"update", writes}};
  Answer answer;
  answer.body = json::to_json(view);
  answer.version = view.plan.version;
  return answer;
}

Result<Answer> of_session(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto const scope = call.caller.scope(Permission::designations_read);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (scope.everything() && !unit.sessions().visible(*id, {})) return refuse(not_found("session"));
    if (!scope.everything() && unit.designations().of_session(*id, scope).empty()) return refuse(not_found("session"));
    return session_answer(call, unit, *id);
  });
}

Result<Answer> put_plan(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<DesignationPlanBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (auto allowed = all_letters(call); !allowed) return refuse(std::move(allowed.error()));
  DesignationPlan wanted{.session_id = *id, .version = 0, .women_percent = body->women_percent, .deadline = body->deadline,
                         .profile = body->profile.value_or(LocalizedText{}), .quotas = {}};
  for (auto const& quota : body->quotas) wanted.quotas.push_back({quota.organisation_id, quota.places});
  auto plan = checked(std::move(wanted));
  if (!plan) return refuse(std::move(plan.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().visible(*id, {})) return refuse(not_found("session"));
    auto const before = unit.designations().plan(*id);
    auto current = [&] { return json::to_json(plan_view(unit, before)); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    plan->version = before.version;
    if (auto written = unit.designations().put_plan(*plan); !written) return refuse(std::move(written.error()));
    auto const after = unit.designations().plan(*id);
    record(call, unit, {.concept_name = "sessions", .subject = id->uuid, .action = "designation_plan_set",
                        .before = before.version == 0 ? std::string() : json::to_json(plan_view(unit, before)),
                        .after = json::to_json(plan_view(unit, after)), .touched = {}});
    return session_answer(call, unit, *id);
  });
}

Designation letter_of(DesignationPlan const& plan, Quota const& quota, DesignationId id, Language language) {
  Designation d;
  d.id = id;
  d.session_id = plan.session_id;
  d.organisation_id = quota.organisation_id;
  d.language = language;
  d.addressee = default_addressee(language);
  d.profile = plan.profile.in(language);
  d.attachments = default_attachments(language);
  d.places = quota.places;
  d.women_percent = plan.women_percent;
  d.deadline = plan.deadline;
  return d;
}

/// One letter for each administration of the plan that has none; a repeat makes nothing.
Result<Answer> make_letters(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  NewDesignationsBody wanted;
  if (!call.request.body.empty()) {
    auto body = json::read_body<NewDesignationsBody>(call.request.body);
    if (!body) return refuse(std::move(body.error()));
    wanted = std::move(*body);
  }
  if (auto allowed = all_letters(call); !allowed) return refuse(std::move(allowed.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.sessions().lock(*id, {})) return refuse(not_found("session"));
    auto const plan = unit.designations().plan(*id);
    if (plan.quotas.empty()) return refuse(conflict("nobody_to_ask", "The plan names no administration"));
    auto const letters = unit.designations().of_session(*id, {});
    for (std::size_t i = 0; i < wanted.organisation_ids.size(); ++i)
      if (std::none_of(plan.quotas.begin(), plan.quotas.end(), [&](auto const& q) { return q.organisation_id == wanted.organisation_ids[i]; }))
        return refuse(invalid_field("organisation_ids/" + std::to_string(i), "unknown_organisation"));
    for (auto const& quota : plan.quotas) {
      bool const is_wanted = wanted.organisation_ids.empty() ||
          std::find(wanted.organisation_ids.begin(), wanted.organisation_ids.end(), quota.organisation_id) != wanted.organisation_ids.end();
      bool const has_one = std::any_of(letters.begin(), letters.end(), [&](auto const& page) {
        return page.designation.organisation_id == quota.organisation_id && page.designation.state != DesignationState::cancelled;
      });
      if (!is_wanted || has_one) continue;
      auto const letter = letter_of(plan, quota, DesignationId{call.services.new_id()}, call.language == Language::en ? Language::fr : call.language);
      if (auto written = unit.designations().insert(letter); !written) return refuse(std::move(written.error()));
      auto const page = unit.designations().find(letter.id, {});
      record(call, unit, {.concept_name = concept_name, .subject = letter.id.uuid, .action = "created", .before = {},
                          .after = stored_json(*page), .touched = {}});
    }
    return session_answer(call, unit, *id);
  });
}

Result<Answer> list(Call& call) {
  auto asked = asked_designations(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, designations_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.designations().list(asked->filter, asked->page), asked->page,
                            [&](json::Writer& out, DesignationPage const& page) { json::write(out, view_of(page, call)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_designation(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call);
  });
}

/// Writes what `change` makes of the stored letter, at the version the caller read.
Result<Answer> change_letter(Call& call, std::string const& action, std::function<Result<Designation>(DesignationPage const&)> const& change) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_designation(call, unit, *id, Permission::designations_write);
    if (!before) return refuse(std::move(before.error()));
    if (auto allowed = all_letters(call); !allowed) return refuse(std::move(allowed.error()));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->designation.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto changed = change(*before);
    if (!changed) return refuse(std::move(changed.error()));
    if (auto written = unit.designations().update(*changed); !written) return refuse(std::move(written.error()));
    auto const after = unit.designations().find(*id, {});
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = action, .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call);
  });
}

Result<Answer> replace(Call& call) {
  auto body = json::read_body<DesignationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return change_letter(call, "updated", [&](DesignationPage const& page) -> Result<Designation> {
    auto d = page.designation;
    if (d.state == DesignationState::cancelled) return refuse(conflict("designation_cancelled", "This letter is cancelled"));
    d.language = static_cast<Language>(body->language);
    d.addressee = body->addressee.value_or("");
    d.profile = body->profile.value_or("");
    d.attachments = body->attachments;
    d.places = body->places;
    d.women_percent = body->women_percent;
    d.deadline = body->deadline;
    d.outgoing_number = body->outgoing_number.value_or("");
    d.sent_on = body->sent_on;
    d.incoming_number = body->incoming_number.value_or("");
    d.answered_on = body->answered_on;
    d.note = body->note.value_or("");
    return checked(std::move(d), call.services.today());
  });
}

Result<Answer> cancel(Call& call) {
  auto done = change_letter(call, "cancelled", [](DesignationPage const& page) -> Result<Designation> {
    auto d = page.designation;
    d.state = DesignationState::cancelled;
    return d;
  });
  if (!done) return done;
  Answer answer;
  answer.status = 204;
  return answer;
}

Result<Answer> remind(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<DesignationReminderView>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_designation(call, unit, *id, Permission::designations_write);
    if (!page) return refuse(std::move(page.error()));
    if (auto allowed = all_letters(call); !allowed) return refuse(std::move(allowed.error()));
    if (auto may = may_remind(page->designation, body->sent_on, call.services.today()); !may) return refuse(std::move(may.error()));
    if (auto put = unit.designations().add_reminder(*id, {body->sent_on, body->outgoing_number.value_or("")}); !put)
      return refuse(std::move(put.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "reminded", .before = {}, .after = json::to_json(*body),
                        .touched = {}});
    auto answer = answer_with(*unit.designations().find(*id, {}), call);
    answer.status = 201;
    return answer;
  });
}

}  // namespace

std::vector<Route> designation_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/sessions/{id}/designations", Permission::designations_read, of_session,
       {.summary = "What a session asks of administrations, its letters and whom they name", .tag = concept_name,
        .answer = &shape_of<SessionDesignationsView>(), .errors = {401, 403, 404, 422}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/designation_plan", Permission::designations_write, put_plan,
       {.summary = "Set the places asked of each administration, the target share of women and the deadline", .tag = concept_name,
        .request = &shape_of<DesignationPlanBody>(), .answer = &shape_of<SessionDesignationsView>(),
        .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::post, "/api/v1/sessions/{id}/designations", Permission::designations_write, make_letters,
       {.summary = "Make a letter for each administration of the plan that has none", .tag = concept_name,
        .request = &shape_of<NewDesignationsBody>(), .answer = &shape_of<SessionDesignationsView>(),
        .errors = {400, 401, 403, 404, 409, 422}, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/designations", Permission::designations_read, list,
       {.summary = "Letters of every session, those due first come first", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of the organisation or the session"},
                  {.name = "state", .choices = {"draft", "sent", "answered", "cancelled"}}, {.name = "session", .type = ParameterType::uuid},
                  {.name = "overdue", .description = "Only those without an answer after their deadline", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<DesignationView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/designations/{id}", Permission::designations_read, show,
       {.summary = "One letter", .tag = concept_name, .answer = &shape_of<DesignationView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/designations/{id}", Permission::designations_write, replace,
       {.summary = "Change a letter: its text, when it left, when it was answered", .tag = concept_name,
        .request = &shape_of<DesignationBody>(), .answer = &shape_of<DesignationView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/designations/{id}", Permission::designations_write, cancel,
       {.summary = "Cancel a letter; whom it named stays registered", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 412},
        .takes_if_match = true}},
      {http::Method::post, "/api/v1/designations/{id}/reminders", Permission::designations_write, remind,
       {.summary = "Note that a reminder left", .tag = concept_name, .request = &shape_of<DesignationReminderView>(),
        .answer = &shape_of<DesignationView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true,
        .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
