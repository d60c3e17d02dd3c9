#include "server/api/privacy/erasures.hpp"

#include "domain/people/person_store.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "server/api/framework/patient_command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/people/views.hpp"
#include "server/api/privacy/wire.hpp"
#include "server/jobs/export_jobs.hpp"
#include "server/sign_in/accounts.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "erasures";

ErasureView wire_of(Erasure const& e) {
  return {.person_id = e.person_id,
          .label = e.label,
          .erased_at = e.erased_at,
          .actor_id = e.actor,
          .actor_name = e.actor_name,
          .participations = e.participations,
          .lines_redacted = e.lines_redacted,
          .files_removed = e.files_removed,
          .exports_withdrawn = e.exports_withdrawn};
}

Result<Answer> erase(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  std::vector<ExportId> withdrawn;
  auto answer = patient_command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.people().find(*id, call.caller.scope(Permission::people_read));
    if (!page) return refuse(not_found("person"));
    auto current = [&] { return json::to_json(view_of(*page, call.caller)); };
    if (auto fresh = require_version(call, page->person.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto done = erase_person(call, unit, *id);
    if (!done) return refuse(std::move(done.error()));
    withdrawn = done->withdrawn;
    Answer out;
    out.status = 201;
    out.body = json::to_json(wire_of(done->erasure));
    out.location = "/api/v1/people/" + done->erasure.person_id.text();
    return out;
  });
  if (answer) finish_erasure(call, withdrawn);
  return answer;
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"-erased_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.privacy().erasures().list(request);
    Answer answer;
    answer.body = page_json(page, request, [](json::Writer& out, Erasure const& erasure) { json::write(out, wire_of(erasure)); });
    return answer;
  });
}

}  // namespace

Result<ErasureStore::Done> erase_person(Call& call, UnitOfWork& unit, PersonId person) {
  PersonId const pseudonym{call.services.new_id()};
  auto done = unit.privacy().erasures().erase(person, pseudonym, erased_label(call.services.new_id()), call.actor());
  if (!done) return refuse(std::move(done.error()));
  // All ids: the tick closes the facts of the former and opens those of the new, then drops the former from this line too.
  record(call, unit, {.concept_name = "people", .subject = pseudonym.uuid, .action = "erased", .before = {}, .after = {},
                      .touched = {.people = done->touched, .sessions = {}, .organisations = {}, .participations = {}}});
  // Who listens to the live feed with them is sent away as this tick is taken in, by every server.
  for (auto const& account : done->accounts)
    record(call, unit, {.concept_name = "accounts", .subject = account.uuid, .action = "erased", .before = {}, .after = {}, .touched = {}});
  return done;
}

void finish_erasure(Call& call, std::vector<ExportId> const& withdrawn) {
  // Who is erased may be signed in: nobody is believed from memory any more.
  if (call.services.accounts != nullptr) call.services.accounts->authenticator().forget_all();
  if (call.services.exports == nullptr) return;
  for (auto const& id : withdrawn) call.services.exports->withdraw(id);
}

std::vector<Route> erasure_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/people/{id}/erasure", Permission::people_erase, erase,
       {.summary = "Erase a person's record; every figure stays as it is",
        .description = "Name, contacts, birth, posts and free text go everywhere, in the past too. What figures are split by stays under a random id. "
                       "Cannot be undone.",
        .tag = concept_name, .answer = &shape_of<ErasureView>(), .status = 201, .errors = {401, 403, 404, 409, 412}, .takes_if_match = true},
       http::Lane::slow},
      {http::Method::get, "/api/v1/erasures", Permission::people_erase, list,
       {.summary = "Records that were erased, newest first", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-erased_at"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ErasureView>>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
