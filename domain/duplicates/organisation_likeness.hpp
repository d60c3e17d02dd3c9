#pragma once
#include "domain/duplicates/likeness.hpp"
#include "domain/duplicates/name_words.hpp"
#include "domain/organisations/organisation.hpp"

namespace athar {

/// An organisation as it is compared with others.
struct OrganisationProfile {
  OrganisationId id;
  std::vector<NameWords> names;             ///< in all languages, with aliases and earlier names; words that tell nothing left out
  std::vector<std::string> acronyms;        ///< in plain letters
  std::string type;
  std::optional<OrganisationId> parent;
  std::string place;                        ///< code; the country's when there is no other
};

OrganisationProfile profile_of(Organisation const& organisation);

/// How surely they are one. A ministry's directorates bear like names under different parents: there the parent tells them apart.
Likelihood likelihood(OrganisationProfile const& a, OrganisationProfile const& b, std::size_t register_size);

/// All pairs that somebody should look at, by falling score. Only organisations that share a word or an acronym are compared.
std::vector<std::pair<std::pair<std::size_t, std::size_t>, Likelihood>> compare_organisations(std::vector<OrganisationProfile> const& all);

}  // namespace athar
