#include "server/api/public_register/views.hpp"

#include "domain/shared/unless_empty.hpp"

namespace athar::api {
namespace {

std::vector<PublicCount> wire(std::vector<PublicRegisterCounts::Count> const& counts) {
  std::vector<PublicCount> out;
  for (auto const& each : counts) out.push_back({each.code, unless_empty(each.name), each.count});
  return out;
}

void fill(PublicAgreementItem& item, PublicAgreementRow const& row) {
  item.id = row.id;
  item.reference = unless_empty(row.reference);
  item.type = row.type;
  item.type_name = row.type_name;
  item.title = row.title;
  item.objective = unless_empty(row.objective);
  item.state = row.state;
  item.country = unless_empty(row.country);
  if (row.session_number) item.framework = {row.commission, *row.session_number, unless_empty(row.session_held_on), unless_empty(row.session_place)};
  item.framework_note = unless_empty(row.framework_note);
  item.signed_on = unless_empty(row.signed_on);
  item.signed_at_place = unless_empty(row.signed_at_place);
  item.in_force_on = unless_empty(row.in_force_on);
  item.ends_on = unless_empty(row.ends_on);
  for (auto const& party : row.parties)
    item.parties.push_back({party.name, unless_empty(party.acronym), unless_empty(party.country), party.role, unless_empty(party.joined_on),
                            unless_empty(party.left_on)});
  for (auto const& domain : row.domains) item.domains.push_back({domain.code, domain.name});
}

std::vector<PublicComponentView> components_of(UnitOfWork& unit, AgreementId id, LocalDate today) {
  std::vector<PublicComponentView> views;
  auto page = unit.agreement_terms().find(id, Scope{});
  if (!page) return views;
  for (auto const& component : public_money(std::move(*page), today)) {
    auto& view = views.emplace_back(PublicComponentView{component.title, component.is_not_carried_out, {}});
    for (auto const& row : component.money)
      view.money.push_back({unless_empty(row.party_name), row.currency, row.sums.planned_minor, row.sums.committed_minor, row.sums.disbursed_minor,
                            row.sums.spent_minor, row.sums.planned_is_estimated});
  }
  return views;
}

}  // namespace

PublicAgreementItem item_of(PublicAgreementRow const& row) {
  PublicAgreementItem item;
  fill(item, row);
  return item;
}

PublicAgreementView view_of(UnitOfWork& unit, PublicAgreement const& agreement, bool shows_amounts, LocalDate today) {
  PublicAgreementView view;
  fill(view, agreement.row);
  if (agreement.row.signed_ends_on != agreement.row.ends_on) view.signed_ends_on = unless_empty(agreement.row.signed_ends_on);
  view.languages = agreement.row.languages;
  for (auto const& each : agreement.amendments)
    view.amendments.push_back({unless_empty(each.reference), unless_empty(each.signed_on), unless_empty(each.effective_on), unless_empty(each.ends_on),
                               unless_empty(each.text)});
  for (auto const& each : agreement.family)
    view.family.push_back({each.id, each.parent_id, each.title, each.type_name, each.state, unless_empty(each.signed_on), unless_empty(each.ends_on)});
  if (shows_amounts) view.components = components_of(unit, agreement.row.id, today);
  return view;
}

PublicRegisterCountsView view_of(PublicRegisterCounts const& counts) {
  return {counts.agreements, wire(counts.types), wire(counts.countries), wire(counts.domains), wire(counts.years), wire(counts.states)};
}

}  // namespace athar::api
