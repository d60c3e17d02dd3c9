#include "domain/agreements/agreement_terms.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "domain/agreements/exchange.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 4> step_names{"planned", "committed", "disbursed", "spent"};
constexpr std::array<std::string_view, 9> field_names{"signed_on", "in_force_on", "starts_on", "ends_on", "period", "amount", "title", "party", "other"};

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

std::string at(std::string const& list, std::size_t i, std::string const& field = "") {
  return list + "/" + std::to_string(i) + (field.empty() ? "" : "/" + field);
}

class Check {
 public:
  Check(AgreementTerms const& terms, SignedAgreement const& agreement) : terms_(terms), agreement_(agreement) {}

  std::vector<FieldError> errors() {
    check_components();
    check_amendments();
    check_rates();
    check_claims();
    auto const denied = disagreements(terms_, agreement_);
    errors_.insert(errors_.end(), denied.begin(), denied.end());
    return std::move(errors_);
  }

 private:
  void refuse_at(std::string path, char const* code, std::string detail = {}) { errors_.push_back({std::move(path), code, std::move(detail)}); }

  void check_money(std::string const& path, std::string const& currency, std::int64_t minor) {
    if (!is_currency_in_use(currency)) refuse_at(path + "/currency", "unknown_currency", currency);
    if (minor < 0 || minor > greatest_budget_amount) refuse_at(path + "/amount_minor", "out_of_range", "0 – " + std::to_string(greatest_budget_amount));
  }

  void check_components() {
    if (terms_.components.size() > greatest_number_of_components)
      refuse_at("components", "too_many_items", std::to_string(greatest_number_of_components));
    std::set<ComponentId> seen;
    for (std::size_t i = 0; i < terms_.components.size(); ++i) {
      auto const& component = terms_.components[i];
      auto const path = at("components", i);
      if (!seen.insert(component.id).second) refuse_at(path + "/id", "listed_twice");
      if (component.title.empty() && component.signed_title.empty()) refuse_at(path + "/title", "title_required");
      if (!component.is_not_carried_out && !component.not_carried_out_reason.empty())
        refuse_at(path + "/not_carried_out_reason", "only_when_not_carried_out");
      if (component.continues_id == component.id) refuse_at(path + "/continues_id", "unknown_component");
      if (component.amounts.size() > greatest_number_of_component_amounts)
        refuse_at(path + "/amounts", "too_many_items", std::to_string(greatest_number_of_component_amounts));
      for (std::size_t j = 0; j < component.amounts.size(); ++j) {
        auto const& amount = component.amounts[j];
        auto const place = at(path + "/amounts", j);
        check_money(place, amount.currency, amount.amount_minor);
        if (amount.step == MoneyStep::disbursed) continue;
        if (amount.due_on) refuse_at(place + "/due_on", "only_for_instalments");
        if (!amount.condition.empty()) refuse_at(place + "/condition", "only_for_instalments");
      }
    }
  }

  void check_amendments() {
    auto const& amendments = terms_.amendments;
    if (amendments.size() > greatest_number_of_amendments) refuse_at("amendments", "too_many_items", std::to_string(greatest_number_of_amendments));
    std::set<AmendmentId> ids;
    std::set<std::string> references;
    std::set<PartialDate> ends_set_on;
    for (std::size_t i = 0; i < amendments.size(); ++i) {
      auto const& a = amendments[i];
      if (!ids.insert(a.id).second) refuse_at(at("amendments", i, "id"), "listed_twice");
      if (!a.reference.empty() && !references.insert(a.reference).second) refuse_at(at("amendments", i, "reference"), "listed_twice");
      if (a.ends_on && a.effective_on && surely_before(*a.ends_on, *a.effective_on)) refuse_at(at("amendments", i, "ends_on"), "end_before_start");
      if (a.ends_on && a.effective_on && !ends_set_on.insert(*a.effective_on).second)
        refuse_at(at("amendments", i, "effective_on"), "extensions_overlap");
      if (!a.ends_on && a.text.empty() && a.amounts.empty() && a.parties.empty()) refuse_at(at("amendments", i), "amendment_changes_nothing");
      check_changes(i, a);
    }
  }

  void check_changes(std::size_t i, Amendment const& a) {
    auto const path = at("amendments", i);
    if (a.amounts.size() > greatest_number_of_component_amounts)
      refuse_at(path + "/amounts", "too_many_items", std::to_string(greatest_number_of_component_amounts));
    if (a.parties.size() > greatest_number_of_component_amounts)
      refuse_at(path + "/parties", "too_many_items", std::to_string(greatest_number_of_component_amounts));
    std::set<std::tuple<ComponentId, std::optional<OrganisationId>, std::string>> amounts;
    for (std::size_t j = 0; j < a.amounts.size(); ++j) {
      auto const& amount = a.amounts[j];
      auto const place = at(path + "/amounts", j);
      bool const known = std::any_of(terms_.components.begin(), terms_.components.end(), [&](auto const& c) { return c.id == amount.component_id; });
      if (!known) refuse_at(place + "/component_id", "unknown_component");
      else if (!amounts.insert({amount.component_id, amount.party_id, amount.currency}).second) refuse_at(place, "listed_twice");
      check_money(place, amount.currency, amount.amount_minor);
    }
    std::set<std::pair<OrganisationId, std::string>> parties;
    for (std::size_t j = 0; j < a.parties.size(); ++j) {
      auto const& party = a.parties[j];
      if (!parties.insert({party.organisation_id, party.role}).second) refuse_at(at(path + "/parties", j), "listed_twice");
    }
  }

