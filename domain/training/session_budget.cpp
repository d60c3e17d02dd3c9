#include "domain/training/session_budget.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

// ISO 4217, without funds, metals and test codes.
constexpr std::string_view currencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP "
    "CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
    "NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ";
constexpr std::string_view without_digits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF ";
constexpr std::string_view with_three_digits = "BHD IQD JOD KWD LYD OMR TND ";

bool holds(std::string_view list, std::string_view code) {
  for (std::size_t at = 0; at < list.size(); at += 4)
    if (list.substr(at, 3) == code) return true;
  return false;
}

void add(std::optional<std::int64_t>& sum, std::optional<std::int64_t> amount) {
  if (amount) sum = sum.value_or(0) + *amount;
}

void add(BudgetAmounts& sum, BudgetAmounts const& amounts) {
  add(sum.planned_minor, amounts.planned_minor);
  add(sum.committed_minor, amounts.committed_minor);
  add(sum.spent_minor, amounts.spent_minor);
}

BudgetTotal& total_of(std::vector<BudgetTotal>& totals, std::optional<OrganisationId> funder, std::string const& currency) {
  auto const found = std::find_if(totals.begin(), totals.end(), [&](auto const& t) { return t.funder_id == funder && t.currency == currency; });
  return found != totals.end() ? *found : totals.emplace_back(BudgetTotal{funder, currency, {}});
}

}  // namespace

bool is_currency_in_use(std::string_view code) { return code.size() == 3 && holds(currencies, code); }

int currency_digits(std::string_view code) {
  if (holds(without_digits, code)) return 0;
  return holds(with_three_digits, code) ? 3 : 2;
}

Result<SessionBudget> checked(SessionBudget budget) {
  std::vector<FieldError> errors;
  if (budget.lines.size() > greatest_number_of_budget_lines)
    errors.push_back({"lines", "too_many_items", std::to_string(greatest_number_of_budget_lines)});
  for (std::size_t i = 0; i < budget.lines.size(); ++i) {
    auto const& line = budget.lines[i];
    std::string const at = "lines/" + std::to_string(i);
    if (line.label.empty()) errors.push_back({at + "/label", "required", {}});
    if (!is_currency_in_use(line.currency)) errors.push_back({at + "/currency", "unknown_currency", line.currency});
    bool known = false;
    auto check = [&](std::optional<std::int64_t> amount, char const* name) {
      known = known || amount;
      if (amount && (*amount < 0 || *amount > greatest_budget_amount))
        errors.push_back({at + "/" + name, "out_of_range", "0 – " + std::to_string(greatest_budget_amount)});
    };
    check(line.amounts.planned_minor, "planned_minor");
    check(line.amounts.committed_minor, "committed_minor");
    check(line.amounts.spent_minor, "spent_minor");
    if (!known) errors.push_back({at + "/planned_minor", "amount_required", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return budget;
}

std::vector<BudgetTotal> totals_by_currency(std::vector<BudgetLine> const& lines) {
  std::vector<BudgetTotal> totals;
  for (auto const& line : lines) add(total_of(totals, std::nullopt, line.currency).amounts, line.amounts);
  std::sort(totals.begin(), totals.end(), [](auto const& a, auto const& b) { return a.currency < b.currency; });
  return totals;
}

std::vector<BudgetTotal> totals_by_funder(std::vector<BudgetLine> const& lines) {
  std::vector<BudgetTotal> totals;
  for (auto const& line : lines) add(total_of(totals, line.funder_id, line.currency).amounts, line.amounts);
  return totals;
}

}  // namespace athar
