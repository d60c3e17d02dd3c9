#include "server/api/programmes/programmes.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/framework/records.hpp"
#include "server/api/programmes/table.hpp"
#include "server/api/programmes/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "programmes";

Programme from(ProgrammeBody const& body, ProgrammeId id, int version) {
  Programme programme{.id = id,
                      .version = version,
                      .code = body.code,
                      .title = body.title,
                      .summary = body.summary.value_or(LocalizedText{}),
                      .starts_on = body.starts_on,
                      .ends_on = body.ends_on,
                      .dates_note = body.dates_note.value_or(""),
                      .budget = std::nullopt,
                      .funders = body.funders,
                      .implementers = body.implementers,
                      .partners = body.partners};
  if (body.budget) programme.budget = Budget{body.budget->amount_minor, body.budget->currency, body.budget->estimated};
  return programme;
}

std::optional<BudgetBody> wire(std::optional<Budget> const& budget) {
  if (!budget) return std::nullopt;
  return BudgetBody{budget->amount_minor, budget->currency, budget->estimated};
}

ProgrammeView view_of(ProgrammePage const& page, Call const& call) {
  auto const& p = page.programme;
  bool const may_write = call.caller.may(Permission::programmes_write);
  bool const unused = page.sessions_count == 0 && page.outreach_count == 0;
  return {.id = p.id,
          .version = p.version,
          .code = p.code,
          .title = p.title,
          .summary = p.summary.empty() ? std::nullopt : std::optional(p.summary),
          .starts_on = p.starts_on,
          .ends_on = p.ends_on,
          .dates_note = unless_empty(p.dates_note),
          .budget = wire(p.budget),
          .funders = p.funders,
          .funder_names = page.funder_names,
          .implementers = p.implementers,
          .implementer_names = page.implementer_names,
          .partners = p.partners,
          .partner_names = page.partner_names,
          .sessions_count = page.sessions_count,
          .outreach_count = page.outreach_count,
          .can = {{"update", may_write}, {"delete", may_write && unused}}};
}

/// Errors: not_found, also for what lies outside the caller's scope.
Result<ProgrammePage> find_for(Call& call, UnitOfWork& unit, ProgrammeId id) {
  auto const scope = call.caller.scope(Permission::programmes_read);
  if (scope.programme && *scope.programme != id) return refuse(not_found("programme"));
  auto page = unit.programmes().find(id);
  if (!page) return refuse(not_found("programme"));
  return std::move(*page);
}

Result<Answer> list(Call& call) {
  auto asked = asked_programmes(call);
  if (!asked) return refuse(std::move(asked.error()));
  bool const may_write = call.caller.may(Permission::programmes_write);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.programmes().list(asked->filter, asked->page), asked->page, [&](json::Writer& out, ProgrammeRow const& p) {
      json::write(out, ProgrammeListItem{.id = p.id, .version = p.version, .code = p.code, .title = p.title, .starts_on = p.starts_on,
                                         .ends_on = p.ends_on, .dates_note = unless_empty(p.dates_note), .budget = wire(p.budget),
                                         .sessions_count = p.sessions_count, .can = {{"update", may_write}}});
    });
    return answer;
  });
}

constexpr Records<ProgrammeId, ProgrammePage, ProgrammeView> records{concept_name, find_for, view_of};

Result<Answer> show(Call& call) { return records.show(call); }

Result<Answer> add(Call& call) {
  auto body = json::read_body<ProgrammeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  ProgrammeId const id = body->id.value_or(ProgrammeId{call.services.new_id()});
  auto programme = checked(from(*body, id, 1));
  if (!programme) return refuse(std::move(programme.error()));
  return records.add(call, id, *body, [&](UnitOfWork& unit) { return unit.programmes().insert(*programme); });
}

Result<Answer> replace(Call& call) {
  return records.replace<ProgrammeBody>(call, [](UnitOfWork& unit, ProgrammeBody const& body, ProgrammePage const& before) -> Result<void> {
    auto programme = checked(from(body, before.programme.id, before.programme.version));
    if (!programme) return refuse(std::move(programme.error()));
    return unit.programmes().update(*programme);
  });
}

Result<Answer> remove(Call& call) {
  return records.remove(call, [](UnitOfWork& unit, ProgrammePage const& before) {
    return unit.programmes().remove(before.programme.id, before.programme.version);
  });
}

}  // namespace

std::vector<Route> programme_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/programmes", Permission::programmes_read, list,
       {.summary = "List programmes", .tag = concept_name,
        .query = {{.name = "q", .description = "Words of a code or title"}, {.name = "code"},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ProgrammeListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/programmes", Permission::programmes_write, add,
       {.summary = "Add a programme", .tag = concept_name, .request = &shape_of<ProgrammeBody>(), .answer = &shape_of<ProgrammeView>(),
        .status = 201, .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/programmes/{id}", Permission::programmes_read, show,
       {.summary = "One programme", .tag = concept_name, .answer = &shape_of<ProgrammeView>(), .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/programmes/{id}", Permission::programmes_write, replace,
       {.summary = "Replace a programme", .tag = concept_name, .request = &shape_of<ProgrammeBody>(), .answer = &shape_of<ProgrammeView>(),
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/programmes/{id}", Permission::programmes_write, remove,
       {.summary = "Delete a programme nothing refers to", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
  };
}

}  // namespace athar::api
