#include "server/api/committees/committees.hpp"
#include "server/api/committees/meeting_bodies.hpp"
#include "server/api/committees/minutes.hpp"
#include "server/api/committees/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "committee_meetings";

Answer answer_with(MeetingPage const& page, Call const& call) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call));
  answer.version = page.meeting.version;
  answer.location = "/api/v1/committee_meetings/" + page.meeting.id.text();
  return answer;
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const when = query.one_of("when", {"coming", "held"});
  auto const minutes = query.one_of("minutes", {"draft", "circulated", "validated", "signed"});
  MeetingFilter const filter{.agreement = query.id<AgreementId>("agreement"), .committee = query.id<CommitteeId>("committee"),
                             .opened = when ? std::optional(*when == "held") : std::nullopt,
                             .minutes = minutes ? minutes_status_named(*minutes) : std::nullopt, .search = query.text("q"),
                             .scope = agreement_scope(call)};
  auto const page = query.page({"-held_on", "held_on"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.committees().meetings(filter, page), page,
                            [&](json::Writer& out, MeetingRow const& row) { json::write(out, list_item(row)); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_meeting(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call);
  });
}

/// The meeting with its members asked and its agenda begun. Errors: invalid_input.
Result<CommitteeMeeting> begun(NewMeetingBody const& body, CommitteeMeetingId id, CommitteePage const& committee, UnitOfWork& unit, Call& call) {
  auto const beginning = unit.committees().begin_meeting(body.committee_id);
  CommitteeMeeting meeting;
  meeting.id = id;
  meeting.committee_id = body.committee_id;
  meeting.number = body.number.value_or(beginning.number);
  meeting.held_on = body.held_on;
  meeting.starts = body.starts;
  meeting.ends = body.ends;
  meeting.place = body.place.value_or(LocalizedText{});
  meeting.attendees = invited(committee.committee.members, body.held_on, call);
  meeting.items = carried_over(beginning.open_decisions);
  for (auto& item : meeting.items) item.id = AgendaItemId{call.services.new_id()};
  auto added = items_from(body.items, {}, beginning.open_decisions, committee.committee.agreement_id, unit, call);
  if (!added) return refuse(std::move(added.error()));
  // Refused by the body's own places, not by those behind what was carried over.
  auto alone = meeting;
  alone.items = *added;
  if (auto fine = checked(std::move(alone)); !fine) return refuse(std::move(fine.error()));
  meeting.items.insert(meeting.items.end(), added->begin(), added->end());
  return checked(std::move(meeting));
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<NewMeetingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CommitteeMeetingId const id = body->id.value_or(CommitteeMeetingId{call.services.new_id()});
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_meeting(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call);
  };
  return create(call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto committee = unit.committees().find(body->committee_id, agreement_scope(call), call.services.today());
        if (!committee) return refuse(invalid_field("committee_id", "unknown_committee"));
        auto meeting = begun(*body, id, *committee, unit, call);
        if (!meeting) return refuse(std::move(meeting.error()));
        if (auto written = unit.committees().insert(*meeting); !written) return refuse(std::move(written.error()));
        auto page = find_meeting(call, unit, id);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {}, .after = stored_json(*page, call),
                            .touched = {}});
        return answer_with(*page, call);
      },
      stored);
}

/// Writes what `change` makes of the stored meeting, at the version the caller read.
Result<Answer> change_meeting(Call& call, std::string const& action,
                              std::function<Result<void>(UnitOfWork&, MeetingPage const&)> const& change) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_meeting(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->meeting.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto changed = change(unit, *before); !changed) return refuse(std::move(changed.error()));
    auto after = find_meeting(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = action, .before = stored_json(*before, call),
                        .after = stored_json(*after, call), .touched = {}});
    return answer_with(*after, call);
  });
}

