#include "server/api/programmes/programmes.hpp"

#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
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

std::optional<std::string> unless_empty(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

ProgrammeView view_of(ProgrammePage const& page, Caller const& caller) {
  auto const& p = page.programme;
  bool const may_write = caller.may(Permission::programmes_write);
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

Answer answer_with(ProgrammePage const& page, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(view_of(page, caller));
  answer.version = page.programme.version;
  answer.location = "/api/v1/programmes/" + page.programme.id.text();
  return answer;
}

/// The audit trail keeps what was stored, without what depends on who asks.
std::string stored_json(ProgrammePage const& page) {
  auto view = view_of(page, Caller{});
  view.can.clear();
  return json::to_json(view);
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

Result<Answer> show(Call& call) {
  auto id = call.id<ProgrammeId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto answer = answer_with(*page, call.caller);
    answer.location.clear();
    return answer;
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<ProgrammeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  ProgrammeId const id = body->id.value_or(ProgrammeId{call.services.new_id()});
  auto programme = checked(from(*body, id, 1));
  if (!programme) return refuse(std::move(programme.error()));

  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_for(call, unit, id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(*page, call.caller);
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto written = unit.programmes().insert(*programme); !written) return refuse(std::move(written.error()));
        auto page = unit.programmes().find(id);
        record(call, unit, {.concept_name = concept_name, .subject = id.uuid, .action = "created", .before = {},
                            .after = stored_json(*page), .touched = {}});
        return answer_with(*page, call.caller);
      },
      stored);
}

Result<Answer> replace(Call& call) {
  auto id = call.id<ProgrammeId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ProgrammeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->programme.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto programme = checked(from(*body, *id, before->programme.version));
    if (!programme) return refuse(std::move(programme.error()));
    if (auto written = unit.programmes().update(*programme); !written) return refuse(std::move(written.error()));
    auto after = unit.programmes().find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(*before),
                        .after = stored_json(*after), .touched = {}});
    return answer_with(*after, call.caller);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<ProgrammeId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_for(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->programme.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto removed = unit.programmes().remove(*id, before->programme.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(*before), .after = {},
                        .touched = {}});
    Answer answer;
    answer.status = 204;
    return answer;
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
