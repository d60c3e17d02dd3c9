#include "domain/agreements/terms_at.hpp"

#include <algorithm>

namespace athar {
namespace {

std::string at(char const* list, std::size_t i, char const* field = "") {
  return std::string(list) + "/" + std::to_string(i) + (*field ? "/" : "") + field;
}

bool may_be_together(PartialDate const& a, PartialDate const& b) { return a.first_day() <= b.last_day() && b.first_day() <= a.last_day(); }

/// What was in order when it was entered and is not since the agreement itself was changed.
void warn_of_the_agreement(AgreementTermsPage const& page, std::vector<TermsWarning>& warnings) {
  auto const& agreement = page.agreement;
  auto const& amendments = page.terms.amendments;
  auto const& components = page.terms.components;
  auto const is_early = [&](std::optional<PartialDate> const& day) { return day && agreement.signed_on && surely_before(*day, *agreement.signed_on); };
  auto const is_named = [&](std::optional<OrganisationId> const& organisation) {
    return !organisation || std::any_of(agreement.parties.begin(), agreement.parties.end(), [&](auto const& p) { return p.organisation_id == *organisation; });
  };
  if (!amendments.empty() && !agreement.signed_on && is_before_signature(agreement.status)) warnings.push_back({"amendments", "agreement_not_signed", {}});
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    auto const& a = amendments[i];
    if (is_early(a.signed_on)) warnings.push_back({at("amendments", i, "signed_on"), "amendment_before_signature", agreement.signed_on->text()});
    if (is_early(a.effective_on)) warnings.push_back({at("amendments", i, "effective_on"), "amendment_before_signature", agreement.signed_on->text()});
    if (!std::all_of(a.amounts.begin(), a.amounts.end(), [&](auto const& each) { return is_named(each.party_id); }) ||
        !std::all_of(a.parties.begin(), a.parties.end(), [&](auto const& each) { return is_named(each.organisation_id); }))
      warnings.push_back({at("amendments", i), "not_a_party", {}});
  }
  for (std::size_t i = 0; i < components.size(); ++i)
    for (std::size_t j = 0; j < components[i].amounts.size(); ++j)
      if (!is_named(components[i].amounts[j].party_id))
        warnings.push_back({at("components", i, ("amounts/" + std::to_string(j) + "/party_id").c_str()), "not_a_party", {}});
}

void warn_of_amendments(AgreementTermsPage const& page, std::vector<TermsWarning>& warnings) {
  auto const before = differences(page);
  auto const& amendments = page.terms.amendments;
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    auto const& a = amendments[i];
    auto const since = day_of_effect(a);
    if (!since) warnings.push_back({at("amendments", i), "amendment_undated", {}});
    if (a.effective_on && a.signed_on && surely_before(*a.effective_on, *a.signed_on))
      warnings.push_back({at("amendments", i, "effective_on"), "effective_before_signed", a.signed_on->text()});
    if (!a.ends_on) continue;
    auto const& end = before[i].ends_on_before;
    if (end && since && surely_before(*end, *since)) warnings.push_back({at("amendments", i, "effective_on"), "extension_after_end", end->text()});
    if (end && surely_before(*a.ends_on, *end)) warnings.push_back({at("amendments", i, "ends_on"), "extension_shortens", end->text()});
    for (std::size_t j = 0; j < i; ++j) {
      auto const other = amendments[j].ends_on ? day_of_effect(amendments[j]) : std::nullopt;
      if (other && since && may_be_together(*other, *since)) warnings.push_back({at("amendments", i), "extensions_order_unknown", other->text()});
    }
  }
}

void warn_of_components(AgreementTermsPage const& page, std::vector<TermsWarning>& warnings) {
  auto commits = [](AgreementComponent const& component) {
    for (auto const& amount : component.amounts)
      if (amount.step == MoneyStep::committed) return true;
    return false;
  };
  for (std::size_t i = 0; i < page.terms.components.size(); ++i) {
    auto const& component = page.terms.components[i];
    for (auto const& other : page.continuing)
      if (other.component.continues_id == component.id && commits(component) && commits(other.component))
        warnings.push_back({at("components", i), "committed_twice", other.agreement_code});
    for (std::size_t j = 0; j < component.amounts.size(); ++j) {
      auto const& amount = component.amounts[j];
      if (amount.step == MoneyStep::committed && amount.on && page.agreement.signed_on && surely_before(*amount.on, *page.agreement.signed_on))
        warnings.push_back({at("components", i, ("amounts/" + std::to_string(j) + "/on").c_str()), "committed_before_signature",
                            page.agreement.signed_on->text()});
    }
  }
}

void warn_of_sums(AgreementTermsPage const& page, LocalDate today, std::vector<TermsWarning>& warnings) {
  auto const now = terms_at(page, today);
  for (std::size_t i = 0; i < now.money.size(); ++i) {
    for (auto const& row : now.money[i]) {
      if (row.sums.committed_minor && row.sums.disbursed_minor && *row.sums.disbursed_minor > *row.sums.committed_minor)
        warnings.push_back({at("components", i), "disbursed_over_committed", row.currency});
      if (row.sums.disbursed_minor && row.sums.spent_minor && *row.sums.spent_minor > *row.sums.disbursed_minor)
        warnings.push_back({at("components", i), "spent_over_disbursed", row.currency});
    }
  }
}

}  // namespace

std::vector<TermsWarning> warnings_of(AgreementTermsPage const& page, LocalDate today) {
  std::vector<TermsWarning> warnings;
  warn_of_the_agreement(page, warnings);
  warn_of_amendments(page, warnings);
  warn_of_components(page, warnings);
  warn_of_sums(page, today, warnings);
  return warnings;
}

}  // namespace athar
