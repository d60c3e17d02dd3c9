#include "domain/agreements/public_register.hpp"

#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 4> state_names{"signed", "in_force", "suspended", "ended"};

}  // namespace

std::string_view name_of(PublicState state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<PublicState> public_state_named(std::string_view name) {
  for (std::size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == name) return static_cast<PublicState>(i);
  return std::nullopt;
}

std::vector<std::string_view> why_not_public(Agreement const& agreement) {
  std::vector<std::string_view> reasons;
  if (agreement.is_confidential) reasons.emplace_back("confidential");
  // A negotiation may be broken off as well: of what is terminated the signature must be known.
  bool const was_broken_off = agreement.status == AgreementStatus::terminated && agreement.signed_on.empty();
  if (agreement.status < AgreementStatus::signed_ || was_broken_off) reasons.emplace_back("not_signed");
  return reasons;
}

std::vector<PublicComponent> public_money(AgreementTermsPage page, LocalDate today) {
  page.continuing.clear();
  std::erase_if(page.terms.amendments, [&](Amendment const& each) { return each.signed_on && each.signed_on->first_day() > today; });
  auto const at = terms_at(page, today);
  std::vector<PublicComponent> components;
  for (std::size_t i = 0; i < page.terms.components.size(); ++i) {
    auto const& component = page.terms.components[i];
    if (at.money[i].empty()) continue;
    components.push_back({component.signed_title.empty() ? component.title : component.signed_title, component.is_not_carried_out, at.money[i]});
  }
  return components;
}

}  // namespace athar