Result<Answer> replace(Call& call) {
  auto body = json::read_body<MeetingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return change_meeting(call, "updated", [&](UnitOfWork& unit, MeetingPage const& page) -> Result<void> {
    if (auto may = may_be_written(page.meeting); !may) return may;
    auto const committee = unit.committees().find(page.meeting.committee_id, agreement_scope(call), call.services.today());
    if (!committee) return refuse(not_found("committee"));
    auto items = items_from(body->items, page.meeting.items, page.earlier, page.agreement_id, unit, call);
    if (!items) return refuse(std::move(items.error()));
    auto attendees = attendees_from(body->attendees, page.meeting.attendees, committee->committee.members, call);
    if (!attendees) return refuse(std::move(attendees.error()));
    auto meeting = page.meeting;
    meeting.number = body->number.value_or(meeting.number);
    meeting.held_on = body->held_on;
    meeting.starts = body->starts;
    meeting.ends = body->ends;
    meeting.place = body->place.value_or(LocalizedText{});
    meeting.next_on = body->next_on;
    meeting.documents = body->documents.value_or("");
    meeting.items = std::move(*items);
    meeting.attendees = std::move(*attendees);
    auto fine = checked(std::move(meeting));
    if (!fine) return refuse(std::move(fine.error()));
    return unit.committees().update(*fine);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<CommitteeMeetingId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_meeting(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call)); };
    if (auto fresh = require_version(call, before->meeting.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (before->meeting.minutes != MinutesStatus::draft) return refuse(conflict("minutes_closed", "The minutes of this meeting were circulated"));
    if (auto removed = unit.committees().remove(*id, before->meeting.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before, call), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> open(Call& call) {
  OpeningBody wanted;
  if (!call.request.body.empty()) {
    auto body = json::read_body<OpeningBody>(call.request.body);
    if (!body) return refuse(std::move(body.error()));
    wanted = std::move(*body);
  }
  if (!wanted.figures.empty()) wait_for_own_write(call);
  return change_meeting(call, "opened", [&](UnitOfWork& unit, MeetingPage const& page) -> Result<void> {
    if (auto may = may_open(page.meeting, call.services.today()); !may) return may;
    auto figures = frozen(wanted.figures, page.agreement_id, unit, call);
    if (!figures) return refuse(std::move(figures.error()));
    auto meeting = page.meeting;
    meeting.opened_at = call.services.now();
    meeting.figures = std::move(*figures);
    return unit.committees().open(meeting);
  });
}

Result<Answer> put_minutes_status(Call& call) {
  auto body = json::read_body<MinutesStatusBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return change_meeting(call, "minutes_" + std::string(name_of(body->status)), [&](UnitOfWork& unit, MeetingPage const& page) -> Result<void> {
    auto const today = call.services.today();
    auto const actor = call.actor();
    auto meeting = with_step(page.meeting, {.status = body->status, .stated_on = body->stated_on.value_or(today), .actor = actor.account,
                                            .actor_name = actor.name, .recorded_at = call.services.now()}, today);
    if (!meeting) return refuse(std::move(meeting.error()));
    return unit.committees().add_step(*meeting);
  });
}

}  // namespace

std::vector<Route> committee_meeting_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/committee_meetings", Permission::agreements_read, list,
       {.summary = "Meetings of committees, the latest first", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of the committee, its agreement or the place"}, {.name = "agreement", .type = ParameterType::uuid},
                  {.name = "committee", .type = ParameterType::uuid},
                  {.name = "when", .description = "Not opened yet, or opened", .choices = {"coming", "held"}},
                  {.name = "minutes", .choices = {"draft", "circulated", "validated", "signed"}},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-held_on", "held_on"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<MeetingListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/committee_meetings", Permission::agreements_write, add,
       {.summary = "Call a meeting: its members are invited, its agenda begins with the decisions that are still open", .tag = concept_name,
        .request = &shape_of<NewMeetingBody>(), .answer = &shape_of<MeetingView>(), .status = 201, .errors = {400, 401, 403, 409, 422},
        .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/committee_meetings/{id}", Permission::agreements_read, show,
       {.summary = "One meeting: agenda, who was there, figures, minutes. Outside eyes read a draft's agenda only", .tag = concept_name,
        .answer = &shape_of<MeetingView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/committee_meetings/{id}", Permission::agreements_write, replace,
       {.summary = "Write the minutes, until they are validated", .tag = concept_name, .request = &shape_of<MeetingBody>(),
        .answer = &shape_of<MeetingView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/committee_meetings/{id}", Permission::agreements_write, remove,
       {.summary = "Delete a meeting whose minutes are a draft", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
      {http::Method::put, "/api/v1/committee_meetings/{id}/opening", Permission::agreements_write, open,
       {.summary = "Open the meeting and freeze its figures as they stand now", .tag = concept_name, .request = &shape_of<OpeningBody>(),
        .answer = &shape_of<MeetingView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/committee_meetings/{id}/minutes_status", Permission::agreements_write, put_minutes_status,
       {.summary = "Circulate, validate or sign the minutes", .tag = concept_name, .request = &shape_of<MinutesStatusBody>(),
        .answer = &shape_of<MeetingView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/committee_meetings/{id}/minutes", Permission::agreements_read, print_minutes,
       {.summary = "The minutes on paper", .tag = concept_name,
        .query = {{.name = "language", .choices = {"fr", "ar", "en"}}, {.name = "format", .choices = {"pdf", "docx"}}},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 422, 503}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
