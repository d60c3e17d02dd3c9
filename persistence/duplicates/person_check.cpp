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
    select array(select x.ordinal from athar.person_likeness_key x where x.key = g.key limit g.greatest + 1) as ordinals offset 0) b
  where cardinality(b.ordinals) <= g.greatest),
likely as (
  select o.ordinal from block cross join lateral unnest(block.ordinals) as o(ordinal)
  group by o.ordinal order by count(*) desc, o.ordinal limit 200)
select )" ATHAR_PROFILE_COLUMNS R"(
from likely l
join athar.person p on p.ordinal = l.ordinal)" ATHAR_PROFILE_POST R"(
where p.id is distinct from CAST(:except AS uuid) and )" ATHAR_PERSON_LISTED;

// Words that the last comparison of the whole register found many bearers of are known; of the others those are counted that are asked for.
constexpr std::string_view count_bearers = R"(
select g.key, coalesce(w.bearers, (
  select count(*) from (select 1 from athar.person_likeness_key x where x.key = g.key limit 200) as counted))
from unnest(CAST(:keys AS bigint[]), CAST(:counted AS boolean[])) as g(key, counted)
left join athar.name_word w on w.key = g.key
where g.counted or w.bearers is not null)";

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

bool is_for_review(Likelihood const& found) { return found.is_for_review(); }

/// The same name is worth showing even when many bear it; a name that merely resembles is not.
bool is_shown(Likelihood const& found) {
  return found.score >= 0.02 || (!found.reasons.empty() && found.reasons.front().evidence == Evidence::name_same);
}

}  // namespace

/// Adds how many bear these words to `bearers`; of those in `to_count` also where that is not known yet.
void PostgresDuplicateStore::add_bearers(Bearers& bearers, std::unordered_set<std::int64_t> const& words, std::unordered_set<std::int64_t> const& to_count) {
  std::vector<std::int64_t> keys;
  std::vector<std::string> counted;
  for (auto const word : words) {
    if (bearers.contains(word)) continue;
    keys.push_back(word);
    counted.emplace_back(to_count.contains(word) ? "t" : "f");
  }
  if (keys.empty()) return;
  Rows rows = connection_.run(count_bearers, {{"keys", keys}, {"counted", counted}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const key = row.integer();
    bearers[key] = static_cast<std::uint32_t>(row.integer());
  }
}

std::vector<std::pair<PersonId, Likelihood>> PostgresDuplicateStore::scored(PersonProfile& mine, std::optional<PersonId> except,
                                                                           std::size_t register_size, Worth worth) {
  Sought const sought(mine);
  Rows rows = connection_.run(find_candidates, {{"keys", sought.keys}, {"greatest", sought.greatest}, {"except", except}});
  std::vector<RegisterPerson> candidates;
  std::unordered_set<std::int64_t> own, words;
  for_each_word(mine.name, [&own](NameWord const& word) { own.insert(word_key(word.letters)); });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    candidates.push_back(read_register_person(row));
    for_each_word(candidates.back().profile.name, [&words](NameWord const& word) { words.insert(word_key(word.letters)); });
  }
  if (candidates.empty()) return {};
  words.insert(own.begin(), own.end());
  Bearers bearers;
  add_bearers(bearers, words, own);
  set_shares(mine.name, bearers, register_size);
  // A word that is not counted is taken for the rarest there is: whoever is not worth showing even then is not counted for.
  std::erase_if(candidates, [&](RegisterPerson& candidate) {
    set_shares(candidate.profile.name, bearers, register_size);
    return !worth(likelihood(mine, candidate.profile, register_size));
  });
  std::unordered_set<std::int64_t> left;
  for (auto& candidate : candidates) for_each_word(candidate.profile.name, [&left](NameWord const& word) { left.insert(word_key(word.letters)); });
  add_bearers(bearers, left, left);
  std::vector<std::pair<PersonId, Likelihood>> out;
  for (auto& candidate : candidates) {
    set_shares(candidate.profile.name, bearers, register_size);
    if (auto found = likelihood(mine, candidate.profile, register_size); worth(found)) out.emplace_back(candidate.id, std::move(found));
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
  for (auto& [other, likelihood] : scored(me.profile, id, register_size, is_for_review)) found.push_back({id.uuid, other.uuid, std::move(likelihood)});
  drop_pairs_not_found(DuplicateSubject::people, id.uuid, found);
  write_pairs(DuplicateSubject::people, found);
}

std::vector<LikelyRecord> PostgresDuplicateStore::people_like(PersonProfile person, std::optional<PersonId> except, std::size_t limit) {
  Rows counted = connection_.run(size_of_register);
  auto const register_size = static_cast<std::size_t>(RowReader(counted, 0).integer());
  auto found = scored(person, except, register_size, is_shown);
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
