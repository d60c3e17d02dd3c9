#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// Amounts of one currency in its smallest unit. Unknown is absent, which is not zero.
struct BudgetAmounts {
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> spent_minor;
  friend bool operator==(BudgetAmounts const&, BudgetAmounts const&) = default;
};

struct BudgetLine {
  std::string label;                         ///< "Restauration"
  std::optional<OrganisationId> funder_id;   ///< none: nobody has said who pays
  std::string currency;                      ///< ISO 4217
  BudgetAmounts amounts;
  std::string note;
  friend bool operator==(BudgetLine const&, BudgetLine const&) = default;
};

/// What a session costs. Version 0: nothing is entered yet.
struct SessionBudget {
  SessionId session_id;
  int version{0};
  std::vector<BudgetLine> lines;
  friend bool operator==(SessionBudget const&, SessionBudget const&) = default;
};

inline constexpr std::int64_t greatest_budget_amount = 10'000'000'000'000;
inline constexpr std::size_t greatest_number_of_budget_lines = 200;

/// True for a code of ISO 4217 that money is paid in.
bool is_currency_in_use(std::string_view code);
/// How many digits of the smallest unit follow the point: 2 for the dirham, 0 for the yen, 3 for the dinar.
int currency_digits(std::string_view code);

/// Errors: too_many_items (lines), required (label), unknown_currency, out_of_range (the amounts), amount_required (a line without any).
Result<SessionBudget> checked(SessionBudget budget);

/// A sum of lines in one currency; a part that no line knows stays unknown.
struct BudgetTotal {
  std::optional<OrganisationId> funder_id;
  std::string currency;
  BudgetAmounts amounts;
  friend bool operator==(BudgetTotal const&, BudgetTotal const&) = default;
};

/// One total a currency, in the order of their codes. Currencies are never added to each other.
std::vector<BudgetTotal> totals_by_currency(std::vector<BudgetLine> const& lines);
/// One total a funder and currency, funders in the order of the lines.
std::vector<BudgetTotal> totals_by_funder(std::vector<BudgetLine> const& lines);

struct SessionBudgetPage {
  SessionBudget budget;
  std::vector<LocalizedText> funder_names;   ///< beside the lines
};

struct BudgetFilter {
  std::optional<SessionId> session;
  std::optional<OrganisationId> funder;
  std::optional<std::string> currency;
  std::optional<std::string> programme;      ///< id or code
  std::optional<LocalDate> from;             ///< sessions that begin on it or later
  std::optional<LocalDate> to;               ///< sessions that begin on it or earlier
};

/// A line of any session's budget, as lists show it.
struct BudgetLineRow {
  SessionId session_id;
  int position{0};
  std::string session_reference;
  LocalizedText session_title;
  std::optional<LocalDate> first_date;
  std::string session_status;
  BudgetLine line;
  LocalizedText funder_name;
};

/// A sum over the sessions of a filter.
struct FunderTotal {
  BudgetTotal total;
  LocalizedText funder_name;
  int sessions{0};
};

class SessionBudgetStore {
 public:
  virtual ~SessionBudgetStore() = default;
  /// Version 0 without lines when nothing is entered. Two statements.
  virtual SessionBudgetPage find(SessionId id) = 0;
  /// Replaces the lines when the stored version is still `budget.version`, and raises it by one. The caller holds the session's lock.
  /// Errors: stale; the named constraints.
  virtual Result<void> put(SessionBudget const& budget) = 0;
  /// In the order of sessions' references and of their lines. One statement a page.
  virtual Page<BudgetLineRow> list(BudgetFilter const& filter, PageRequest const& page) = 0;
  /// By funder and currency: every line of the filter's sessions is in one of them, cancelled sessions' too. One statement.
  virtual std::vector<FunderTotal> totals(BudgetFilter const& filter) = 0;
};

}  // namespace athar
