#include "server/jobs/register_comparison_run.hpp"

#include <malloc.h>

#include <algorithm>

namespace athar::api {
namespace {

constexpr int read_at = 50, keys_at = 250, compared_at = 900, everything = 1000;
constexpr std::size_t people_at_once = 2'000, pairs_at_once = 2'000;

int between(int from, int to, std::size_t done, std::size_t total) {
  return from + static_cast<int>(static_cast<double>(to - from) * static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(total, 1)));
}

/// Writes the pairs in parts and drops what was not found again. False when it was ended.
bool keep_pairs(Database& database, DuplicateSubject subject, Instant now, std::vector<FoundPair> const& pairs, ComparisonProgress const& progress) {
  for (std::size_t at = 0; at < pairs.size(); at += pairs_at_once) {
    if (!progress(between(compared_at, everything, at, pairs.size()))) return false;
    auto unit = database.begin(Patience::patient);
    unit->duplicates().write_pairs(subject, std::span(pairs).subspan(at, std::min(pairs_at_once, pairs.size() - at)));
    unit->commit();
  }
  auto unit = database.begin(Patience::patient);
  unit->duplicates().forget_unseen(subject, now);
  unit->commit();
  return progress(everything);
}

ComparisonReport report_of(std::size_t records, std::vector<FoundPair> const& pairs) {
  auto const certain = std::count_if(pairs.begin(), pairs.end(), [](FoundPair const& pair) { return pair.likelihood.is_certain; });
  return {records, pairs.size(), static_cast<std::size_t>(certain)};
}

std::optional<ComparisonReport> compare_people(Database& database, Instant now, std::size_t threads, ComparisonProgress const& progress) {
  auto people = database.snapshot()->duplicates().every_person();
  if (!progress(read_at)) return std::nullopt;

  // Keys first: whoever is saved while the rest runs is then found by them.
  for (std::size_t at = 0; at < people.size(); at += people_at_once) {
    if (!progress(between(read_at, keys_at, at, people.size()))) return std::nullopt;
    auto unit = database.begin(Patience::patient);
    unit->duplicates().write_keys(std::span(people).subspan(at, std::min(people_at_once, people.size() - at)));
    unit->commit();
  }

  std::vector<PersonProfile> profiles;
  profiles.reserve(people.size());
  std::vector<PersonId> ids;
  for (auto& person : people) {
    ids.push_back(person.id);
    profiles.push_back(std::move(person.profile));
  }
  std::vector<RegisterPerson>().swap(people);
  bool ended = false;
  auto likely = compare_register(profiles, {.threads = threads, .progress = [&](std::size_t done, std::size_t total) {
                                              ended = ended || !progress(between(keys_at, compared_at, done, total));
                                              return !ended;
                                            }});
  if (ended) return std::nullopt;
  {
    auto unit = database.begin(Patience::patient);
    unit->duplicates().write_bearers(bearers_of(profiles));
    unit->commit();
  }
  std::vector<PersonProfile>().swap(profiles);
  malloc_trim(0);

  std::vector<FoundPair> found;
  found.reserve(likely.size());
  for (auto& pair : likely) found.push_back({ids[pair.a].uuid, ids[pair.b].uuid, std::move(pair.likelihood)});
  if (!keep_pairs(database, DuplicateSubject::people, now, found, progress)) return std::nullopt;
  return report_of(ids.size(), found);
}

std::optional<ComparisonReport> compare_organisations_of(Database& database, Instant now, ComparisonProgress const& progress) {
  auto const organisations = database.snapshot()->duplicates().every_organisation();
  if (!progress(read_at)) return std::nullopt;
  std::vector<FoundPair> found;
  for (auto& [places, likelihood] : compare_organisations(organisations))
    found.push_back({organisations[places.first].id.uuid, organisations[places.second].id.uuid, std::move(likelihood)});
  if (!progress(compared_at) || !keep_pairs(database, DuplicateSubject::organisations, now, found, progress)) return std::nullopt;
  return report_of(organisations.size(), found);
}

}  // namespace

std::optional<ComparisonReport> compare_whole_register(Database& database, DuplicateSubject subject, Instant now, std::size_t threads,
                                                       ComparisonProgress const& progress) {
  return subject == DuplicateSubject::people ? compare_people(database, now, threads, progress)
                                             : compare_organisations_of(database, now, progress);
}

}  // namespace athar::api
