#include "domain/agreements/terms_at.hpp"

#include <algorithm>

namespace athar {
namespace {

std::string at(char const* list, std::size_t i, char const* field = "") {
  return std::string(list) + "/" + std::to_string(i) + (*field ? "/" : "") + field;
}

bool may_be_together(PartialDate const& a, PartialDate const& b) { return a.first_day() <= b.last_day() && b.first_day() <= a.last_day(); }

/// Whoever owes something and is a party no more, once every amendment is in effect.
void warn_of_parties(AgreementTermsPage const& page, std::vector<TermsWarning>& warnings) {
  auto const staying = terms_at(page, LocalDate::parse("2199-12-31").value()).parties;
  auto const& parties = page.agreement.parties;
  for (auto party = parties.begin(); party != parties.end(); ++party) {
    auto const is_same = [&](auto const& other) { return other.organisation_id == party->organisation_id; };
    bool const stays = std::any_of(staying.begin(), staying.end(), [&](auto const& each) { return is_same(each.party); });
    if (party->owed == 0 || stays || std::any_of(parties.begin(), party, is_same)) continue;
    std::string path = "parties";
    for (std::size_t i = 0; i < page.terms.amendments.size(); ++i)
      if (std::any_of(page.terms.amendments[i].parties.begin(), page.terms.amendments[i].parties.end(),
                      [&](auto const& change) { return !change.joins && is_same(change); }))
        path = at("amendments", i, "parties");
    warnings.push_back({path, "party_left_owes", party->name.in(Language::fr)});
  }
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
  // What was in order when it was entered and is not since the agreement itself was changed.
  for (auto& each : disagreements(page.terms, page.agreement)) warnings.push_back({std::move(each.path), std::move(each.code), std::move(each.detail)});
  warn_of_parties(page, warnings);
  warn_of_amendments(page, warnings);
  warn_of_components(page, warnings);
  warn_of_sums(page, today, warnings);
  return warnings;
}

}  // namespace athar
