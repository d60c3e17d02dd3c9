#include "server/api/agreement_terms/agreement_terms.hpp"

#include "domain/shared/unless_empty.hpp"
#include "server/api/agreement_terms/table.hpp"
#include "server/api/agreement_terms/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "agreement_terms";

Answer answer_with(AgreementTermsPage const& page, LocalDate on, Call const& call) {
  Answer answer;
  answer.body = json::to_json(view_of(page, on, call));
  answer.version = page.terms.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const on = query.date("on");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.agreement_terms().find(*id, call.caller.scope(Permission::agreements_read));
    if (!page) return refuse(not_found("agreement"));
    return answer_with(*page, on.value_or(call.services.today()), call);
  });
}

Result<Answer> replace(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgreementTermsBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const scope = call.caller.scope(Permission::agreements_write);
    auto const before = unit.agreement_terms().find(*id, scope);
    if (!before) return refuse(not_found("agreement"));
    auto const today = call.services.today();
    auto current = [&] { return json::to_json(view_of(*before, today, call)); };
    if (auto fresh = require_version(call, before->terms.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto terms = checked(from(*body, *id, before->terms.version, call.services), before->agreement);
    if (!terms) return refuse(std::move(terms.error()));
    if (auto written = unit.agreement_terms().put(*terms); !written) return refuse(std::move(written.error()));
    auto const after = unit.agreement_terms().find(*id, scope);
    bool const is_first = before->terms.version == 0;
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = is_first ? "created" : "updated",
                        .before = is_first ? std::string() : stored_json(before->terms), .after = stored_json(after->terms), .touched = {}});
    return answer_with(*after, today, call);
  });
}

Result<Answer> family(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.agreement_terms().family(*id, call.caller.scope(Permission::agreements_read));
    if (!found) return refuse(not_found("agreement"));
    Answer answer;
    answer.body = json::to_json(view_of(*found, *id));
    return answer;
  });
}

Result<Answer> amounts(Call& call) {
  auto asked = asked_agreement_amounts(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, agreement_amounts_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.agreement_terms().amounts(asked->filter, asked->page), asked->page, [](json::Writer& out, AgreementAmountRow const& r) {
      json::write(out, AgreementAmountItem{r.agreement_id, r.agreement_code, r.agreement_title, r.component_title, std::string(name_of(r.amount.step)),
                                           r.amount.party_id, unless_empty(r.amount.party_name), r.amount.currency, r.amount.amount_minor,
                                           r.amount.is_estimated, r.amount.on, r.amount.due_on, unless_empty(r.amount.condition),
                                           unless_empty(r.amount.source), r.is_amended, unless_empty(r.amendment_reference)});
    });
    return answer;
  });
}

}  // namespace

std::vector<Route> agreement_terms_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements/{id}/terms", Permission::agreements_read, show,
       {.summary = "What an agreement says on a day: end, parties, components, money",
        .description = "Amendments, components, rates and claims as entered; `at` is the agreement as it stood on the day, today by default.",
        .tag = concept_name, .query = {{.name = "on", .description = "As it stood on that day", .type = ParameterType::date}},
        .answer = &shape_of<AgreementTermsView>(), .errors = {401, 403, 404, 422}, .answers_etag = true}},
      {http::Method::put, "/api/v1/agreements/{id}/terms", Permission::agreements_write, replace,
       {.summary = "Replace an agreement's amendments, components, rates and claims", .tag = concept_name,
        .request = &shape_of<AgreementTermsBody>(), .answer = &shape_of<AgreementTermsView>(), .errors = {400, 401, 403, 404, 409, 412, 422},
        .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/agreements/{id}/family", Permission::agreements_read, family,
       {.summary = "The agreements above and below, with the days of their lives", .tag = concept_name, .answer = &shape_of<AgreementFamilyView>(),
        .errors = {401, 403, 404}}},
      {http::Method::get, "/api/v1/agreement_amounts", Permission::agreements_read, amounts,
       {.summary = "Every amount of the agreements, as entered",
        .description = "Planned, committed, disbursed and spent amounts by component and party; those that amendments set name them.",
        .tag = concept_name,
        .query = {{.name = "agreement", .type = ParameterType::uuid}, {.name = "party", .type = ParameterType::uuid},
                  {.name = "currency", .description = "ISO 4217"}, {.name = "step", .choices = {"planned", "committed", "disbursed", "spent"}},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"agreement"}},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<AgreementAmountItem>>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
