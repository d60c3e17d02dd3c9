#include "domain/programmes/programme.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr std::int64_t greatest_amount = 1'000'000'000'000'000;

void check_parties(std::vector<FieldError>& errors, std::vector<OrganisationId> const& parties, std::string const& path) {
  for (std::size_t i = 1; i < parties.size(); ++i) {
    auto const here = parties.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(parties.begin(), here, parties[i]) != here) errors.push_back({path + "/" + std::to_string(i), "given_twice", {}});
  }
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_currency(std::string_view text) { return text.size() == 3 && std::all_of(text.begin(), text.end(), is_capital); }

}  // namespace

bool is_programme_code(std::string_view text) {
  if (text.empty() || text.size() > 40 || text.front() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_capital(c) || (c >= '0' && c <= '9') || c == '-'; });
}

Result<Programme> checked(Programme programme) {
  std::vector<FieldError> errors;
  if (!is_programme_code(programme.code)) errors.push_back({"code", "invalid_code", {}});
  if (programme.title.empty()) errors.push_back({"title", "title_required", {}});
  if (programme.starts_on && programme.ends_on && *programme.ends_on < *programme.starts_on)
    errors.push_back({"ends_on", "end_before_start", {}});
  if (auto const& budget = programme.budget) {
    if (budget->amount_minor < 0 || budget->amount_minor > greatest_amount)
      errors.push_back({"budget/amount_minor", "out_of_range", "0 – " + std::to_string(greatest_amount)});
    if (!is_currency(budget->currency)) errors.push_back({"budget/currency", "invalid_currency", {}});
  }
  check_parties(errors, programme.funders, "funders");
  check_parties(errors, programme.implementers, "implementers");
  check_parties(errors, programme.partners, "partners");
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return programme;
}

}  // namespace athar
