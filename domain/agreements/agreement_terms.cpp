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
    return std::move(errors_);
  }

 private:
  void refuse_at(std::string path, char const* code, std::string detail = {}) { errors_.push_back({std::move(path), code, std::move(detail)}); }

  bool is_party(OrganisationId const& organisation, std::string const* role) const {
    return std::any_of(agreement_.parties.begin(), agreement_.parties.end(),
                       [&](auto const& p) { return p.organisation_id == organisation && (!role || p.role == *role); });
  }

  void check_money(std::string const& path, std::optional<OrganisationId> const& party, std::string const& currency, std::int64_t minor) {
    if (party && !is_party(*party, nullptr)) refuse_at(path + "/party_id", "not_a_party");
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
        check_money(place, amount.party_id, amount.currency, amount.amount_minor);
        if (amount.step == MoneyStep::disbursed) continue;
        if (amount.due_on) refuse_at(place + "/due_on", "only_for_instalments");
        if (!amount.condition.empty()) refuse_at(place + "/condition", "only_for_instalments");
      }
    }
  }

  void check_amendments() {
    auto const& amendments = terms_.amendments;
    if (amendments.size() > greatest_number_of_amendments) refuse_at("amendments", "too_many_items", std::to_string(greatest_number_of_amendments));
    if (!amendments.empty() && !agreement_.signed_on && is_before_signature(agreement_.status)) refuse_at("amendments", "agreement_not_signed");
    std::set<AmendmentId> ids;
    std::set<std::string> references;
    std::set<PartialDate> ends_set_on;
    for (std::size_t i = 0; i < amendments.size(); ++i) {
      auto const& a = amendments[i];
      if (!ids.insert(a.id).second) refuse_at(at("amendments", i, "id"), "listed_twice");
      if (!a.reference.empty() && !references.insert(a.reference).second) refuse_at(at("amendments", i, "reference"), "listed_twice");
      check_days(i, a);
      if (a.ends_on && a.effective_on && !ends_set_on.insert(*a.effective_on).second)
        refuse_at(at("amendments", i, "effective_on"), "extensions_overlap");
      if (!a.ends_on && a.text.empty() && a.amounts.empty() && a.parties.empty()) refuse_at(at("amendments", i), "amendment_changes_nothing");
      check_changes(i, a);
    }
  }

  void check_days(std::size_t i, Amendment const& a) {
    auto const before = [&](std::optional<PartialDate> const& day) { return day && agreement_.signed_on && surely_before(*day, *agreement_.signed_on); };
    if (before(a.signed_on)) refuse_at(at("amendments", i, "signed_on"), "amendment_before_signature", agreement_.signed_on->text());
    if (before(a.effective_on)) refuse_at(at("amendments", i, "effective_on"), "amendment_before_signature", agreement_.signed_on->text());
    auto const& made_on = a.signed_on ? a.signed_on : a.effective_on;
    if (made_on && agreement_.terminated_on && surely_before(*agreement_.terminated_on, *made_on))
      refuse_at(at("amendments", i, a.signed_on ? "signed_on" : "effective_on"), "amendment_after_termination", agreement_.terminated_on->text());
    if (a.ends_on && a.effective_on && surely_before(*a.ends_on, *a.effective_on)) refuse_at(at("amendments", i, "ends_on"), "end_before_start");
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
      check_money(place, amount.party_id, amount.currency, amount.amount_minor);
    }
    std::set<std::pair<OrganisationId, std::string>> parties;
    for (std::size_t j = 0; j < a.parties.size(); ++j) {
      auto const& party = a.parties[j];
      auto const place = at(path + "/parties", j);
      if (!is_party(party.organisation_id, &party.role)) refuse_at(place + "/organisation_id", "not_a_party");
      else if (!parties.insert({party.organisation_id, party.role}).second) refuse_at(place, "listed_twice");
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

std::string_view name_of(MoneyStep step) { return step_names[static_cast<std::size_t>(step)]; }
std::optional<MoneyStep> money_step_named(std::string_view name) { return named<MoneyStep>(step_names, name); }
std::string_view name_of(ClaimField field) { return field_names[static_cast<std::size_t>(field)]; }
std::optional<ClaimField> claim_field_named(std::string_view name) { return named<ClaimField>(field_names, name); }

Result<AgreementTerms> checked(AgreementTerms terms, SignedAgreement const& agreement) {
  if (auto errors = Check(terms, agreement).errors(); !errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return terms;
}

}  // namespace athar
