#include "persistence/imports/imported_records.hpp"
#include "persistence/organisations/search_text.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_ORGANISATIONS_ASKED_FOR                                                                                              \
  "with asked as materialized ("                                                                                                             \
  "  select g.text, athar.search_key(g.text) as key from unnest(CAST(:texts AS text[])) as g(text)),"                              \
  "named as materialized ("                                                                                                                  \
  "  select o.id, athar.search_key(k.text) as key"                                                                                 \
  "  from athar.organisation o"                                                                                                    \
  "  cross join lateral unnest(array[o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en] || o.aliases) as k(text)" \
  "  where k.text <> ''"                                                                                                           \
  "  union"                                                                                                                        \
  "  select e.organisation_id, athar.search_key(k.text)"                                                                           \
  "  from athar.organisation_earlier_name e"                                                                                       \
  "  cross join lateral unnest(array[e.name_fr, e.name_ar, e.name_en, e.acronym_fr, e.acronym_ar, e.acronym_en]) as k(text)"       \
  "  where k.text <> ''),"                                                                                                         \
  "meant as (select distinct a.text, n.id from asked a join named n on n.key = a.key where a.key <> '') "

constexpr std::string_view find_named = ATHAR_ORGANISATIONS_ASKED_FOR R"(
select m.text, o.id, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en
from meant m join athar.organisation o on o.id = m.id
order by m.text, o.sort_key, o.id)";

constexpr std::string_view find_whole = ATHAR_ORGANISATIONS_ASKED_FOR R"(
select m.text, o.id, o.version, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.aliases, o.type, o.parent_id,
       o.country, o.place_code, o.address_fr, o.address_ar, o.address_en, o.phones, o.email, o.website,
       o.letterhead_fr, o.letterhead_ar, o.letterhead_en
from meant m join athar.organisation o on o.id = m.id
order by m.text, o.sort_key, o.id)";

constexpr std::string_view find_keys =
    "select athar.search_key(g.text) from unnest(CAST(:texts AS text[])) with ordinality as g(text, place) order by g.place";

constexpr std::string_view find_parents = "select id, parent_id from athar.organisation";

constexpr std::string_view insert_many = R"(
insert into athar.organisation
  (id, type, parent_id, country, place_code, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en, aliases,
   address_fr, address_ar, address_en, phones, email, website, search_text)
select g.id, g.type, CAST(nullif(g.parent, '') AS uuid), nullif(g.country, ''), nullif(g.place, ''), g.name_fr, g.name_ar, g.name_en,
       g.acronym_fr, g.acronym_ar, g.acronym_en, case when g.alias = '' then '{}' else array[g.alias] end,
       g.address_fr, g.address_ar, g.address_en, case when g.phone = '' then '{}' else array[g.phone] end,
       nullif(g.email, ''), nullif(g.website, ''), athar.search_key(g.search)
from unnest(CAST(:ids AS uuid[]), CAST(:types AS text[]), CAST(:parents AS text[]), CAST(:countries AS text[]), CAST(:places AS text[]),
            CAST(:names_fr AS text[]), CAST(:names_ar AS text[]), CAST(:names_en AS text[]), CAST(:acronyms_fr AS text[]),
            CAST(:acronyms_ar AS text[]), CAST(:acronyms_en AS text[]), CAST(:aliases AS text[]), CAST(:addresses_fr AS text[]),
            CAST(:addresses_ar AS text[]), CAST(:addresses_en AS text[]), CAST(:phones AS text[]), CAST(:emails AS text[]),
            CAST(:websites AS text[]), CAST(:searches AS text[]))
     as g(id, type, parent, country, place, name_fr, name_ar, name_en, acronym_fr, acronym_ar, acronym_en, alias, address_fr, address_ar,
          address_en, phone, email, website, search))";

std::string first_of(std::vector<std::string> const& list) { return list.empty() ? std::string() : list.front(); }

}  // namespace

std::map<std::string, std::vector<NamedOrganisation>> PostgresImportedRecords::organisations_named(std::vector<std::string> const& texts) {
  std::map<std::string, std::vector<NamedOrganisation>> out;
  if (texts.empty()) return out;
  Rows rows = connection_.run(find_named, {{"texts", texts}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& list = out[row.text()];
    auto& named = list.emplace_back();
    named.id = row.id<OrganisationTag>();
    named.name = row.localized();
    named.acronym = row.localized();
  }
  return out;
}

KnownOrganisations PostgresImportedRecords::organisations_like(std::vector<std::string> const& texts) {
  KnownOrganisations out;
  Rows rows = connection_.run(find_whole, {{"texts", texts}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto text = row.text();
    Organisation o;
    o.id = row.id<OrganisationTag>();
    out.by_text[std::move(text)].push_back(o.id);
    o.version = row.small();
    o.name = row.localized();
    o.acronym = row.localized();
    o.aliases = row.texts();
    o.type = row.text();
    o.parent_id = row.maybe_id<OrganisationTag>();
    o.country = row.maybe_text();
    o.place_code = row.maybe_text();
    o.address = row.localized();
    o.phones = row.texts();
    o.email = row.maybe_text();
    o.website = row.maybe_text();
    o.letterhead = row.localized();
    out.organisations.emplace(o.id, std::move(o));
  }
  Rows keys = connection_.run(find_keys, {{"texts", texts}});
  for (std::size_t i = 0; i < keys.size(); ++i) out.keys.emplace(texts[i], RowReader(keys, i).text());
  Rows parents = connection_.run(find_parents);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    RowReader row(parents, i);
    auto const id = row.id<OrganisationTag>();
    out.parents.emplace(id, row.maybe_id<OrganisationTag>());
  }
  return out;
}

Result<void> PostgresImportedRecords::insert_organisations(std::span<Organisation const> organisations) {
  if (organisations.empty()) return {};
  std::vector<OrganisationId> ids;
  std::vector<std::string> types, parents, countries, places, names_fr, names_ar, names_en, acronyms_fr, acronyms_ar, acronyms_en, aliases,
      addresses_fr, addresses_ar, addresses_en, phones, emails, websites, searches;
  for (auto const& o : organisations) {
    ids.push_back(o.id);
    types.push_back(o.type);
    parents.push_back(o.parent_id ? o.parent_id->text() : std::string());
    countries.push_back(o.country.value_or(""));
    places.push_back(o.place_code.value_or(""));
    names_fr.push_back(o.name.fr);
    names_ar.push_back(o.name.ar);
    names_en.push_back(o.name.en);
    acronyms_fr.push_back(o.acronym.fr);
    acronyms_ar.push_back(o.acronym.ar);
    acronyms_en.push_back(o.acronym.en);
    aliases.push_back(first_of(o.aliases));
    addresses_fr.push_back(o.address.fr);
    addresses_ar.push_back(o.address.ar);
    addresses_en.push_back(o.address.en);
    phones.push_back(first_of(o.phones));
    emails.push_back(o.email.value_or(""));
    websites.push_back(o.website.value_or(""));
    searches.push_back(search_text(o));
  }
  auto written = connection_.write(insert_many, {{"ids", ids}, {"types", types}, {"parents", parents}, {"countries", countries},
      {"places", places}, {"names_fr", names_fr}, {"names_ar", names_ar}, {"names_en", names_en}, {"acronyms_fr", acronyms_fr},
      {"acronyms_ar", acronyms_ar}, {"acronyms_en", acronyms_en}, {"aliases", aliases}, {"addresses_fr", addresses_fr},
      {"addresses_ar", addresses_ar}, {"addresses_en", addresses_en}, {"phones", phones}, {"emails", emails}, {"websites", websites},
      {"searches", searches}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
