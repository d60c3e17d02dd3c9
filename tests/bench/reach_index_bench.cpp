#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <random>

#include "domain/reach/index.hpp"

/// The reach index at the size of PERFORMANCE row C: 100,000 people, 5,000 sessions, 500,000 participations.
namespace athar::reach {
namespace {

constexpr int people = 100'000;
constexpr int sessions = 5'000;
constexpr int organisations = 2'000;
constexpr int participations = 500'000;

std::mt19937& engine() {
  static std::mt19937 made(20'261'122);
  return made;
}
int below(int limit) { return static_cast<int>(engine()() % static_cast<unsigned>(limit)); }

std::string region(int number) { return fmt::format("MA-{:02}", 1 + number % 12); }

SessionFact session(Ordinal ordinal) {
  static char const* const kinds[] = {"training", "workshop", "study_visit", "coaching", "seminar"};
  static char const* const modalities[] = {"in_person", "distance", "e_learning", "blended"};
  SessionFact fact;
  fact.ordinal = ordinal;
  fact.id = {Uuid::from_name(fmt::format("session {}", ordinal))};
  fact.date = LocalDate::from_days(20'000 + below(730));
  fact.sittings = 2 + below(8);
  fact.planned_minutes = fact.sittings * 180;
  fact.sittings_recorded = fact.sittings;
  fact.held = true;
  fact.kind = kinds[below(5)];
  fact.modality = modalities[below(4)];
  fact.region = region(below(12));
  fact.country = "MA";
  fact.programmes.push_back({Uuid::from_name(fmt::format("programme {}", below(20)))});
  if (below(10) == 0) fact.programmes.push_back({Uuid::from_name(fmt::format("programme {}", below(20)))});
  if (below(3) != 0) fact.course = CourseId{Uuid::from_name(fmt::format("course {}", below(60)))};
  return fact;
}

ParticipationFact participation(Ordinal person, Ordinal at, int attended) {
  static char const* const categories[] = {"civil_servant", "elected", "association_officer", "academic", ""};
  std::mt19937 own(static_cast<unsigned>(person));  // attributes belong to the person
  auto const of = [&](int limit) { return static_cast<int>(own() % static_cast<unsigned>(limit)); };
  ParticipationFact fact;
  fact.person = person;
  fact.session = at;
  fact.person_id = {Uuid::v7(1'700'000'000'000 + person, static_cast<std::uint64_t>(person), 7)};
  fact.registered = true;
  fact.sex = static_cast<Sex>(1 + of(2));
  fact.age_band = static_cast<AgeBand>(of(7));
  fact.level = static_cast<AdministrativeLevel>(1 + of(3));
  fact.category = categories[of(5)];
  fact.organisation = 1 + of(organisations);
  fact.region = region(of(12));
  fact.attended_sittings = attended;
  fact.attended_minutes = attended * 180;
  return fact;
}

std::size_t resident_bytes() {
  std::size_t total = 0;
  std::size_t resident = 0;
  if (auto* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%zu %zu", &total, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

Index::Snapshot const& index() {
  static Index::Snapshot const made = [] {
    auto const before = resident_bytes();
    IndexBuilder builder;
    for (Ordinal ordinal = 1; ordinal <= organisations; ++ordinal) {
      builder.add(OrganisationFact{ordinal,
                                   {Uuid::from_name(fmt::format("organisation {}", ordinal))},
                                   ordinal <= 50 ? 0 : 1 + ordinal % 50,
                                   ordinal % 3 == 0 ? "ministry" : "association"});
    }
    for (Ordinal ordinal = 1; ordinal <= sessions; ++ordinal) builder.add(session(ordinal));
    for (int i = 0; i < participations; ++i) {
      builder.add(participation(1 + i % people, 1 + below(sessions), below(6)));
    }
    auto built = builder.finish(1, {});
    std::printf("columns and dictionaries %.1f MB, resident growth %.1f MB after building, %zu rows\n",
                static_cast<double>(built->memory_bytes()) / 1e6, static_cast<double>(resident_bytes() - before) / 1e6,
                built->participations());
    return built;
  }();
  return made;
}

Query asked(char const* measure, std::vector<Dimension> by, std::map<Dimension, std::set<std::string>> filters = {}) {
  Query query = query_of(*measure_coded(measure));
  query.by = std::move(by);
  query.filters = std::move(filters);
  return query;
}

void answer(benchmark::State& state, Query const& query) {
  auto const& snapshot = index();
  for (auto _ : state) benchmark::DoNotOptimize(snapshot->value(query));
}

using D = Dimension;
std::map<D, std::set<std::string>> const two_filters{{D::sex, {"F"}}, {D::kind, {"training", "workshop"}}};
std::map<D, std::set<std::string>> const area{{D::organisation, {Uuid::from_name("organisation 7").text()}}};

BENCHMARK_CAPTURE(answer, total, asked("unique_participants", {}))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, sex_region_month, asked("unique_participants", {D::sex, D::region, D::month}))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, attendances_sex_region_month, asked("attendances", {D::sex, D::region, D::month}))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, two_filters_two_groupings, asked("unique_completed", {D::region, D::month}, two_filters))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, ministry_tree, asked("unique_attended", {D::organisation, D::sex}, area))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, by_programme, asked("unique_participants", {D::programme, D::sex}))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, per_programme,
                  [] {
                    auto query = asked("unique_participants", {D::region, D::month});
                    query.scope = Scope::programme;
                    return query;
                  }())
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, organisation_month, asked("unique_participants", {D::organisation, D::month}))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, organisation_session_sparse, asked("unique_participants", {D::organisation, D::session}))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, sessions_by_month, asked("sessions", {D::month}))->Unit(benchmark::kMillisecond);

