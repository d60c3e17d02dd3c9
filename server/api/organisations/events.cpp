#include "server/api/organisations/events_wire.hpp"

#include "domain/duplicates/duplicate_store.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/organisations/organisations.hpp"
#include "server/api/organisations/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "organisation_events";

OrganisationEventView view_of(OrganisationEventRow row, Caller const& caller) {
  auto& event = row.event;
  bool const sees_who = caller.may(Permission::history_read);
  OrganisationEventView view{.id = event.id,
                             .organisation_id = event.organisation,
                             .organisation_name = std::move(row.organisation_name),
                             .kind = event.kind,
                             .date = event.on,
                             .name = unless_empty(event.name),
                             .acronym = unless_empty(event.acronym),
                             .former_name = unless_empty(event.former_name),
                             .former_acronym = unless_empty(event.former_acronym),
                             .parent_id = event.parent,
                             .parent_name = unless_empty(row.parent_name),
                             .former_parent_id = event.former_parent,
                             .former_parent_name = unless_empty(row.former_parent_name),
                             .successors = {},
                             .reason = event.reason.empty() ? std::nullopt : std::optional(event.reason),
                             .recorded_at = row.recorded_at,
                             .recorded_by = sees_who ? std::optional(row.recorded_by_name) : std::nullopt,
                             .undone_at = row.undone_at,
                             .undone_by = sees_who && row.undone_at ? std::optional(row.undone_by_name) : std::nullopt,
                             .can = {{"undo", !row.undone_at && caller.may(Permission::organisations_write)}}};
  for (std::size_t i = 0; i < event.successors.size(); ++i) view.successors.push_back({event.successors[i], row.successor_names[i]});
  return view;
}

Result<Answer> answer_with(Call& call, UnitOfWork& unit, OrganisationEventId id) {
  auto row = unit.organisations().events().find(id);
  if (!row) return refuse(not_found("event"));
  Answer answer;
  answer.body = json::to_json(view_of(std::move(*row), call.caller));
  return answer;
}

Result<Answer> history(Call& call) {
  auto id = call.id<OrganisationId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto page = find_for(call, unit, *id); !page) return refuse(std::move(page.error()));
    OrganisationHistory view;
    for (auto& row : unit.organisations().events().history(*id)) view.items.push_back(view_of(std::move(row), call.caller));
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

/// The audit line says what became of the organisation; facts of those who belong to it follow.
void record_line(Call& call, UnitOfWork& unit, OrganisationPage const& before, OrganisationEvent const& event, std::string action) {
  auto const after = unit.organisations().find(event.organisation);
  Touched touched{.people = {}, .sessions = {}, .organisations = {event.organisation}, .participations = {}};
  if (event.ends() && event.kind != OrganisationEventKind::split) touched.people = unit.organisations().events().people_of(event.organisation);
  record(call, unit, {.concept_name = "organisations", .subject = event.organisation.uuid, .action = std::move(action),
                      .before = stored_json(before), .after = stored_json(*after), .touched = std::move(touched)});
}

/// What the tree and the chain of successors say of it.
Result<void> may_happen(UnitOfWork& unit, OrganisationEvent const& event) {
  auto& events = unit.organisations().events();
  bool const moves = event.kind == OrganisationEventKind::moved;
  if (event.parent && events.would_circle_since(event.organisation, *event.parent, event.on))
    return refuse(invalid_field(moves ? "parent_id" : "successor_ids/0", "cycle_in_tree"));
  if (!event.successors.empty() && events.leads_to(event.successors, event.organisation))
    return refuse(invalid_field("successor_ids", "circle_of_successors"));
  return {};
}

Organisation as_after(Organisation organisation, OrganisationEvent const& event) {
  switch (event.kind) {
    case OrganisationEventKind::renamed:
      organisation.earlier_names.push_back({event.former_name, event.former_acronym, LocalDate::from_days(event.on->days() - 1)});
      organisation.name = event.name;
      organisation.acronym = event.acronym;
      break;
    case OrganisationEventKind::split:
      break;
    default:
      organisation.parent_id = event.parent;
  }
  return organisation;
}

/// The organisation as it was; a conflict when what the event wrote was changed since.
Result<Organisation> as_before(Organisation organisation, OrganisationEvent const& event) {
  auto const changed = [] { return refuse(conflict("changed_since_event", "The organisation was changed after this event")); };
  switch (event.kind) {
    case OrganisationEventKind::renamed: {
      auto& names = organisation.earlier_names;
      EarlierName const written{event.former_name, event.former_acronym, LocalDate::from_days(event.on->days() - 1)};
      if (organisation.name != event.name || organisation.acronym != event.acronym || names.empty() || names.back() != written) return changed();
      names.pop_back();
      organisation.name = event.former_name;
      organisation.acronym = event.former_acronym;
      break;
    }
    case OrganisationEventKind::split:
      break;
    default:
      if (organisation.parent_id != event.parent) return changed();
      organisation.parent_id = event.former_parent;
  }
  return organisation;
}

