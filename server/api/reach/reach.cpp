#include "server/api/reach/reach.hpp"

#include "domain/reach/measure.hpp"
#include "domain/reach/reach_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/reach/answer_json.hpp"
#include "server/api/reach/asked.hpp"
#include "server/api/reach/audiences.hpp"
#include "server/api/reach/reach_service.hpp"
#include "server/api/reach/records_table.hpp"
#include "server/api/reach/wire.hpp"

namespace athar::api {
namespace {

Result<Answer> figure(Call& call) {
  if (call.request.parameter("measure") == "outreach_audience") return audience_figure(call);
  wait_for_own_write(call);
  auto question = asked(call, Permission::reach_read);
  if (!question) return refuse(std::move(question.error()));
  Answer answer;
  if (question->as_of)
    answer.body = call.services.reach->answer_json(question->query, (*question->as_of)->value(question->query));
  else
    answer.shared_body = call.services.reach->answer_now(question->query);
  return answer;
}

Result<Answer> cumulative(Call& call) {
  wait_for_own_write(call);
  auto question = asked(call, Permission::reach_read, true);
  if (!question) return refuse(std::move(question.error()));
  if (question->ends.empty()) return refuse(invalid_field("ends", "required"));
  Answer answer;
  if (question->as_of)
    answer.body = ReachService::cumulative_json(question->query, question->ends, **question->as_of);
  else
    answer.shared_body = call.services.reach->cumulative_now(question->query, question->ends);
  return answer;
}

std::string display_name(CountedPersonName const& p, Language language) {
  bool const no_latin = p.family_name.empty() && p.given_name.empty();
  bool const arabic = no_latin || (language == Language::ar && !(p.family_name_ar.empty() && p.given_name_ar.empty()));
  std::string const& given = arabic ? p.given_name_ar : p.given_name;
  std::string const& family = arabic ? p.family_name_ar : p.family_name;
  return given.empty() ? family : family.empty() ? given : given + " " + family;
}

void write_names(json::Writer& out, PersonId id, PeopleNames const& names, Language language) {
  out.field("person_id", id);
  auto found = names.find(id);
  if (found == names.end()) {
    out.field("display_name", "");
    return;
  }
  auto const& p = found->second;
  out.field("display_name", display_name(p, language)).field("family_name", p.family_name).field("given_name", p.given_name);
  if (!p.family_name_ar.empty()) out.field("family_name_ar", p.family_name_ar);
  if (!p.given_name_ar.empty()) out.field("given_name_ar", p.given_name_ar);
  if (!p.organisation_name.empty()) out.field("organisation_name", p.organisation_name);
}

void write_session(json::Writer& out, reach::CountedSession const& s, SessionNames const& names) {
  out.begin_object().field("session_id", s.id);
  auto found = names.find(s.id);
  if (found != names.end()) {
    auto const& name = found->second;
    out.field("reference", name.reference).field("title", name.title).field("kind", name.kind).field("status", name.status)
        .field("last_date", name.last_date);
  }
  out.field("first_date", s.date).field("planned_minutes", s.planned_minutes).field("attended_minutes", s.attended_minutes)
      .field("sittings", s.sittings).field("attended_sittings", s.attended_sittings).end_object();
}

std::string records_json(reach::Records const& records, reach::Query const& query, reach::Index const& index, PeopleNames const& people,
                         SessionNames const& sessions, Language language) {
  json::Writer out(4096);
  out.begin_object().key("items").begin_array();
  for (auto const& person : records.people) {
    out.begin_object();
    write_names(out, person.id, people, language);
    out.field("sex", reach::code(person.sex));
    if (!person.region.empty()) out.field("region_code", person.region);
    out.key("value");
    write_value(out, *query.measure, person.value);
    out.key("sessions").begin_array();
    for (auto const& session : person.sessions) write_session(out, session, sessions);
    out.end_array().end_object();
  }
  for (auto const& session : records.sessions) {
    out.begin_object().key("session");
    write_session(out, session, sessions);
    out.key("sessions").begin_array().end_array().end_object();
  }
  out.end_array().field("next_cursor", records.next_cursor);
  out.key("known_as_of").begin_object().field("tick", index.tick()).field("recorded_at", index.recorded_at()).end_object().end_object();
  return out.take();
}

Result<Answer> records(Call& call) {
  wait_for_own_write(call);
  auto question = asked(call, Permission::reach_records_read);
  if (!question) return refuse(std::move(question.error()));
  if (question->csv) return csv_answer(call, reach_records_table());
  auto const index = question->as_of.value_or(call.services.reach->now());
  auto found = index->records(question->query, question->cursor, question->limit);
  if (!found) return refuse(std::move(found.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const [people, sessions] = names_of(unit, *found);
    Answer answer;
    answer.body = records_json(*found, question->query, *index, people, sessions, call.language);
    return answer;
  });
}

Result<Answer> repeats(Call& call) {
  wait_for_own_write(call);
  auto question = asked(call, Permission::reach_records_read);
  if (!question) return refuse(std::move(question.error()));
  auto const index = question->as_of.value_or(call.services.reach->now());
  auto found = index->repeats(question->query, question->cursor, question->limit);
  if (!found) return refuse(std::move(found.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    std::vector<PersonId> ids;
    for (auto const& person : found->people) ids.push_back(person.id);
    auto const names = names_of(unit, ids);
    json::Writer out(4096);
    out.begin_object().key("items").begin_array();
    for (auto const& person : found->people) {
      out.begin_object();
      write_names(out, person.id, names, call.language);
      out.key("value");
      write_value(out, *question->query.measure, person.value);
      out.key("rows").begin_array();
      for (auto const& row : person.rows) {
        out.begin_object().key("key").begin_object();
        for (std::size_t i = 0; i < question->query.by.size(); ++i) out.field(reach::name(question->query.by[i]), row.key[i]);
        out.end_object().key("value");
        write_value(out, *question->query.measure, row.value);
        out.end_object();
      }
      out.end_array().end_object();
    }
    out.end_array().field("next_cursor", found->next_cursor).field("people_total", found->people_total).field("entries", found->entries)
        .end_object();
    Answer answer;
    answer.body = out.take();
    return answer;
  });
}

Result<Answer> list_measures(Call& call) {
  json::Writer out(8192);
  out.begin_object().key("items").begin_array();
  for (auto const& measure : reach::measures()) write_definition(out, reach::definition(measure));
  if (call.caller.may(Permission::outreach_read)) write_audience_definition(out);
  out.end_array().end_object();
  Answer answer;
  answer.body = out.take();
  return answer;
}

}  // namespace

std::vector<Route> reach_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::vector<json::Parameter> question{
      {.name = "measure", .description = "Code of a measure", .is_required = true},
      {.name = "by", .description = "Up to three dimensions, separated by commas"},
      {.name = "from", .description = "First day of the sessions", .type = ParameterType::date},
      {.name = "to", .description = "Last day of the sessions", .type = ParameterType::date},
      {.name = "known_as_of", .description = "As recorded at this instant", .type = ParameterType::instant},
      {.name = "at_least_percent", .description = "Threshold of unique_attended and unique_completed", .type = ParameterType::integer},
      {.name = "scope", .description = "Within what a person is counted once", .choices = {"session", "programme", "all_time"}},
      {.name = "head_counts", .description = "What happens to sessions without names", .choices = {"excluded", "shown_separately", "added"}},
      {.name = "attributes", .description = "Organisation, level and region of people at the session, or now; now cannot be asked of the past",
       .choices = {"at_session", "now"}}};
  for (auto dimension : reach::all_dimensions)
    question.push_back({.name = std::string(reach::name(dimension)), .description = "Only these codes, separated by commas"});
  auto run = question;
  run.push_back({.name = "ends", .description = "Up to 60 days, separated by commas", .is_required = true});
  auto paged = question;
  paged.push_back({.name = "cursor"});
  paged.push_back({.name = "limit", .type = ParameterType::integer});
  auto exported = paged;
  exported.push_back({.name = "format", .choices = {"json", "csv"}});
  return {
      {http::Method::get, "/api/v1/reach", Permission::reach_read, figure,
       {.summary = "A figure, with its groups, overlap, missing values, completeness and definition", .tag = "reach", .query = question,
        .answer = &shape_of<ReachAnswer>(), .errors = {401, 403, 422}}, http::Lane::index},
      {http::Method::get, "/api/v1/reach/cumulative", Permission::reach_read, cumulative,
       {.summary = "A figure as it had grown to by the end of each day: people are counted anew at each, not added up", .tag = "reach",
        .query = run, .answer = &shape_of<ReachPoints>(), .errors = {401, 403, 422}}, http::Lane::index},
      {http::Method::get, "/api/v1/reach/records", Permission::reach_records_read, records,
       {.summary = "The records a figure was counted from", .tag = "reach", .query = exported, .answer = &shape_of<ReachRecords>(),
        .errors = {401, 403, 422}}, http::Lane::index},
      {http::Method::get, "/api/v1/reach/repeats", Permission::reach_records_read, repeats,
       {.summary = "The people who stand in more than one row of the split", .tag = "reach", .query = paged,
        .answer = &shape_of<ReachRepeats>(), .errors = {401, 403, 422}}, http::Lane::index},
      {http::Method::get, "/api/v1/measures", Permission::reach_read, list_measures,
       {.summary = "Every measure with its definition", .tag = "reach", .answer = &shape_of<Measures>(), .errors = {401, 403}}},
  };
}

}  // namespace athar::api
