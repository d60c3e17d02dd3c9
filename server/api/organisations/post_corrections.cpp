#include <algorithm>

#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/organisations/events_wire.hpp"
#include "server/api/organisations/organisations.hpp"
#include "server/api/people/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "post_corrections";

PostCorrectionView view_of(PostCorrectionRow row, Caller const& caller) {
  auto const& correction = row.correction;
  bool const sees_who = caller.may(Permission::history_read);
  return {.id = correction.id,
          .event_id = correction.event,
          .successor_id = correction.successor,
          .successor_name = std::move(row.successor_name),
          .people = row.people,
          .recorded_at = row.recorded_at,
          .recorded_by = sees_who ? std::optional(row.recorded_by) : std::nullopt,
          .undone_at = row.undone_at,
          .undone_by = sees_who && row.undone_at ? std::optional(row.undone_by) : std::nullopt,
          .left = row.undone_at ? std::optional(row.left) : std::nullopt,
          .can = {{"undo", !row.undone_at && caller.may(Permission::people_write)}}};
}

Result<Answer> answer_with(Call& call, UnitOfWork& unit, PostCorrectionId id) {
  auto row = unit.organisations().events().find_correction(id);
  if (!row) return refuse(not_found("correction"));
  Answer answer;
  answer.body = json::to_json(view_of(std::move(*row), call.caller));
  return answer;
}

/// Errors: not_found; not_a_split and event_already_undone (conflicts).
Result<OrganisationEvent> find_split(UnitOfWork& unit, OrganisationEventId id) {
  auto row = unit.organisations().events().find(id);
  if (!row) return refuse(not_found("event"));
  if (row->event.kind != OrganisationEventKind::split) return refuse(conflict("not_a_split", "Only a split asks where posts went"));
  if (row->undone_at) return refuse(conflict("event_already_undone", "This event was undone already"));
  return std::move(row->event);
}

Result<Answer> posts(Call& call) {
  auto id = call.id<OrganisationEventId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const request = query.page({"name"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto split = find_split(unit, *id); !split) return refuse(std::move(split.error()));
    Answer answer;
    answer.body = page_json(unit.organisations().events().posts_to_correct(*id, request), request, [](json::Writer& out, PostToCorrect const& post) {
      json::write(out, PostToCorrectView{.person_id = post.person_id,
                                         .display_name = display_name(post.given_name, post.family_name, post.given_name_ar, post.family_name_ar),
                                         .family_name = post.family_name, .given_name = post.given_name,
                                         .family_name_ar = unless_empty(post.family_name_ar), .given_name_ar = unless_empty(post.given_name_ar),
                                         .function = unless_empty(post.function), .from = post.from, .to = post.to});
    });
    return answer;
  });
}

Result<Answer> list(Call& call) {
  auto id = call.id<OrganisationEventId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.organisations().events().find(*id)) return refuse(not_found("event"));
    PostCorrections view;
    for (auto& row : unit.organisations().events().corrections(*id)) view.items.push_back(view_of(std::move(row), call.caller));
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

/// A line in each person's own history; their facts follow.
void record_lines(Call& call, UnitOfWork& unit, std::vector<PersonId> const& people, OrganisationId before, OrganisationId after, char const* action) {
  auto at = [](OrganisationId id) {
    json::Writer out(64);
    return out.begin_object().field("organisation_id", id).end_object().take();
  };
  for (auto const& person : people)
    record(call, unit, {.concept_name = "people", .subject = person.uuid, .action = action, .before = at(before), .after = at(after),
                        .touched = {.people = {person}, .sessions = {}, .organisations = {}, .participations = {}}});
}

Result<void> checked(PostCorrectionBody const& body) {
  std::vector<FieldError> errors;
  if (body.person_ids.empty()) errors.push_back({"person_ids", "required", {}});
  for (std::size_t i = 0; i < body.person_ids.size(); ++i)
    if (std::find(body.person_ids.begin(), body.person_ids.begin() + static_cast<std::ptrdiff_t>(i), body.person_ids[i]) !=
        body.person_ids.begin() + static_cast<std::ptrdiff_t>(i))
      errors.push_back({"person_ids/" + std::to_string(i), "repeated", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

Result<Answer> add(Call& call) {
  auto event_id = call.id<OrganisationEventId>();
  if (!event_id) return refuse(std::move(event_id.error()));
  auto body = json::read_body<PostCorrectionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (auto fine = checked(*body); !fine) return refuse(std::move(fine.error()));
  PostCorrection const correction{body->id.value_or(PostCorrectionId{call.services.new_id()}), *event_id, body->successor_id, body->person_ids};
  Creation const creation{concept_name, body->id ? std::optional(correction.id.uuid) : std::nullopt, event_id->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& events = unit.organisations().events();
        events.hold_tree();
        auto split = find_split(unit, *event_id);
        if (!split) return refuse(std::move(split.error()));
        auto corrected = events.correct_posts(correction, call.actor());
        if (!corrected) return refuse(std::move(corrected.error()));
        std::vector<FieldError> errors;
        for (std::size_t i = 0; i < correction.people.size(); ++i)
          if (!std::binary_search(corrected->begin(), corrected->end(), correction.people[i]))
            errors.push_back({"person_ids/" + std::to_string(i), "nothing_to_correct", {}});
        if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
        record_lines(call, unit, *corrected, split->organisation, correction.successor, "post_corrected");
        return answer_with(call, unit, correction.id);
      },
      [&](UnitOfWork& unit) { return answer_with(call, unit, correction.id); });
}

Result<Answer> undo(Call& call) {
  auto id = call.id<PostCorrectionId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& events = unit.organisations().events();
    events.hold_tree();
    auto const row = events.find_correction(*id);
    if (!row) return refuse(not_found("correction"));
    auto const event = events.find(row->correction.event);
    auto restored = events.undo_correction(*id, call.actor());
    if (!restored) return refuse(std::move(restored.error()));
    record_lines(call, unit, *restored, row->correction.successor, event->event.organisation, "post_correction_undone");
    return answer_with(call, unit, *id);
  });
}

}  // namespace

std::vector<Route> post_correction_routes() {
  using json::ParameterType;
  using json::shape_of;
  constexpr char const* tag = "organisations";
  return {
      {http::Method::get, "/api/v1/organisation_events/{id}/posts_to_correct", Permission::people_write, posts,
       {.summary = "People whose posts still stand under what was split", .description = "On or after the split's day, by name.", .tag = tag,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"name"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<PostToCorrectView>>(), .errors = {401, 403, 404, 409, 422}}},
      {http::Method::get, "/api/v1/organisation_events/{id}/post_corrections", Permission::people_write, list,
       {.summary = "Whose posts were put where after a split, latest first", .tag = tag, .answer = &shape_of<PostCorrections>(), .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/organisation_events/{id}/post_corrections", Permission::people_write, add,
       {.summary = "Say who went to one successor of a split",
        .description = "Their posts are under it from the split's day on; earlier figures stay. All of them or none.", .tag = tag,
        .request = &shape_of<PostCorrectionBody>(), .answer = &shape_of<PostCorrectionView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422},
        .takes_idempotency_key = true}},
      {http::Method::post, "/api/v1/post_corrections/{id}/undo", Permission::people_write, undo,
       {.summary = "Put posts back under what was split", .description = "Posts that were changed since stay as they are; `left` says of how many people.",
        .tag = tag, .answer = &shape_of<PostCorrectionView>(), .errors = {401, 403, 404, 409}, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
