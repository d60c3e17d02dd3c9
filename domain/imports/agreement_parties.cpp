#include "domain/imports/agreement_parties.hpp"

#include <algorithm>

#include "domain/imports/header_words.hpp"
#include "domain/imports/organisation_rows.hpp"

namespace athar {
namespace {

/// "UNFPA", "DGCT": few letters, all capitals.
bool is_acronym(std::string_view text) {
  return text.size() >= 2 && text.size() <= 20 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.' || c == '&';
  });
}

}  // namespace

std::optional<OrganisationId> PartyFinder::find(AgreementCells& cells, PartyNamed const& party, bool may_make) {
  for (auto const& text : party.names()) {
    auto const found = lookup_.organisations.find(text);
    if (found == lookup_.organisations.end() || found->second.empty()) continue;
    auto const& named = found->second;
    auto const chosen = OrganisationId::parse(party.record);
    for (auto const& each : named)
      if (named.size() == 1 || chosen == each.id) return names_.emplace(each.id, each.name.in(Language::fr)), each.id;
    auto& remark = cells.remarks.emplace_back(RowRemark{column_of(mapping_, party.field), "ambiguous_organisation", candidates_text(named), false, {}});
    for (std::size_t i = 0; i < named.size() && i < greatest_number_of_candidates; ++i)
      remark.candidates.push_back({party.before + record_meant(party.said, named[i].id.text()) + party.after, named[i].id.uuid});
    return std::nullopt;
  }
  if (may_make && default_of(defaults_, "create_organisations") == "true") return make(party);
  if (may_make) cells.remarks.push_back({column_of(mapping_, party.field), "unknown_party", party.text, false, {}});
  return std::nullopt;
}

OrganisationId PartyFinder::make(PartyNamed const& party) {
  auto const key = lookup_.organisation_keys.find(party.text);
  auto const [place, is_new] = made_by_key_.emplace(key == lookup_.organisation_keys.end() ? party.text : key->second, made_.size());
  if (is_new) {
    auto& organisation = made_.emplace_back();
    organisation.id = OrganisationId{new_id_()};
    auto const type = lookup_.organisation_types.find(header_key(default_of(defaults_, "organisation_type")));
    if (type != lookup_.organisation_types.end()) organisation.type = type->second;
    auto const names = party.names();
    bool const has_acronym = names.size() == 3 && is_acronym(names[2]);
    put_by_script(organisation.name, has_acronym ? names[1] : party.text, "fr");
    if (has_acronym) put_by_script(organisation.acronym, names[2], "fr");
    names_.emplace(organisation.id, organisation.name.in(Language::fr));
  }
  return made_[place->second].id;
}

std::string const& PartyFinder::name_of(OrganisationId id) const {
  static std::string const none;
  auto const found = names_.find(id);
  return found == names_.end() ? none : found->second;
}

}  // namespace athar
