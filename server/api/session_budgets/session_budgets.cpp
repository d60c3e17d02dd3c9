#include "server/api/session_budgets/session_budgets.hpp"

#include "domain/shared/unless_empty.hpp"
#include "domain/training/session.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/session_budgets/table.hpp"
#include "server/api/session_budgets/wire.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "session_budgets";

SessionBudget from(SessionBudgetBody const& body, SessionId id, int version) {
  SessionBudget budget{id, version, {}};
  for (auto const& line : body.lines)
    budget.lines.push_back({line.label, line.funder_id, line.currency, {line.planned_minor, line.committed_minor, line.spent_minor},
                            line.note.value_or("")});
  return budget;
}

BudgetTotalView view_of(BudgetTotal const& total) {
  return {.funder_id = total.funder_id, .funder_name = std::nullopt, .currency = total.currency, .planned_minor = total.amounts.planned_minor,
          .committed_minor = total.amounts.committed_minor, .spent_minor = total.amounts.spent_minor, .sessions = std::nullopt};
}

SessionBudgetView view_of(SessionBudgetPage const& page, Caller const& caller, SessionStatus status) {
  auto const& lines = page.budget.lines;
  SessionBudgetView view;
  view.version = page.budget.version;
  for (std::size_t i = 0; i < lines.size(); ++i)
    view.lines.push_back({lines[i].label, lines[i].funder_id, unless_empty(page.funder_names[i]), lines[i].currency,
                          lines[i].amounts.planned_minor, lines[i].amounts.committed_minor, lines[i].amounts.spent_minor,
                          unless_empty(lines[i].note)});
  for (auto const& total : totals_by_currency(lines)) view.totals.push_back(view_of(total));
  for (auto const& total : totals_by_funder(lines)) {
    auto& added = view.funder_totals.emplace_back(view_of(total));
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].funder_id == total.funder_id) added.funder_name = unless_empty(page.funder_names[i]);
  }
  view.can = {{"update", caller.may(Permission::budgets_write) && status != SessionStatus::closed}};
  return view;
}

/// The audit trail keeps what was stored, without sums and what depends on who asks.
std::string stored_json(SessionBudgetPage const& page) {
  auto view = view_of(page, Caller{}, SessionStatus::planned);
  view.totals.clear();
  view.funder_totals.clear();
  view.can.clear();
  return json::to_json(view);
}

Answer answer_with(SessionBudgetPage const& page, Call const& call, SessionStatus status) {
  Answer answer;
  answer.body = json::to_json(view_of(page, call.caller, status));
  answer.version = page.budget.version;
  return answer;
}

Result<Answer> show(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const session = unit.sessions().find(*id, call.caller.scope(Permission::budgets_read), call.services.today());
    if (!session) return refuse(not_found("session"));
    return answer_with(unit.session_budgets().find(*id), call, session->status);
  });
}

Result<Answer> replace(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<SessionBudgetBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const session = unit.sessions().lock(*id, call.caller.scope(Permission::budgets_write));
    if (!session) return refuse(not_found("session"));
    auto const before = unit.session_budgets().find(*id);
    auto current = [&] { return json::to_json(view_of(before, call.caller, session->status)); };
    if (auto fresh = require_version(call, before.budget.version, current); !fresh) return refuse(std::move(fresh.error()));
    if (session->status == SessionStatus::closed) return refuse(conflict("session_closed", "This session is closed"));
    auto budget = checked(from(*body, *id, before.budget.version));
    if (!budget) return refuse(std::move(budget.error()));
    if (auto written = unit.session_budgets().put(*budget); !written) return refuse(std::move(written.error()));
    auto const after = unit.session_budgets().find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = before.budget.version == 0 ? "created" : "updated",
                        .before = before.budget.version == 0 ? std::string() : stored_json(before), .after = stored_json(after),
                        .touched = {}});
    return answer_with(after, call, session->status);
  });
}

Result<Answer> list(Call& call) {
  auto asked = asked_budget_lines(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, budget_lines_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.session_budgets().list(asked->filter, asked->page), asked->page, [](json::Writer& out, BudgetLineRow const& b) {
      json::write(out, BudgetLineItem{b.session_id, b.session_reference, b.session_title, b.first_date, b.session_status, b.line.label,
                                      b.line.funder_id, unless_empty(b.funder_name), b.line.currency, b.line.amounts.planned_minor,
                                      b.line.amounts.committed_minor, b.line.amounts.spent_minor, unless_empty(b.line.note)});
    });
    return answer;
  });
}

Result<Answer> sums(Call& call) {
  auto filter = asked_budget_totals(call);
  if (!filter) return refuse(std::move(filter.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    BudgetTotalsView view;
    for (auto const& sum : unit.session_budgets().totals(*filter)) {
      auto& added = view.items.emplace_back(view_of(sum.total));
      added.funder_name = unless_empty(sum.funder_name);
      added.sessions = sum.sessions;
    }
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

}  // namespace

std::vector<Route> session_budget_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::vector<json::Parameter> const filters{
      {.name = "session", .type = ParameterType::uuid}, {.name = "funder", .description = "Id of an organisation", .type = ParameterType::uuid},
      {.name = "currency", .description = "ISO 4217"}, {.name = "programme", .description = "Id or code"},
      {.name = "from", .description = "Sessions that begin on that day or later", .type = ParameterType::date},
      {.name = "to", .description = "Sessions that begin on that day or earlier", .type = ParameterType::date}};
  auto of_list = filters;
  of_list.push_back({.name = "limit", .type = ParameterType::integer});
  of_list.push_back({.name = "cursor"});
  of_list.push_back({.name = "sort", .choices = {"reference"}});
  of_list.push_back({.name = "total", .type = ParameterType::boolean});
  of_list.push_back({.name = "format", .choices = {"json", "csv"}});
  return {
      {http::Method::get, "/api/v1/sessions/{id}/budget", Permission::budgets_read, show,
       {.summary = "What a session costs and who pays", .tag = concept_name, .answer = &shape_of<SessionBudgetView>(),
        .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/sessions/{id}/budget", Permission::budgets_write, replace,
       {.summary = "Replace the budget of a session", .tag = concept_name, .request = &shape_of<SessionBudgetBody>(),
        .answer = &shape_of<SessionBudgetView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/budget_lines", Permission::budgets_read, list,
       {.summary = "Every line of the sessions' budgets", .tag = concept_name, .query = of_list,
        .answer = &shape_of<json::Page<BudgetLineItem>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/budget_totals", Permission::budgets_read, sums,
       {.summary = "Sums of budgets by funder and currency", .description = "Amounts of different currencies are never added.",
        .tag = concept_name, .query = filters, .answer = &shape_of<BudgetTotalsView>(), .errors = {401, 403, 422}}},
  };
}

}  // namespace athar::api
