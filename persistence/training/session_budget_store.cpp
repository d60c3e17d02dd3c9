#include "persistence/training/session_budget_store.hpp"

#include <charconv>

#include "persistence/postgres/paging.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_version = "select version from athar.session_budget where session_id = :id";

constexpr std::string_view find_lines = R"(
select b.label, b.funder_id, b.currency, b.planned_minor, b.committed_minor, b.spent_minor, b.note,
       coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, '')
from athar.session_budget_line b left join athar.organisation o on o.id = b.funder_id
where b.session_id = :id order by b.position)";

constexpr std::string_view begin_budget = "insert into athar.session_budget (session_id) values (:id) on conflict (session_id) do nothing";
constexpr std::string_view raise_version =
    "update athar.session_budget set version = version + 1 where session_id = :id and version = :version";
constexpr std::string_view delete_lines = "delete from athar.session_budget_line where session_id = :id";
constexpr std::string_view put_lines = R"(
insert into athar.session_budget_line (session_id, position, label, funder_id, currency, planned_minor, committed_minor, spent_minor, note)
select CAST(:id AS uuid), g.place - 1, g.label, g.funder, g.currency, g.planned, g.committed, g.spent, g.note
from unnest(CAST(:labels AS text[]), CAST(:funders AS uuid[]), CAST(:currencies AS text[]), CAST(:planned AS bigint[]),
            CAST(:committed AS bigint[]), CAST(:spent AS bigint[]), CAST(:notes AS text[]))
     with ordinality as g(label, funder, currency, planned, committed, spent, note, place))";

// The filter of lists and sums alike.
#define ATHAR_BUDGET_FILTER                                                                                                       \
  "(CAST(:session AS uuid) IS NULL OR b.session_id = CAST(:session AS uuid)) and (CAST(:funder AS uuid) IS NULL OR b.funder_id = CAST(:funder AS uuid))"                                                        \
  " and (CAST(:currency AS text) IS NULL OR b.currency = :currency)"                                                              \
  " and (CAST(:programme AS text) IS NULL OR exists (select 1 from athar.session_programme sp"                                    \
  "        join athar.programme p on p.id = sp.programme_id"                                                                      \
  "        where sp.session_id = s.id and (p.code = :programme or p.id = CAST(:programme_id AS uuid))))"                          \
  " and (CAST(:from AS date) IS NULL OR s.first_date >= CAST(:from AS date))"                                                     \
  " and (CAST(:to AS date) IS NULL OR s.first_date <= CAST(:to AS date))"

constexpr std::string_view list_lines =
    "select s.id, b.position, s.ordinal, s.reference, s.title_fr, s.title_ar, s.title_en, s.first_date, s.status, b.label, b.funder_id,"
    " b.currency, b.planned_minor, b.committed_minor, b.spent_minor, b.note,"
    " coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, '')"
    " from athar.session_budget_line b join athar.session s on s.id = b.session_id left join athar.organisation o on o.id = b.funder_id"
    " where " ATHAR_BUDGET_FILTER
    " and (CAST(:after_ordinal AS integer) IS NULL"
    "      OR (s.ordinal, b.position) > (CAST(:after_ordinal AS integer), CAST(:after_position AS integer)))"
    " order by s.ordinal, b.position limit :limit";

constexpr std::string_view sum_lines =
    "select b.funder_id, b.currency, CAST(sum(b.planned_minor) AS bigint), CAST(sum(b.committed_minor) AS bigint),"
    " CAST(sum(b.spent_minor) AS bigint), count(distinct b.session_id),"
    " coalesce(min(o.name_fr), ''), coalesce(min(o.name_ar), ''), coalesce(min(o.name_en), '')"
    " from athar.session_budget_line b join athar.session s on s.id = b.session_id left join athar.organisation o on o.id = b.funder_id"
    " where " ATHAR_BUDGET_FILTER
    " group by b.funder_id, b.currency order by min(o.sort_key) nulls last, b.funder_id, b.currency";

BudgetLine line_from(RowReader& row) {
  BudgetLine line;
  line.label = row.text();
  line.funder_id = row.maybe_id<OrganisationTag>();
  line.currency = row.text();
  line.amounts.planned_minor = row.maybe_integer();
  line.amounts.committed_minor = row.maybe_integer();
  line.amounts.spent_minor = row.maybe_integer();
  line.note = row.text();
  return line;
}

/// An element that may be null; numbers and ids need no quotes.
void add(ArrayLiteral& list, std::optional<std::string> const& element) { list.add(element ? std::string_view(*element) : "NULL"); }