  void check_rates() {
    if (terms_.rates.size() > greatest_number_of_rates) refuse_at("rates", "too_many_items", std::to_string(greatest_number_of_rates));
    std::set<std::tuple<std::string, std::string, LocalDate>> seen;
    for (std::size_t i = 0; i < terms_.rates.size(); ++i) {
      auto const& rate = terms_.rates[i];
      if (!is_currency_in_use(rate.currency)) refuse_at(at("rates", i, "currency"), "unknown_currency", rate.currency);
      if (!is_currency_in_use(rate.into)) refuse_at(at("rates", i, "into"), "unknown_currency", rate.into);
      else if (rate.currency == rate.into) refuse_at(at("rates", i, "into"), "same_currency");
      if (!rate_in_hundred_millionths(rate.rate)) refuse_at(at("rates", i, "rate"), "invalid_rate");
      if (!seen.insert({rate.currency, rate.into, rate.on}).second) refuse_at(at("rates", i), "listed_twice");
    }
  }

  void check_claims() {
    if (terms_.claims.size() > greatest_number_of_claims) refuse_at("claims", "too_many_items", std::to_string(greatest_number_of_claims));
    for (std::size_t i = 0; i < terms_.claims.size(); ++i) {
      auto const& claim = terms_.claims[i];
      if (claim.value.empty()) refuse_at(at("claims", i, "value"), "required");
      if (claim.source.empty()) refuse_at(at("claims", i, "source"), "required");
      bool const is_day = claim.field == ClaimField::signed_on || claim.field == ClaimField::in_force_on || claim.field == ClaimField::starts_on ||
                          claim.field == ClaimField::ends_on;
      if (is_day && !claim.value.empty() && !PartialDate::parse(claim.value)) refuse_at(at("claims", i, "value"), "invalid_partial_date");
    }
  }

  AgreementTerms const& terms_;
  SignedAgreement const& agreement_;
  std::vector<FieldError> errors_;
};

}  // namespace

bool is_before_signature(std::string_view status) {
  return status == "idea" || status == "negotiation" || status == "visa" || status == "initialled";
}

bool is_named(SignedAgreement const& agreement, OrganisationId organisation, std::string_view role) {
  return std::any_of(agreement.parties.begin(), agreement.parties.end(),
                     [&](auto const& p) { return p.organisation_id == organisation && (role.empty() || p.role == role); });
}

std::optional<PartialDate> Amendment::*made_after(std::optional<PartialDate> const& termination, Amendment const& amendment) {
  auto const made_on = amendment.signed_on ? &Amendment::signed_on : &Amendment::effective_on;
  return termination && amendment.*made_on && surely_before(*termination, *(amendment.*made_on)) ? made_on : nullptr;
}

std::vector<FieldError> disagreements(AgreementTerms const& terms, SignedAgreement const& agreement) {
  std::vector<FieldError> found;
  auto const& signed_on = agreement.signed_on;
  auto check_party = [&](std::string path, std::optional<OrganisationId> const& party, std::string_view role = {}) {
    if (party && !is_named(agreement, *party, role)) found.push_back({std::move(path), "not_a_party", {}});
  };
  if (!terms.amendments.empty() && !signed_on && is_before_signature(agreement.status)) found.push_back({"amendments", "agreement_not_signed", {}});
  for (std::size_t i = 0; i < terms.amendments.size(); ++i) {
    auto const& a = terms.amendments[i];
    for (auto const& [field, day] : {std::pair("signed_on", &a.signed_on), std::pair("effective_on", &a.effective_on)})
      if (*day && signed_on && surely_before(**day, *signed_on)) found.push_back({at("amendments", i, field), "amendment_before_signature", signed_on->text()});
    if (auto const late = made_after(agreement.terminated_on, a))
      found.push_back({at("amendments", i, late == &Amendment::signed_on ? "signed_on" : "effective_on"), "amendment_after_termination",
                       agreement.terminated_on->text()});
    for (std::size_t j = 0; j < a.amounts.size(); ++j) check_party(at(at("amendments", i, "amounts"), j, "party_id"), a.amounts[j].party_id);
    for (std::size_t j = 0; j < a.parties.size(); ++j)
      check_party(at(at("amendments", i, "parties"), j, "organisation_id"), a.parties[j].organisation_id, a.parties[j].role);
  }
  for (std::size_t i = 0; i < terms.components.size(); ++i)
    for (std::size_t j = 0; j < terms.components[i].amounts.size(); ++j)
      check_party(at(at("components", i, "amounts"), j, "party_id"), terms.components[i].amounts[j].party_id);
  return found;
}

std::string_view name_of(MoneyStep step) { return step_names[static_cast<std::size_t>(step)]; }
std::optional<MoneyStep> money_step_named(std::string_view name) { return named<MoneyStep>(step_names, name); }
std::string_view name_of(ClaimField field) { return field_names[static_cast<std::size_t>(field)]; }
std::optional<ClaimField> claim_field_named(std::string_view name) { return named<ClaimField>(field_names, name); }

Result<AgreementTerms> checked(AgreementTerms terms, SignedAgreement const& agreement) {
  if (auto errors = Check(terms, agreement).errors(); !errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return terms;
}

}  // namespace athar
