#include "server/api/session_budgets/table.hpp"

#include <cmath>

#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

Cell money(std::optional<std::int64_t> minor, std::string const& currency) {
  return minor ? cell(static_cast<double>(*minor) / std::pow(10, currency_digits(currency))) : Cell{};
}

std::vector<TableColumn<BudgetLineRow>> line_columns() {
  return {
      {"reference", [](auto const& b, auto const&) { return cell(b.session_reference); }},
      {"session", [](auto const& b, auto const& words) { return cell(words.text(b.session_title)); }},
      {"first_date", [](auto const& b, auto const&) { return cell(b.first_date); }},
      {"session_status", [](auto const& b, auto const& words) { return cell(words.term("session_status", b.session_status)); }},
      {"budget_line", [](auto const& b, auto const&) { return cell(b.line.label); }},
      {"funder", [](auto const& b, auto const& words) { return cell(words.text(b.funder_name)); }},
      {"currency", [](auto const& b, auto const&) { return cell(b.line.currency); }},
      {"planned_amount", [](auto const& b, auto const&) { return money(b.line.amounts.planned_minor, b.line.currency); }},
      {"committed_amount", [](auto const& b, auto const&) { return money(b.line.amounts.committed_minor, b.line.currency); }},
      {"spent_amount", [](auto const& b, auto const&) { return money(b.line.amounts.spent_minor, b.line.currency); }},
      {"note", [](auto const& b, auto const&) { return cell(b.line.note); }},
  };
}

std::vector<TableColumn<FunderTotal>> total_columns() {
  return {
      {"funder", [](auto const& f, auto const& words) { return cell(words.text(f.funder_name)); }},
      {"currency", [](auto const& f, auto const&) { return cell(f.total.currency); }},
      {"planned_amount", [](auto const& f, auto const&) { return money(f.total.amounts.planned_minor, f.total.currency); }},
      {"committed_amount", [](auto const& f, auto const&) { return money(f.total.amounts.committed_minor, f.total.currency); }},
      {"spent_amount", [](auto const& f, auto const&) { return money(f.total.amounts.spent_minor, f.total.currency); }},
      {"sessions_count", [](auto const& f, auto const&) { return cell(f.sessions); }},
  };
}

BudgetFilter filter_from(QueryReader& query) {
  BudgetFilter filter;
  filter.session = query.id<SessionId>("session");
  filter.funder = query.id<OrganisationId>("funder");
  filter.currency = query.text("currency");
  filter.programme = query.text("programme");
  filter.from = query.date("from");
  filter.to = query.date("to");
  return filter;
}

}  // namespace

Result<AskedBudgetLines> asked_budget_lines(Call const& call) {
  QueryReader query(call);
  AskedBudgetLines asked;
  asked.filter = filter_from(query);
  asked.page = query.page({"reference"}, CursorId::number);
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

Result<BudgetFilter> asked_budget_totals(Call const& call) {
  QueryReader query(call);
  auto filter = filter_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return filter;
}

ListTable budget_lines_table() {
  return {.list = "budget_lines",
          .title = {"Budgets des sessions", "ميزانيات الدورات", "Budgets of sessions"},
          .permission = Permission::budgets_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_budget_lines(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<BudgetLineRow>(line_columns(), asked->page, [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) {
              return unit.session_budgets().list(filter, page);
            });
          }};
}

ListTable budget_totals_table() {
  return {.list = "budget_totals",
          .title = {"Budgets par bailleur", "الميزانيات حسب الممول", "Budgets by funder"},
          .permission = Permission::budgets_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto filter = asked_budget_totals(call);
            if (!filter) return refuse(std::move(filter.error()));
            return paged_table<FunderTotal>(total_columns(), PageRequest{}, [filter = *filter](UnitOfWork& unit, PageRequest const&) {
              Page<FunderTotal> page;
              page.items = unit.session_budgets().totals(filter);
              return page;
            });
          }};
}

}  // namespace athar::api