std::optional<std::string> written(std::optional<std::int64_t> number) {
  return number ? std::optional(std::to_string(*number)) : std::nullopt;
}

std::optional<int> number_in(std::optional<std::string> const& text) {
  int number = 0;
  if (!text) return std::nullopt;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc() && end == text->data() + text->size() ? number : 0;
}

}  // namespace

SessionBudgetPage PostgresSessionBudgetStore::find(SessionId id) {
  SessionBudgetPage page;
  page.budget.session_id = id;
  Rows version = connection_.run(find_version, {{"id", id}});
  if (version.empty()) return page;
  page.budget.version = RowReader(version, 0).small();
  Rows rows = connection_.run(find_lines, {{"id", id}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    page.budget.lines.push_back(line_from(row));
    page.funder_names.push_back(row.localized());
  }
  return page;
}

Result<void> PostgresSessionBudgetStore::put(SessionBudget const& budget) {
  if (budget.version == 0) {
    auto begun = connection_.write(begin_budget, {{"id", budget.session_id}});
    if (!begun) return refuse(std::move(begun.error()));
    if (*begun == 0) return refuse(stale());
  } else {
    auto raised = connection_.write(raise_version, {{"id", budget.session_id}, {"version", budget.version}});
    if (!raised) return refuse(std::move(raised.error()));
    if (*raised == 0) return refuse(stale());
    connection_.run(delete_lines, {{"id", budget.session_id}});
  }
  std::vector<std::string> labels, currencies, notes;
  ArrayLiteral funders, planned, committed, spent;
  for (auto const& line : budget.lines) {
    labels.push_back(line.label);
    currencies.push_back(line.currency);
    notes.push_back(line.note);
    add(funders, line.funder_id ? std::optional(line.funder_id->text()) : std::nullopt);
    add(planned, written(line.amounts.planned_minor));
    add(committed, written(line.amounts.committed_minor));
    add(spent, written(line.amounts.spent_minor));
  }
  auto put = connection_.write(put_lines, {{"id", budget.session_id}, {"labels", labels}, {"funders", funders.text()},
      {"currencies", currencies}, {"planned", planned.text()}, {"committed", committed.text()}, {"spent", spent.text()}, {"notes", notes}});
  if (!put) return refuse(std::move(put.error()));
  return {};
}

Page<BudgetLineRow> PostgresSessionBudgetStore::list(BudgetFilter const& filter, PageRequest const& request) {
  auto const programme_id = filter.programme ? ProgrammeId::parse(*filter.programme) : std::nullopt;
  Rows rows = connection_.run(list_lines, {{"session", filter.session}, {"funder", filter.funder}, {"currency", filter.currency}, {"programme", filter.programme},
      {"programme_id", programme_id}, {"from", filter.from}, {"to", filter.to}, {"after_ordinal", number_in(request.after_key)},
      {"after_position", number_in(request.after_id)}, {"limit", request.limit + 1}});
  struct Found {
    BudgetLineRow row;
    std::string ordinal;
  };
  std::vector<Found> found(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& [line, ordinal] = found[i];
    line.session_id = row.id<SessionTag>();
    line.position = row.small();
    ordinal = row.text();
    line.session_reference = row.text();
    line.session_title = row.localized();
    line.first_date = row.maybe_date();
    line.session_status = row.text();
    line.line = line_from(row);
    line.funder_name = row.localized();
  }
  auto page = page_of(std::move(found), request, [](auto const& f) { return f.ordinal; },
                      [](auto const& f) { return std::to_string(f.row.position); });
  Page<BudgetLineRow> answer;
  answer.next_key = page.next_key;
  answer.next_id = page.next_id;
  for (auto& each : page.items) answer.items.push_back(std::move(each.row));
  return answer;
}

std::vector<FunderTotal> PostgresSessionBudgetStore::totals(BudgetFilter const& filter) {
  auto const programme_id = filter.programme ? ProgrammeId::parse(*filter.programme) : std::nullopt;
  Rows rows = connection_.run(sum_lines, {{"session", filter.session}, {"funder", filter.funder}, {"currency", filter.currency}, {"programme", filter.programme},
      {"programme_id", programme_id}, {"from", filter.from}, {"to", filter.to}});
  std::vector<FunderTotal> totals(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& [total, name, sessions] = totals[i];
    total.funder_id = row.maybe_id<OrganisationTag>();
    total.currency = row.text();
    total.amounts.planned_minor = row.maybe_integer();
    total.amounts.committed_minor = row.maybe_integer();
    total.amounts.spent_minor = row.maybe_integer();
    sessions = row.small();
    name = row.localized();
  }
  return totals;
}

}  // namespace athar::persistence
