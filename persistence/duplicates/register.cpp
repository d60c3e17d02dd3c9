#include <map>

#include "persistence/duplicates/duplicate_store.hpp"
#include "persistence/duplicates/profile_row.hpp"
#include "persistence/people/scope_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view read_people = R"(
select )" ATHAR_PROFILE_COLUMNS R"(
from (select p.id, p.ordinal, p.version, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar, p.sex, p.birth_date, p.birth_year,
             p.email, p.phone
      from athar.person p where p.ordinal > :after and )" ATHAR_PERSON_LISTED R"( order by p.ordinal limit 5000) p)" ATHAR_PROFILE_POST R"(
order by p.ordinal)";

// Those who are unchecked and were not saved again meanwhile; whoever is saved while this runs waits for the mark.
constexpr std::string_view take_marks = R"(
with still as (
  select u.person_id, p.ordinal
  from unnest(CAST(:ids AS uuid[]), CAST(:versions AS integer[])) as g(id, version)
  join athar.person p on p.id = g.id and p.version = g.version
  join athar.person_unchecked u on u.person_id = p.id),
taken as (delete from athar.person_unchecked u using still s where u.person_id = s.person_id),
gone as (delete from athar.person_likeness_key k using still s where k.ordinal = s.ordinal)
select s.ordinal from still s)";

constexpr std::string_view insert_keys = R"(
insert into athar.person_likeness_key (key, ordinal)
select g.key, g.ordinal from unnest(CAST(:keys AS bigint[]), CAST(:ordinals AS integer[])) as g(key, ordinal)
on conflict do nothing)";

constexpr std::string_view clear_bearers = "delete from athar.name_word";
constexpr std::string_view insert_bearers = R"(
insert into athar.name_word (key, bearers)
select g.key, g.bearers from unnest(CAST(:keys AS bigint[]), CAST(:bearers AS integer[])) as g(key, bearers))";

/// Rarer names are counted when they are asked for.
constexpr std::uint32_t least_bearers = 100;

}  // namespace

std::vector<RegisterPerson> PostgresDuplicateStore::every_person() {
  std::vector<RegisterPerson> out;
  for (int after = 0;;) {
    Rows rows = connection_.run(read_people, {{"after", after}});
    if (rows.empty()) return out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      out.push_back(read_register_person(row));
    }
    after = out.back().ordinal;
  }
}

void PostgresDuplicateStore::write_keys(std::span<RegisterPerson const> people) {
  std::vector<PersonId> ids;
  std::vector<int> versions;
  std::map<int, RegisterPerson const*> by_ordinal;
  for (auto const& person : people) {
    ids.push_back(person.id);
    versions.push_back(person.version);
    by_ordinal.emplace(person.ordinal, &person);
  }
  Rows rows = connection_.run(take_marks, {{"ids", ids}, {"versions", versions}});
  std::vector<std::int64_t> keys;
  std::vector<int> ordinals;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    int const ordinal = RowReader(rows, i).small();
    for (auto const& key : keys_of(by_ordinal.at(ordinal)->profile)) {
      keys.push_back(key.value);
      ordinals.push_back(ordinal);
    }
  }
  if (!keys.empty()) connection_.run(insert_keys, {{"keys", keys}, {"ordinals", ordinals}});
}

void PostgresDuplicateStore::write_bearers(Bearers const& bearers) {
  std::vector<std::int64_t> keys;
  std::vector<std::uint32_t> counts;
  for (auto const& [key, count] : bearers) {
    if (count < least_bearers) continue;
    keys.push_back(key);
    counts.push_back(count);
  }
  connection_.run(clear_bearers);
  if (!keys.empty()) connection_.run(insert_bearers, {{"keys", keys}, {"bearers", counts}});
}

}  // namespace athar::persistence
