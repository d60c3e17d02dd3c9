#include "server/jobs/people_lookup.hpp"

#include <set>

#include "domain/imports/person_match.hpp"
#include "server/jobs/words_of_lists.hpp"

namespace athar::api {
namespace {

constexpr std::size_t people_at_once = 2'000;

using Texts = std::set<std::string>;

std::vector<std::string> list_of(Texts const& set) { return {set.begin(), set.end()}; }

void add(Texts& set, std::string const& text) {
  if (!text.empty()) set.insert(text);
}

/// The default organisation must be one, for it stands for many rows.
std::optional<Error> check_organisation(Import const& import, PeopleLookup const& lookup) {
  auto const& text = default_of(import.defaults, "organisation");
  bool const creates = default_of(import.defaults, "create_organisations") == "true";
  if (creates && default_of(import.defaults, "organisation_type").empty()) return invalid_field("defaults/organisation_type", "required");
  if (text.empty()) return std::nullopt;
  auto const found = lookup.organisations.find(text);
  if (found == lookup.organisations.end() || found->second.empty())
    return creates ? std::nullopt : std::optional(invalid_field("defaults/organisation", "unknown_organisation", text));
  if (found->second.size() > 1) return invalid_field("defaults/organisation", "ambiguous_organisation", text);
  return std::nullopt;
}

/// Those of the new organisations that somebody who is written serves in.
std::vector<Organisation> needed(std::vector<Organisation> const& organisations, PeopleToWrite const& people) {
  std::set<OrganisationId> used;
  for (auto const* list : {&people.fresh, &people.changed})
    for (auto const& each : *list)
      if (each.post && each.post->organisation_id) used.insert(*each.post->organisation_id);
  std::vector<Organisation> out;
  for (auto const& each : organisations)
    if (used.contains(each.id)) out.push_back(each);
  return out;
}

template <class Function>
Result<void> in_parts(std::vector<PersonWithPost> const& people, Function const& function) {
  for (std::size_t at = 0; at < people.size(); at += people_at_once) {
    auto const part = std::span(people).subspan(at, std::min(people_at_once, people.size() - at));
    if (auto written = function(part); !written) return written;
  }
  return {};
}

std::vector<Uuid> ids_of(std::span<PersonWithPost const> people) {
  std::vector<Uuid> ids;
  for (auto const& each : people) ids.push_back(each.person.id.uuid);
  return ids;
}

std::vector<Uuid> posts_of(std::span<PersonWithPost const> people) {
  std::vector<Uuid> ids;
  for (auto const& each : people)
    if (each.post) ids.push_back(each.post->id.uuid);
  return ids;
}

std::vector<Uuid> ended_posts_of(std::span<PersonWithPost const> people) {
  std::vector<Uuid> ids;
  for (auto const& each : people)
    if (each.ended) ids.push_back(each.ended->id.uuid);
  return ids;
}

}  // namespace

Result<LookedUpPeople> look_up_people(UnitOfWork& unit, std::vector<PersonCells const*> const& rows, Import const& import) {
  auto& records = unit.imports().records();
  LookedUpPeople out;
  Texts emails, phones, latin_keys, arabic_keys, organisations, places;
  std::vector<std::string> latin, arabic;
  for (auto const* row : rows) {
    latin.push_back(row->latin_name());
    arabic.push_back(row->arabic_name());
    if (row->said.email) emails.insert(small_letters(*row->said.email));
    if (row->said.phone) phones.insert(*row->said.phone);
    add(organisations, row->organisation);
    add(places, row->place);
  }
  add(organisations, default_of(import.defaults, "organisation"));
  auto latin_names = records.name_keys(latin), arabic_names = records.name_keys(arabic);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    add(latin_keys, latin_names[i]);
    add(arabic_keys, arabic_names[i]);
    out.keys.push_back({std::move(latin_names[i]), std::move(arabic_names[i])});
  }
  auto& lookup = out.lookup;
  lookup.known = records.people_like({list_of(emails), list_of(phones), list_of(latin_keys), list_of(arabic_keys)});
  auto const texts = list_of(organisations);
  lookup.organisations = records.organisations_named(texts);
  auto const keys = records.name_keys(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) lookup.organisation_keys.emplace(texts[i], keys[i]);
  lookup.places = records.places_named(list_of(places), "");
  lookup.categories = codes_of_list(unit, "person_category");
  lookup.grades = codes_of_list(unit, "grade");
  lookup.organisation_types = codes_of_list(unit, "organisation_type");
  if (auto bad = check_organisation(import, lookup)) return refuse(std::move(*bad));
  if (auto bad = check_code(import, "organisation_type", lookup.organisation_types)) return refuse(std::move(*bad));
  if (auto bad = check_code(import, "category", lookup.categories)) return refuse(std::move(*bad));
  return out;
}

Result<Touched> write_people(UnitOfWork& unit, Import const& import, std::vector<Organisation> const& new_organisations,
                             PeopleToWrite const& people, std::function<void(std::size_t)> const& done) {
  auto& records = unit.imports().records();
  Touched touched;
  auto const organisations = needed(new_organisations, people);
  if (auto written = records.insert_organisations(organisations); !written) return refuse(std::move(written.error()));
  std::vector<Uuid> made;
  for (auto const& each : organisations) {
    made.push_back(each.id.uuid);
    touched.organisations.push_back(each.id);
  }
  records.remember_made(import.id, "organisations", made);

  // Nobody has facts before they are registered: new people touch none.
  auto written = in_parts(people.fresh, [&](auto part) -> Result<void> {
    if (auto stored = records.insert_people(part); !stored) return stored;
    records.remember_made(import.id, "people", ids_of(part));
    done(part.size());
    return {};
  });
  if (!written) return refuse(std::move(written.error()));
  written = in_parts(people.changed, [&](auto part) -> Result<void> {
    records.remember_before(import.id, "people", ids_of(part));
    records.remember_before(import.id, "affiliations", posts_of(part));
    records.remember_before(import.id, "affiliations", ended_posts_of(part));
    if (auto stored = records.update_people(part); !stored) return stored;
    records.remember_made(import.id, "affiliations", posts_of(part));
    done(part.size());
    return {};
  });
  if (!written) return refuse(std::move(written.error()));
  for (auto const& each : people.changed) touched.people.push_back(each.person.id);
  return touched;
}

}  // namespace athar::api
