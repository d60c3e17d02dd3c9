#include <algorithm>
#include <map>

#include "persistence/duplicates/duplicate_store.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_ORGANISATION_COLUMNS                                                                                                 \
  "o.id, o.name_fr, o.name_ar, o.name_en, o.acronym_fr, o.acronym_ar, o.acronym_en, o.aliases, o.type, o.parent_id, o.country,"    \
  " o.place_code, array(select e.name_fr from athar.organisation_earlier_name e where e.organisation_id = o.id and e.name_fr <> '')"

constexpr std::string_view read_all = "select " ATHAR_ORGANISATION_COLUMNS " from athar.organisation o where o.merged_into is null or o.ended_on is not null order by o.id";
constexpr std::string_view read_one = "select " ATHAR_ORGANISATION_COLUMNS " from athar.organisation o "
    "where o.id = :id and (o.merged_into is null or o.ended_on is not null)";

// Trigrams find names that lie within what the other is called; what is of one kind in one place may be called so in another language.
constexpr std::string_view read_like = R"(
with likely as (
  select o.id, max(public.word_similarity(athar.search_key(g.name), o.search_text)) as nearness
  from unnest(CAST(:names AS text[])) as g(name)
  join athar.organisation o on athar.search_key(g.name) operator(public.<%) o.search_text
  where o.id is distinct from CAST(:except AS uuid)
  group by o.id order by nearness desc, o.id limit 100), beside as (
  select o.id from athar.organisation o
  where o.type = :type and coalesce(o.place_code, o.country) = :place and o.id is distinct from CAST(:except AS uuid)
  order by o.id limit 100)
select )" ATHAR_ORGANISATION_COLUMNS R"(
from athar.organisation o
where (o.id in (select l.id from likely l) or o.id in (select b.id from beside b)) and (o.merged_into is null or o.ended_on is not null))";

constexpr std::string_view count_all = "select count(*) from athar.organisation";

Organisation read_organisation(RowReader& row) {
  Organisation out;
  out.id = row.id<OrganisationTag>();
  out.name = row.localized();
  out.acronym = row.localized();
  out.aliases = row.texts();
  out.type = row.text();
  out.parent_id = row.maybe_id<OrganisationTag>();
  out.country = row.maybe_text();
  out.place_code = row.maybe_text();
  for (auto& name : row.texts()) out.earlier_names.push_back({.name = {std::move(name), {}, {}}, .acronym = {}, .until = {}});
  return out;
}

std::vector<std::string> names_of(Organisation const& o) {
  std::vector<std::string> out;
  for (auto const* name : {&o.name.fr, &o.name.ar, &o.name.en, &o.acronym.fr, &o.acronym.ar, &o.acronym.en})
    if (!name->empty()) out.push_back(*name);
  for (auto const& alias : o.aliases) out.push_back(alias);
  return out;
}

}  // namespace

std::vector<OrganisationProfile> PostgresDuplicateStore::every_organisation() {
  Rows rows = connection_.run(read_all);
  std::vector<OrganisationProfile> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(profile_of(read_organisation(row)));
  }
  return out;
}

std::vector<std::pair<OrganisationId, Likelihood>> PostgresDuplicateStore::organisations_scored(OrganisationProfile const& mine,
                                                                                              std::vector<std::string> const& names,
                                                                                              std::optional<OrganisationId> except) {
  Rows rows = connection_.run(read_like, {{"names", names}, {"except", except}, {"type", mine.type}, {"place", mine.place}});
  if (rows.empty()) return {};
  Rows counted = connection_.run(count_all);
  auto const size = static_cast<std::size_t>(RowReader(counted, 0).integer());
  std::vector<std::pair<OrganisationId, Likelihood>> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const other = profile_of(read_organisation(row));
    out.emplace_back(other.id, likelihood(mine, other, size));
  }
  std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return std::pair(-a.second.bits, a.first) < std::pair(-b.second.bits, b.first); });
  return out;
}

void PostgresDuplicateStore::check_organisation(OrganisationId id) {
  Rows rows = connection_.run(read_one, {{"id", id}});
  // A record that is said to be another's double is not asked about any more.
  if (rows.empty()) return drop_pairs_not_found(DuplicateSubject::organisations, id.uuid, {});
  RowReader row(rows, 0);
  auto const me = read_organisation(row);
  std::vector<FoundPair> found;
  for (auto& [other, likelihood] : organisations_scored(profile_of(me), names_of(me), id))
    if (likelihood.is_for_review()) found.push_back({id.uuid, other.uuid, std::move(likelihood)});
  drop_pairs_not_found(DuplicateSubject::organisations, id.uuid, found);
  write_pairs(DuplicateSubject::organisations, found);
}

std::vector<LikelyRecord> PostgresDuplicateStore::organisations_like(Organisation const& organisation, std::optional<OrganisationId> except,
                                                                     std::size_t limit) {
  auto found = organisations_scored(profile_of(organisation), names_of(organisation), except);
  std::erase_if(found, [](auto const& each) { return each.second.score < 0.1; });
  if (found.size() > limit) found.resize(limit);
  std::vector<OrganisationId> ids;
  for (auto const& each : found) ids.push_back(each.first);
  std::vector<LikelyRecord> out;
  auto records = organisation_records(ids);
  for (auto& [id, likelihood] : found)
    for (auto& record : records)
      if (record.id == id.uuid) out.push_back({std::move(record), std::move(likelihood)});
  return out;
}

}  // namespace athar::persistence
