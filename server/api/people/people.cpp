#include "server/api/people/people.hpp"

#include "domain/duplicates/duplicate_store.hpp"
#include "domain/people/person_merge.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/people/table.hpp"
#include "server/api/people/views.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "people";

ChangeRecord change(PersonId id, std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name,
          .subject = id.uuid,
          .action = std::move(action),
          .before = std::move(before),
          .after = std::move(after),
          .touched = {.people = {id}, .sessions = {}, .organisations = {}, .participations = {}}};
}

/// Errors: not_found, also for somebody outside the caller's scope.
Result<PersonPage> find_for(Call const& call, UnitOfWork& unit, PersonId id) {
  auto page = unit.people().find(id, call.caller.scope(Permission::people_read));
  if (!page) return refuse(not_found("person"));
  return std::move(*page);
}

/// As `find_for`, for a change: a merged record stays as it was, for an undo to find. Errors: not_found, person_is_merged.
Result<PersonPage> find_to_change(Call const& call, UnitOfWork& unit, PersonId id) {
  auto page = find_for(call, unit, id);
  if (page && page->merged_into) return refuse(person_is_merged(*page->merged_into));
  return page;
}

Result<Answer> list(Call& call) {
  auto asked = asked_people(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, people_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.people().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, PersonRow const& p) { write_list_item(out, p, call.caller); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto answer = answer_with(*page, call.caller);
    answer.location.clear();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<PersonBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  PersonId const id = body->id.value_or(PersonId{call.services.new_id()});
  auto person = checked(person_from(*body, id, 1), call.services.today());
  if (!person) return refuse(std::move(person.error()));
  auto affiliation = affiliation_from(*body);
  affiliation.id = AffiliationId{call.services.new_id()};

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.people().insert(*person); !written) return refuse(std::move(written.error()));
        if (!affiliation.says_nothing())
          if (auto written = unit.people().insert_affiliation(id, affiliation); !written) return refuse(std::move(written.error()));
        unit.duplicates().check_person(id);
        auto page = find_for(call, unit, id);
        if (!page) return refuse(std::move(page.error()));
        record(call, unit, change(id, "created", {}, stored_json(*page)));
        return answer_with(*page, call.caller);
      },
      stored);
}

/// Brings the open affiliation to what is wanted: corrects it, makes one, or takes it away when nothing is said any more.
Result<void> correct_current(Call& call, UnitOfWork& unit, PersonPage const& before, Affiliation wanted) {
  auto& people = unit.people();
  auto const* current = before.current();
  if (current) {
    wanted.id = current->affiliation.id;
    wanted.from = current->affiliation.from;
    if (wanted == current->affiliation) return {};
    if (!wanted.says_nothing()) return people.correct_affiliation(wanted);
    people.remove_affiliation(wanted.id);
    return {};
  }
  if (wanted.says_nothing()) return {};
  wanted.id = AffiliationId{call.services.new_id()};
  if (!before.affiliations.empty()) wanted.from = LocalDate::from_days(before.affiliations.front().affiliation.to->days() + 1);
  return people.insert_affiliation(before.person.id, wanted);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<PersonBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_to_change(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->person.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto person = checked(person_from(*body, *id, before->person.version), call.services.today());
    if (!person) return refuse(std::move(person.error()));
    if (auto written = unit.people().update(*person); !written) return refuse(std::move(written.error()));
    if (auto written = correct_current(call, unit, *before, affiliation_from(*body)); !written) return refuse(std::move(written.error()));
    unit.duplicates().check_person(*id);
    auto after = find_for(call, unit, *id);
    if (!after) return refuse(std::move(after.error()));
    record(call, unit, change(*id, "updated", stored_json(*before), stored_json(*after)));
    auto answer = answer_with(*after, call.caller);
    answer.location.clear();
    return answer;
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_to_change(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->person.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.people().remove(*id, before->person.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, change(*id, "deleted", stored_json(*before), {}));
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

Result<Answer> add_affiliation(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AffiliationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  Affiliation const next{.id = body->id.value_or(AffiliationId{call.services.new_id()}),
                         .organisation_id = body->organisation_id,
                         .function = body->function.value_or(""),
                         .grade = body->grade,
                         .administrative_level = body->administrative_level,
                         .place_code = body->place_code,
                         .from = body->from,
                         .to = std::nullopt};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  // The canonical body names the person: the same line sent to somebody else is another request.
  Creation const creation{"affiliations", body->id ? std::optional(next.id.uuid) : std::nullopt, id->text() + json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& people = unit.people();
        if (!people.raise_version(*id)) return refuse(not_found("person"));
        auto before = find_to_change(call, unit, *id);
        if (!before) return refuse(std::move(before.error()));
        std::optional<LocalDate> current_from, last_day;
        for (auto const& each : before->affiliations) {
          if (!each.affiliation.to) current_from = each.affiliation.from;
          last_day = std::max(last_day, each.affiliation.to);
        }
        if (auto fits = may_follow(next, current_from, last_day); !fits) return refuse(std::move(fits.error()));
        people.close_current_affiliation(*id, LocalDate::from_days(next.from->days() - 1));
        if (auto written = people.insert_affiliation(*id, next); !written) return refuse(std::move(written.error()));
        unit.duplicates().check_person(*id);
        auto after = find_for(call, unit, *id);
        if (!after) return refuse(std::move(after.error()));
        record(call, unit, change(*id, "affiliated", stored_json(*before), stored_json(*after)));
        return answer_with(*after, call.caller);
      },
      stored);
}

}  // namespace

std::vector<Route> people_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/people", Permission::people_read, list,
       {.summary = "List people", .description = "Within the caller's scope, by family name.", .tag = concept_name,
        .query = {{.name = "q", .description = "Parts of names in Latin or Arabic script, in any order"},
                  {.name = "organisation", .description = "Serving there now, or anywhere under it", .type = ParameterType::uuid},
                  {.name = "sex", .choices = {"F", "M", "not_stated", "prefers_not_to_say"}}, {.name = "category"},
                  {.name = "region", .description = "Region of the place of assignment"},
                  {.name = "incomplete", .description = "Only registered people whose sex or organisation is unknown", .type = ParameterType::boolean}, {.name = "limit", .type = ParameterType::integer},
                  {.name = "cursor"}, {.name = "sort", .choices = {"name"}}, {.name = "total", .type = ParameterType::boolean},
                  {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<PersonListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/people", Permission::people_write, add,
       {.summary = "Add a person", .tag = concept_name, .request = &shape_of<PersonBody>(), .answer = &shape_of<PersonView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/people/{id}", Permission::people_read, show,
       {.summary = "One person, where they served and what they took part in", .tag = concept_name, .answer = &shape_of<PersonView>(),
        .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/people/{id}", Permission::people_write, replace,
       {.summary = "Correct a person, and where they serve now", .tag = concept_name, .request = &shape_of<PersonBody>(),
        .answer = &shape_of<PersonView>(), .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/people/{id}", Permission::people_write, remove,
       {.summary = "Delete a person nothing refers to", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
      {http::Method::post, "/api/v1/people/{id}/affiliations", Permission::people_write, add_affiliation,
       {.summary = "Where a person serves from a day on", .description = "Ends the affiliation before it the day before. Answers the person.",
        .tag = concept_name, .request = &shape_of<AffiliationBody>(), .answer = &shape_of<PersonView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