Result<Answer> add(Call& call) {
  auto organisation_id = call.id<OrganisationId>();
  if (!organisation_id) return refuse(std::move(organisation_id.error()));
  auto body = json::read_body<OrganisationEventBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  OrganisationEventId const id = body->id.value_or(OrganisationEventId{call.services.new_id()});
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, organisation_id->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& events = unit.organisations().events();
        events.hold_tree();
        auto before = find_for(call, unit, *organisation_id);
        if (!before) return refuse(std::move(before.error()));
        if (before->organisation.version != body->version) {
          call.current = json::to_json(api::view_of(*before, call.caller));
          return refuse(stale());
        }
        auto event = checked({.id = id, .organisation = *organisation_id, .kind = body->kind,
                              .on = body->kind == OrganisationEventKind::same_as ? std::nullopt : body->date,
                              .name = body->name.value_or(LocalizedText{}), .acronym = body->acronym.value_or(LocalizedText{}),
                              .former_name = {}, .former_acronym = {}, .parent = body->parent_id, .former_parent = {},
                              .successors = body->successor_ids, .reason = body->reason.value_or("")},
                             *before, events.states(body->successor_ids), call.services.today());
        if (!event) return refuse(std::move(event.error()));
        if (auto may = may_happen(unit, *event); !may) return refuse(std::move(may.error()));
        if (auto written = unit.organisations().update(as_after(before->organisation, *event)); !written)
          return refuse(std::move(written.error()));
        if (auto written = events.insert(*event, call.actor()); !written) return refuse(std::move(written.error()));
        unit.duplicates().check_organisation(*organisation_id);
        record_line(call, unit, *before, *event, std::string(word(event->kind)));
        return answer_with(call, unit, id);
      },
      [&](UnitOfWork& unit) { return answer_with(call, unit, id); });
}

Result<Answer> undo(Call& call) {
  auto id = call.id<OrganisationEventId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& events = unit.organisations().events();
    events.hold_tree();
    auto row = events.find(*id);
    if (!row) return refuse(not_found("event"));
    if (row->undone_at) return refuse(conflict("event_already_undone", "This event was undone already"));
    auto const& event = row->event;
    auto before = find_for(call, unit, event.organisation);
    if (!before) return refuse(std::move(before.error()));
    auto restored = as_before(before->organisation, event);
    if (!restored) return refuse(std::move(restored.error()));
    if (event.former_parent && event.parent != event.former_parent &&
        events.would_circle_since(event.organisation, *event.former_parent, event.on))
      return refuse(conflict("undo_makes_circle", "What it was under now lies under it"));
    if (event.kind == OrganisationEventKind::split)
      for (auto const& correction : events.corrections(*id))
        if (!correction.undone_at && correction.people > 0) return refuse(conflict("posts_were_corrected", "Posts were attached to its successors"));
    if (auto undone = events.undo(event, call.actor()); !undone) return refuse(std::move(undone.error()));
    if (auto written = unit.organisations().update(*restored); !written) return refuse(std::move(written.error()));
    unit.duplicates().check_organisation(event.organisation);
    record_line(call, unit, *before, event, "event_undone");
    return answer_with(call, unit, *id);
  });
}

}  // namespace

std::vector<Route> organisation_event_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/organisations/{id}/events", Permission::organisations_read, history,
       {.summary = "What happened to an organisation", .description = "Its own events and those it is a successor of, latest first.",
        .tag = "organisations", .answer = &shape_of<OrganisationHistory>(), .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/organisations/{id}/events", Permission::organisations_write, add,
       {.summary = "Say what happened to an organisation",
        .description = "Figures count people under the organisation of the session's day, or under its successor with attributes=now.",
        .tag = "organisations", .request = &shape_of<OrganisationEventBody>(), .answer = &shape_of<OrganisationEventView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .takes_idempotency_key = true}},
      {http::Method::post, "/api/v1/organisation_events/{id}/undo", Permission::organisations_write, undo,
       {.summary = "Undo an event", .description = "The organisation stands as before it.", .tag = "organisations",
        .answer = &shape_of<OrganisationEventView>(), .errors = {401, 403, 404, 409}, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
