#include "server/api/changes/changes.hpp"

#include <boost/json.hpp>

#include "domain/recorded/change_log.hpp"
#include "server/api/changes/table.hpp"
#include "server/api/changes/wire.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/people/contacts.hpp"

namespace athar::api {
namespace {

/// A person's record as somebody may read it who does not read contacts.
std::string without_contacts(std::string const& json) {
  boost::system::error_code error;
  auto value = boost::json::parse(json, error);
  if (error || !value.is_object()) return "{}";
  value.as_object().erase("email");
  value.as_object().erase("phone");
  return boost::json::serialize(value);
}

std::optional<json::Raw> state(std::string const& json, bool hides_contacts) {
  if (json.empty()) return std::nullopt;
  return json::Raw{hides_contacts ? without_contacts(json) : json};
}

ChangeView view_of(ChangeLine const& line, Caller const& caller) {
  bool const hides_contacts = line.concept_name == "people" && !sees_contacts(caller);
  return {.id = line.id,
          .at = line.at,
          .tick = line.tick,
          .actor = line.actor,
          .actor_name = line.actor_name,
          .concept_name = line.concept_name,
          .subject_id = line.subject,
          .action = line.action,
          .before = state(line.before, hides_contacts),
          .after = state(line.after, hides_contacts)};
}

Result<Answer> list(Call& call) {
  auto asked = asked_changes(call);
  if (!asked) return refuse(std::move(asked.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = unit.changes().lines(asked->filter, asked->page);
    std::erase_if(page.items, [&](ChangeLine const& line) { return !may_read(line, call.caller); });
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, ChangeLine const& line) { json::write(out, view_of(line, call.caller)); });
    return answer;
  });
}

}  // namespace

std::vector<Route> change_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/changes", Permission::history_read, list,
       {.summary = "Who changed what, newest first", .tag = "changes",
        .query = {{.name = "concept", .description = "people, sessions, organisations …"}, {.name = "id", .type = ParameterType::uuid},
                  {.name = "actor", .description = "An account", .type = ParameterType::uuid},
                  {.name = "agreement", .description = "It and what belongs to it: terms, documents, commitments, committees, evaluations",
                   .type = ParameterType::uuid},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-id"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ChangeView>>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
