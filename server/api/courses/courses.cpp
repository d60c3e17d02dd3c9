#include "server/api/courses/courses.hpp"

#include <algorithm>

#include "server/api/courses/following.hpp"
#include "server/api/courses/table.hpp"
#include "server/api/courses/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/sessions/time_zones.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "courses";

Answer answer_with(CoursePage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.course.version;
  answer.location = "/api/v1/courses/" + page.course.id.text();
  return answer;
}

Result<CoursePage> find_course(UnitOfWork& unit, CourseId id) {
  auto page = unit.courses().find(id);
  if (!page) return refuse(not_found("course"));
  return std::move(*page);
}

Result<Answer> list(Call& call) {
  auto asked = asked_courses(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, courses_table());
  bool const may_write = call.caller.may(Permission::courses_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.courses().list(asked->filter, asked->page), asked->page, [&](json::Writer& out, CourseRow const& c) {
      json::write(out, CourseListItem{.id = c.id, .version = c.version, .reference = c.reference, .title = c.title, .kind = c.kind,
                                      .modality = c.modality, .languages = c.languages, .durations_days = c.durations_days,
                                      .archived = c.archived, .editions = c.editions, .next_date = c.next_date,
                                      .can = {{"update", may_write}}});
    });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_course(unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto answer = answer_with(*page, call.caller);
    answer.location.clear();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<CourseBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CourseId const id = body->id.value_or(CourseId{call.services.new_id()});
  auto course = checked(course_from(*body, id, 1));
  if (!course) return refuse(std::move(course.error()));
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_course(unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.courses().insert(*course); !written) return refuse(std::move(written.error()));
        auto page = find_course(unit, id);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_json(*page), .touched = {}});
        return answer_with(*page, call.caller);
      },
      stored);
}

/// Holds the course, finds it and compares If-Match. Errors: not_found, stale, precondition_required.
Result<CoursePage> hold(Call& call, UnitOfWork& unit, CourseId id) {
  if (!unit.courses().lock(id)) return refuse(not_found("course"));
  auto page = find_course(unit, id);
  if (!page) return page;
  auto current = [&] { return json::to_json(view_of(*page, call.caller)); };
  if (auto fresh = require_version(call, page->course.version, current); !fresh) return refuse(std::move(fresh.error()));
  return page;
}

Result<Answer> replace(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<CourseBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = hold(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto course = checked(course_from(*body, *id, before->course.version));
    if (!course) return refuse(std::move(course.error()));
    if (auto written = unit.courses().update(*course); !written) return refuse(std::move(written.error()));
    if (auto followed = follow(call, unit, before->course, *course, body->followers); !followed) return refuse(std::move(followed.error()));
    auto after = find_course(unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = hold(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (auto removed = unit.courses().remove(*id, before->course.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> list_scheduled(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_course(unit, *id);
    if (!page) return refuse(std::move(page.error()));
    ScheduledEditionsView view;
    for (auto const& edition : unit.courses().scheduled_editions(*id, false))
      view.items.push_back({edition.session.id, edition.session.version, edition.reference, edition.session.edition->number,
                            edition.session.title, edition.status, edition.first_date, differing_fields(page->course, edition.session)});
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

constexpr auto default_zone = "Africa/Casablanca";

std::vector<Sitting> whole_day() {
  return {{LocalTime::parse("09:00"), LocalTime::parse("12:30")}, {LocalTime::parse("14:00"), LocalTime::parse("16:30")}};
}

Result<Answer> plan_edition(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const starts_on = query.date("starts_on");
  auto const days = query.number("days", 1, static_cast<int>(greatest_number_of_days));
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!starts_on) return refuse(invalid_field("starts_on", "required"));
  if (!days) return refuse(invalid_field("days", "required"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_course(unit, *id);
    if (!page) return refuse(std::move(page.error()));
    if (page->course.archived) return refuse(conflict("course_archived", "This course is archived"));
    auto const& durations = page->course.durations;
    if (!durations.empty() && std::none_of(durations.begin(), durations.end(), [&](auto const& d) { return d.days == *days; })) {
      std::string known;
      for (auto const& duration : durations) known += (known.empty() ? "" : ", ") + std::to_string(duration.days);
      return refuse(invalid_field("days", "no_such_duration", known));
    }
    auto const until = LocalDate::from_days(starts_on->days() + 2 * *days + 60);
    EditionCalendar const calendar{unit.courses().special_days(*starts_on, until), [](LocalDate date) { return minutes_ahead_of_utc(date, default_zone); }};
    Answer answer;
    answer.body = json::to_json(view_of(working_days(*days, *starts_on, whole_day(), call.services.today(), calendar)));
    return answer;
  });
}

}  // namespace

std::vector<Route> course_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/courses", Permission::courses_read, list,
       {.summary = "List the catalogue", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of a title, or a reference"},
                  {.name = "language", .description = "ISO 639-1"},
                  {.name = "kind", .choices = {"training", "workshop", "reflection_workshop", "study_visit", "coaching", "seminar", "conference"}},
                  {.name = "archived", .choices = {"true", "false"}},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"title"}},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<CourseListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/courses", Permission::courses_write, add,
       {.summary = "Add a course", .tag = concept_name, .request = &shape_of<CourseBody>(), .answer = &shape_of<CourseView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/courses/{id}", Permission::courses_read, show,
       {.summary = "One course", .tag = concept_name, .answer = &shape_of<CourseView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/courses/{id}", Permission::courses_write, replace,
       {.summary = "Replace a course, and say which scheduled editions follow", .tag = concept_name, .request = &shape_of<CourseBody>(),
        .answer = &shape_of<CourseView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/courses/{id}", Permission::courses_write, remove,
       {.summary = "Delete a course nothing refers to", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
      {http::Method::get, "/api/v1/courses/{id}/scheduled_editions", Permission::courses_write, list_scheduled,
       {.summary = "The editions that have not run yet, and where they differ from the course", .tag = concept_name,
        .answer = &shape_of<ScheduledEditionsView>(), .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/courses/{id}/edition_days", Permission::sessions_write, plan_edition,
       {.summary = "Working days for a new edition, without holidays", .tag = concept_name,
        .query = {{.name = "starts_on", .type = ParameterType::date, .is_required = true},
                  {.name = "days", .description = "One of the course's durations", .type = ParameterType::integer, .is_required = true}},
        .answer = &shape_of<EditionPlanView>(), .errors = {401, 403, 404, 409, 422}}},
  };
}

}  // namespace athar::api
