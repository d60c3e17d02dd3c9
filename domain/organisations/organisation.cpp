#include "domain/organisations/organisation.hpp"

#include <algorithm>

#include "domain/shared/contacts.hpp"

namespace athar {

LocalizedText const& Organisation::name_on(LocalDate day) const {
  for (auto const& earlier : earlier_names)
    if (day <= earlier.until) return earlier.name;
  return name;
}

Result<Organisation> checked(Organisation organisation) {
  std::vector<FieldError> errors;
  if (organisation.name.empty()) errors.push_back({"name", "name_required", {}});
  if (organisation.email && !is_email_address(*organisation.email)) errors.push_back({"email", "invalid_email", {}});
  if (organisation.website && !is_web_address(*organisation.website)) errors.push_back({"website", "invalid_website", {}});
  for (std::size_t i = 0; i < organisation.phones.size(); ++i)
    if (!is_phone_number(organisation.phones[i])) errors.push_back({"phones/" + std::to_string(i), "invalid_phone", {}});

  auto& earlier = organisation.earlier_names;
  for (std::size_t i = 0; i < earlier.size(); ++i)
    if (earlier[i].name.empty()) errors.push_back({"earlier_names/" + std::to_string(i) + "/name", "name_required", {}});
  std::sort(earlier.begin(), earlier.end(), [](auto const& a, auto const& b) { return a.until < b.until; });
  if (std::adjacent_find(earlier.begin(), earlier.end(), [](auto const& a, auto const& b) { return a.until == b.until; }) != earlier.end())
    errors.push_back({"earlier_names", "earlier_names_repeat", {}});

  if (organisation.founded_on && !earlier.empty() && earlier.front().until < *organisation.founded_on)
    errors.push_back({"founded_on", "before_founding", organisation.founded_on->text()});

  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return organisation;
}

}  // namespace athar
