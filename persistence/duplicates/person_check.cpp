#include <algorithm>
#include <unordered_set>

#include "persistence/duplicates/duplicate_store.hpp"
#include "persistence/duplicates/profile_row.hpp"
#include "persistence/people/scope_sql.hpp"

namespace athar::persistence {
namespace {

// The planner's estimate serves a large register; a small one is counted.
constexpr std::string_view find_one = R"(
select )" ATHAR_PROFILE_COLUMNS R"(, (
  select case when c.reltuples >= 2000 then CAST(c.reltuples AS bigint) else (select count(*) from athar.person) end
  from pg_class c where c.oid = CAST('athar.person' AS regclass))
from athar.person p)" ATHAR_PROFILE_POST R"(
where p.id = :id and )" ATHAR_PERSON_LISTED;

constexpr std::string_view size_of_register = R"(
select case when c.reltuples >= 2000 then CAST(c.reltuples AS bigint) else (select count(*) from athar.person) end
from pg_class c where c.oid = CAST('athar.person' AS regclass))";

// In order, so that nobody waits in a circle.
constexpr std::string_view wait_for_alike = R"(
select count(*) from (select pg_advisory_xact_lock(g.key) from (select k.key from unnest(CAST(:keys AS bigint[])) as k(key) order by k.key) g) held)";

constexpr std::string_view put_keys = R"(
with checked as (delete from athar.person_unchecked where person_id = :id),
gone as (delete from athar.person_likeness_key k where k.ordinal = :ordinal and k.key <> all (CAST(:keys AS bigint[])))
insert into athar.person_likeness_key (key, ordinal)
select g.key, :ordinal from unnest(CAST(:keys AS bigint[])) as g(key)
on conflict do nothing)";

// A key that too many share tells nothing: it is passed over whole. Of the others those come first who share most.
constexpr std::string_view find_candidates = R"(
with block as (
  select b.ordinals
  from unnest(CAST(:keys AS bigint[]), CAST(:greatest AS integer[])) as g(key, greatest)
  cross join lateral (
    select array(select x.ordinal from athar.person_likeness_key x where x.key = g.key limit g.greatest + 1) as ordinals) b
  where cardinality(b.ordinals) <= g.greatest),
likely as (
  select o.ordinal from block cross join lateral unnest(block.ordinals) as o(ordinal)
  group by o.ordinal order by count(*) desc, o.ordinal limit 200)
select )" ATHAR_PROFILE_COLUMNS R"(
from likely l
join athar.person p on p.ordinal = l.ordinal)" ATHAR_PROFILE_POST R"(
where p.id is distinct from CAST(:except AS uuid) and )" ATHAR_PERSON_LISTED;

constexpr std::string_view count_bearers = R"(
select g.key, greatest(coalesce(w.bearers, 0), (
  select count(*) from (select 1 from athar.person_likeness_key x where x.key = g.key limit 200) as counted))
from unnest(CAST(:keys AS bigint[])) as g(key)
left join athar.name_word w on w.key = g.key)";

constexpr std::string_view find_unchecked = "select u.person_id from athar.person_unchecked u limit :limit";
constexpr std::string_view mark_everybody =
    "insert into athar.person_unchecked (person_id) select p.id from athar.person p where " ATHAR_PERSON_LISTED " on conflict do nothing";

/// Keys of blocks this wide tell most; people who share one wait for each other.
constexpr int widest_block = 300;

struct Sought {
  std::vector<std::int64_t> keys;
  std::vector<int> greatest;
  explicit Sought(PersonProfile const& person) {
    for (auto const& key : keys_of(person)) {
      keys.push_back(key.value);
      greatest.push_back(key.greatest_block);
    }
  }
};

}  // namespace

std::vector<std::pair<PersonId, Likelihood>> PostgresDuplicateStore::scored(PersonProfile& mine, std::optional<PersonId> except,
                                                                           std::size_t register_size) {
  Sought const sought(mine);
  Rows rows = connection_.run(find_candidates, {{"keys", sought.keys}, {"greatest", sought.greatest}, {"except", except}});
  std::vector<RegisterPerson> candidates;
  std::unordered_set<std::int64_t> words;
  auto note = [&words](NameWord const& word) { words.insert(word_key(word.letters)); };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    candidates.push_back(read_register_person(row));
    for_each_word(candidates.back().profile.name, note);
  }
  if (candidates.empty()) return {};
  for_each_word(mine.name, note);
  Rows counted = connection_.run(count_bearers, {{"keys", std::vector<std::int64_t>(words.begin(), words.end())}});
  Bearers bearers;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    RowReader row(counted, i);
    auto const key = row.integer();
    bearers[key] = static_cast<std::uint32_t>(row.integer());
  }
  set_shares(mine.name, bearers, register_size);
  std::vector<std::pair<PersonId, Likelihood>> out;
  for (auto& candidate : candidates) {
    set_shares(candidate.profile.name, bearers, register_size);
    out.emplace_back(candidate.id, likelihood(mine, candidate.profile, register_size));
  }
  std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return std::pair(-a.second.bits, a.first) < std::pair(-b.second.bits, b.first); });
  return out;
}

void PostgresDuplicateStore::check_person(PersonId id) {
  Rows rows = connection_.run(find_one, {{"id", id}});
  if (rows.empty()) return;
  RowReader row(rows, 0);
  auto me = read_register_person(row);
  auto const register_size = static_cast<std::size_t>(row.integer());
  std::vector<std::int64_t> all, narrow;
  for (auto const& key : keys_of(me.profile)) {
    all.push_back(key.value);
    if (key.greatest_block >= widest_block) narrow.push_back(key.value);
  }
  connection_.run(wait_for_alike, {{"keys", narrow}});
  connection_.run(put_keys, {{"id", id}, {"ordinal", me.ordinal}, {"keys", all}});
  std::vector<FoundPair> found;
  for (auto& [other, likelihood] : scored(me.profile, id, register_size))
    if (likelihood.is_for_review()) found.push_back({id.uuid, other.uuid, std::move(likelihood)});
  drop_pairs_not_found(DuplicateSubject::people, id.uuid, found);
  write_pairs(DuplicateSubject::people, found);
}

std::vector<LikelyRecord> PostgresDuplicateStore::people_like(PersonProfile person, std::optional<PersonId> except, std::size_t limit) {
  Rows counted = connection_.run(size_of_register);
  auto const register_size = static_cast<std::size_t>(RowReader(counted, 0).integer());
  auto found = scored(person, except, register_size);
  // The same name is worth showing even when many bear it; a name that merely resembles is not.
  std::erase_if(found, [](auto const& each) {
    auto const& reasons = each.second.reasons;
    return each.second.score < 0.02 && (reasons.empty() || reasons.front().evidence != Evidence::name_same);
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<PersonId> ids;
  for (auto const& each : found) ids.push_back(each.first);
  std::vector<LikelyRecord> out;
  auto records = person_records(ids);
  for (auto& [id, likelihood] : found)
    for (auto& record : records)
      if (record.id == id.uuid) out.push_back({std::move(record), std::move(likelihood)});
  return out;
}

std::vector<PersonId> PostgresDuplicateStore::unchecked_people(std::size_t limit) {
  Rows rows = connection_.run(find_unchecked, {{"limit", limit}});
  std::vector<PersonId> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).id<PersonTag>());
  return out;
}

void PostgresDuplicateStore::check_everybody_again() { connection_.run(mark_everybody); }

}  // namespace athar::persistence
