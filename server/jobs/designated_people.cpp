#include "server/jobs/designated_people.hpp"

#include <algorithm>
#include <set>

#include "domain/imports/person_match.hpp"

namespace athar::api {
namespace {

/// True for the organisation itself and whatever lies under it.
bool lies_under(std::map<OrganisationId, std::optional<OrganisationId>> const& parents, std::optional<OrganisationId> at, OrganisationId top) {
  for (int steps = 0; at && steps < 100; ++steps) {
    if (*at == top) return true;
    auto const found = parents.find(*at);
    at = found == parents.end() ? std::nullopt : found->second;
  }
  return false;
}

}  // namespace

Result<LookedUpPeople> look_up_designated(UnitOfWork& unit, std::vector<PersonCells const*> const& rows, Import const& import,
                                          OrganisationId organisation, Reach reach, std::map<std::string, std::string>& defaults) {
  auto found = look_up_people(unit, rows, import);
  if (!found) return found;
  auto& lookup = found->lookup;
  std::set<std::string> contacts;
  if (reach == Reach::whoever_is_meant)
    for (auto const* row : rows) {
      if (row->said.email) contacts.insert(small_letters(*row->said.email));
      if (row->said.phone) contacts.insert(*row->said.phone);
    }
  auto const parents = unit.imports().records().organisations_like({}).parents;
  std::erase_if(lookup.known, [&](KnownPerson const& known) {
    auto const& person = known.person;
    if (known.post && lies_under(parents, known.post->organisation_id, organisation)) return false;
    if (reach == Reach::own_people_only) return true;
    bool const serves_elsewhere = known.post && known.post->organisation_id;
    bool const is_named = (person.email && contacts.contains(small_letters(*person.email))) || (person.phone && contacts.contains(*person.phone));
    return serves_elsewhere && !is_named;
  });
  auto const key = organisation.text();
  auto const names = unit.designations().names({organisation});
  lookup.organisations[key] = {{organisation, names.empty() ? LocalizedText{} : names.begin()->second, {}}};
  lookup.organisation_keys[key] = key;
  defaults["organisation"] = key;
  return found;
}

KnownLetter known_letter(DesignationPage const& page) {
  KnownLetter letter{.places = page.designation.places, .designated = page.counts().designated, .people = {}};
  for (auto const& each : page.people) letter.people.emplace(each.designated.person_id, each.designated.standing);
  return letter;
}

std::optional<DesignationId> reply_form_key(ImportFile const& file) {
  for (auto const& sheet : file.sheets)
    for (auto const& row : sheet.rows)
      if (row.cells.size() >= 2 && row.cells[0] == reply_form_mark) return DesignationId::parse(row.cells[1]).value_or(DesignationId{});
  return std::nullopt;
}

}  // namespace athar::api
