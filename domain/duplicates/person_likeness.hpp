#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/duplicates/name_likeness.hpp"
#include "domain/people/person.hpp"

namespace athar {

/// A person as they are compared with others.
struct PersonProfile {
  PersonName name;
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;            ///< also when the date is known
  std::optional<OrganisationId> organisation;
  std::string email;                        ///< in small letters; empty for none
  std::string phone;
  /// Keyed hashes of their identity numbers, each with the letter of its kind before it; none where they may not be used.
  std::vector<std::string> numbers;
};

PersonProfile profile_of(Person const& person, std::optional<OrganisationId> organisation);

/// How surely they are one person, among `register_size` people: chance likenesses grow with the register.
Likelihood likelihood(PersonProfile const& a, PersonProfile const& b, std::size_t register_size, ComparisonOptions const& options = {});

/// The share of people who bear a name, from how many of the register do.
double share_of(std::size_t bearers, std::size_t register_size);

}  // namespace athar