/// One person ticked in one session.
Change one_tick(Index const& at) {
  Change change;
  change.tick = at.tick() + 1;
  change.participations.push_back(participation(1 + below(people), 1 + below(sessions), below(6)));
  return change;
}

void apply_one_person(benchmark::State& state) {
  auto snapshot = index();
  for (auto _ : state) {
    snapshot = snapshot->apply(one_tick(*snapshot)).value().index;
    if (snapshot->wants_fold()) {
      state.PauseTiming();
      snapshot = snapshot->folded();
      state.ResumeTiming();
    }
  }
}
BENCHMARK(apply_one_person)->Unit(benchmark::kMicrosecond);

void advance_one_person(benchmark::State& state) {
  auto const query = asked("unique_participants", {D::sex, D::region, D::month});
  auto const& before = index();
  auto const step = before->apply(one_tick(*before)).value();
  auto const old = before->value(query);
  for (auto _ : state) benchmark::DoNotOptimize(step.index->advance(query, old, *before, step.touched));
}
BENCHMARK(advance_one_person)->Unit(benchmark::kMicrosecond);

void advance_one_person_by_sex(benchmark::State& state) {
  auto const query = asked("unique_participants", {D::sex});
  auto const& before = index();
  auto const step = before->apply(one_tick(*before)).value();
  auto const old = before->value(query);
  for (auto _ : state) benchmark::DoNotOptimize(step.index->advance(query, old, *before, step.touched));
}
BENCHMARK(advance_one_person_by_sex)->Unit(benchmark::kMicrosecond);

void answer_with_4000_people_in_the_delta(benchmark::State& state) {
  auto snapshot = index();
  for (int i = 0; i < 4000; ++i) snapshot = snapshot->apply(one_tick(*snapshot)).value().index;
  auto const query = asked("unique_participants", {D::sex, D::region, D::month});
  for (auto _ : state) benchmark::DoNotOptimize(snapshot->value(query));
}
BENCHMARK(answer_with_4000_people_in_the_delta)->Unit(benchmark::kMillisecond);

void fold(benchmark::State& state) {
  auto snapshot = index();
  for (int i = 0; i < 100; ++i) snapshot = snapshot->apply(one_tick(*snapshot)).value().index;
  for (auto _ : state) benchmark::DoNotOptimize(snapshot->folded());
}
BENCHMARK(fold)->Unit(benchmark::kMillisecond);

void records_first_page(benchmark::State& state) {
  auto const query = asked("unique_participants", {}, two_filters);
  for (auto _ : state) benchmark::DoNotOptimize(index()->records(query, {}, 50));
}
BENCHMARK(records_first_page)->Unit(benchmark::kMicrosecond);

void repeats_first_page(benchmark::State& state) {
  auto const query = asked("unique_participants", {D::month}, two_filters);
  for (auto _ : state) benchmark::DoNotOptimize(index()->repeats(query, {}, 50));
}
BENCHMARK(repeats_first_page)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace athar::reach

BENCHMARK_MAIN();
