#include "server/api/agreement_terms/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

AgreementAmountBody body_of(AgreementAmount const& a) {
  return {a.step, a.party_id, a.currency, a.amount_minor, a.is_estimated, a.on, a.due_on, unless_empty(a.condition), unless_empty(a.source)};
}

AgreementAmountView view_of(AgreementAmount const& a) {
  AgreementAmountView view{body_of(a), {}};
  view.party_name = unless_empty(a.party_name);
  return view;
}

AgreementComponentBody body_of(AgreementComponent const& c) {
  AgreementComponentBody body{c.id, unless_empty(c.title), unless_empty(c.signed_title), c.is_not_carried_out,
                              unless_empty(c.not_carried_out_reason), c.continues_id, {}};
  for (auto const& amount : c.amounts) body.amounts.push_back(body_of(amount));
  return body;
}

AgreementComponentView view_of(AgreementComponent const& c) {
  AgreementComponentView view{c.id, unless_empty(c.title), unless_empty(c.signed_title), c.is_not_carried_out,
                              unless_empty(c.not_carried_out_reason), c.continues_id, unless_empty(c.continues_title), {}};
  for (auto const& amount : c.amounts) view.amounts.push_back(view_of(amount));
  return view;
}

AmendmentBody body_of(Amendment const& a) {
  AmendmentBody body{a.id, unless_empty(a.reference), a.signed_on, a.effective_on, a.ends_on, unless_empty(a.text), unless_empty(a.document), {}, {}};
  for (auto const& m : a.amounts) body.amounts.push_back({m.component_id, m.party_id, m.currency, m.amount_minor, m.is_estimated});
  for (auto const& p : a.parties) body.parties.push_back({p.organisation_id, p.role, p.joins});
  return body;
}

AmendmentView view_of(Amendment const& a, AmendmentDifference const& difference, InEffect state) {
  AmendmentView view{a.id, unless_empty(a.reference), a.signed_on, a.effective_on, a.ends_on,
                     a.ends_on ? difference.ends_on_before : std::nullopt, unless_empty(a.text), unless_empty(a.document), {}, {},
                     std::string(name_of(state))};
  for (std::size_t i = 0; i < a.amounts.size(); ++i) {
    auto const& m = a.amounts[i];
    view.amounts.push_back({{m.component_id, m.party_id, m.currency, m.amount_minor, m.is_estimated}, unless_empty(m.party_name),
                            difference.minor_before[i]});
  }
  for (auto const& p : a.parties) view.parties.push_back({{p.organisation_id, p.role, p.joins}, unless_empty(p.name)});
  return view;
}

ExchangeRateBody body_of(ExchangeRate const& r) { return {r.currency, r.into, r.rate, r.on, unless_empty(r.source)}; }
AgreementClaimBody body_of(AgreementClaim const& c) { return {c.field, c.value, c.source, unless_empty(c.note)}; }

MoneySumsView sums_of(MoneySums const& s) {
  return {s.planned_minor, s.committed_minor, s.disbursed_minor, s.spent_minor, s.awaited_minor, s.planned_is_estimated, s.committed_is_estimated,
          s.is_uncertain};
}

std::vector<MoneyOfPartyView> rows_of(std::vector<MoneyOfParty> const& rows) {
  std::vector<MoneyOfPartyView> views;
  for (auto const& row : rows) views.push_back({sums_of(row.sums), row.party_id, unless_empty(row.party_name), row.currency});
  return views;
}

TermsAtView view_of(AgreementTermsPage const& page, TermsAt const& at) {
  TermsAtView view{.on = at.on, .ends_on = at.ends_on, .ends_by = std::nullopt, .renewed_on = at.renewed_on, .parties = {}, .components = {}, .totals = {}, .exchanged = {}};
  if (at.ends_by) view.ends_by = page.terms.amendments[*at.ends_by].id;
  for (auto const& p : at.parties)
    view.parties.push_back({p.party.organisation_id, p.party.name, p.party.role,
                            p.by ? unless_empty(page.terms.amendments[*p.by].reference) : std::nullopt, p.state == InEffect::perhaps});
  for (std::size_t i = 0; i < page.terms.components.size(); ++i) {
    auto& component = view.components.emplace_back();
    component.component_id = page.terms.components[i].id;
    component.money = rows_of(at.money[i]);
    for (std::size_t j = 0; j < page.continuing.size(); ++j) {
      auto const& other = page.continuing[j];
      if (other.component.continues_id != component.component_id) continue;
      auto const& title = other.component.signed_title.empty() ? other.component.title : other.component.signed_title;
      component.carried_out_by.push_back({other.agreement_id, other.agreement_code, other.agreement_title, other.component.id, unless_empty(title),
                                          rows_of(at.continuing[j])});
    }
  }
  for (auto const& total : at.totals) view.totals.push_back({sums_of(total.sums), total.currency});
  for (auto const& money : at.exchanged) {
    auto& added = view.exchanged.emplace_back(ExchangedMoneyView{sums_of(money.sums), money.currency, {}});
    for (auto const& rate : money.rates) added.rates.push_back(body_of(rate));
  }
  return view;
}

AgreementComponent from(AgreementComponentBody const& c, Services const& services) {
  AgreementComponent component;
  component.id = c.id.value_or(ComponentId{});
  if (!c.id) component.id = ComponentId{services.new_id()};
  component.title = c.title.value_or(LocalizedText{});
  component.signed_title = c.signed_title.value_or(LocalizedText{});
  component.is_not_carried_out = c.is_not_carried_out;
  component.not_carried_out_reason = c.not_carried_out_reason.value_or("");
  component.continues_id = c.continues_id;
  for (auto const& m : c.amounts)
    component.amounts.push_back({m.step, m.party_id, {}, m.currency, m.amount_minor, m.is_estimated, m.on, m.due_on, m.condition.value_or(""),
                                 m.source.value_or("")});
  return component;
}

Amendment from(AmendmentBody const& a, Services const& services) {
  Amendment amendment;
  amendment.id = a.id.value_or(AmendmentId{});
  if (!a.id) amendment.id = AmendmentId{services.new_id()};
  amendment.reference = a.reference.value_or("");
  amendment.signed_on = a.signed_on;
  amendment.effective_on = a.effective_on;
  amendment.ends_on = a.ends_on;
  amendment.text = a.text.value_or(LocalizedText{});
  amendment.document = a.document.value_or("");
  for (auto const& m : a.amounts) amendment.amounts.push_back({m.component_id, m.party_id, {}, m.currency, m.amount_minor, m.is_estimated});
  for (auto const& p : a.parties) amendment.parties.push_back({p.organisation_id, {}, p.role, p.joins});
  return amendment;
}

}  // namespace

AgreementTerms from(AgreementTermsBody const& body, AgreementId agreement, int version, Services const& services) {
  AgreementTerms terms{agreement, version, {}, {}, {}, {}};
  for (auto const& a : body.amendments) terms.amendments.push_back(from(a, services));
  for (auto const& c : body.components) terms.components.push_back(from(c, services));
  for (auto const& r : body.rates) terms.rates.push_back({r.currency, r.into, r.rate, r.on, r.source.value_or("")});
  for (auto const& c : body.claims) terms.claims.push_back({c.field, c.value, c.source, c.note.value_or("")});
  return terms;
}

std::string stored_json(AgreementTerms const& terms) {
  AgreementTermsBody body;
  for (auto const& a : terms.amendments) body.amendments.push_back(body_of(a));
  for (auto const& c : terms.components) body.components.push_back(body_of(c));
  for (auto const& r : terms.rates) body.rates.push_back(body_of(r));
  for (auto const& c : terms.claims) body.claims.push_back(body_of(c));
  return json::to_json(body);
}

AgreementTermsView view_of(AgreementTermsPage const& page, LocalDate on, Call const& call) {
  auto const& [agreement, terms, continuing] = page;
  auto const at = terms_at(page, on);
  auto const before = differences(page);
  auto const disputed = contradicted(terms.claims);
  AgreementTermsView view;
  view.agreement_id = agreement.id;
  view.agreement_code = agreement.code;
  view.agreement_title = agreement.title;
  view.version = terms.version;
  view.signed_on = agreement.signed_on;
  view.in_force_on = agreement.in_force_on;
  view.ends_on = agreement.ends_on;
  for (std::size_t i = 0; i < terms.amendments.size(); ++i) view.amendments.push_back(view_of(terms.amendments[i], before[i], at.amendments[i]));
  for (auto const& component : terms.components) view.components.push_back(view_of(component));
  for (auto const& rate : terms.rates) view.rates.push_back(body_of(rate));
  for (std::size_t i = 0; i < terms.claims.size(); ++i) view.claims.push_back({body_of(terms.claims[i]), disputed[i]});
  view.at = view_of(page, at);
  for (auto const& warning : warnings_of(page, call.services.today()))
    view.warnings.push_back({warning.path, warning.code, json::message(call.language, warning.code, warning.detail)});
  view.can = {{"update", call.caller.may(Permission::agreements_write)}};
  return view;
}

AgreementFamilyView view_of(AgreementFamily const& family, AgreementId of) {
  AgreementFamilyView view{of, {}, {}};
  for (auto const& m : family.members)
    view.members.push_back({m.id, m.parent_id, m.code, unless_empty(m.reference), m.title, m.type, m.type_name, m.status, m.signed_on, m.in_force_on,
                            m.ends_on, m.parties});
  for (auto const& m : family.moments) view.moments.push_back({m.agreement_id, m.kind, m.on, unless_empty(m.reference)});
  return view;
}

}  // namespace athar::api
