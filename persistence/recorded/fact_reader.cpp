#include "persistence/recorded/fact_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "persistence/recorded/fact_columns.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view newest_tick = "select n, recorded_at from athar.tick order by n desc limit 1";

constexpr std::string_view tick_numbered = "select n, recorded_at from athar.tick where n = CAST(:tick AS bigint)";

constexpr std::string_view tick_at_instant = R"(
select t.n, t.recorded_at,
       exists (select from athar.tick later where later.recorded_at > CAST(:instant AS timestamptz)),
       CAST(:instant AS timestamptz) > clock_timestamp()
from (select 1) one
left join lateral (
  select n, recorded_at from athar.tick
  where recorded_at <= CAST(:instant AS timestamptz) order by recorded_at desc limit 1) t on true)";

constexpr std::string_view ticks_after = R"(
select n, recorded_at from athar.tick where n > CAST(:after AS bigint) order by n limit CAST(:most AS integer))";

constexpr std::string_view subjects_between = R"(
select tick, id, concept, subject_id, action from athar.change_set
where tick > CAST(:after AS bigint) and tick <= CAST(:last AS bigint) order by tick, id)";

constexpr std::string_view sessions_opened = R"(
select known_from, session, session_id, date, planned_minutes, sittings, sittings_recorded, held, kind, modality, region,
       country, programmes, course, head_count_total, head_count_women, head_count_men
from athar.session_fact
where known_from > CAST(:after AS bigint) and known_from <= CAST(:last AS bigint) order by known_from, session)";

constexpr std::string_view sessions_closed = R"(
select known_to, session from athar.session_fact
where known_to > CAST(:after AS bigint) and known_to <= CAST(:last AS bigint) order by known_to, session)";

constexpr std::string_view participations_opened = R"(
select known_from, person, session, person_id, role, registered, attended_minutes, attended_sittings, sex, age_band, level,
       category, organisation, region, programmes
from athar.participation_fact
where known_from > CAST(:after AS bigint) and known_from <= CAST(:last AS bigint) order by known_from, person, session)";

constexpr std::string_view participations_closed = R"(
select known_to, person, session from athar.participation_fact
where known_to > CAST(:after AS bigint) and known_to <= CAST(:last AS bigint) order by known_to, person, session)";

constexpr std::string_view organisations_opened = R"(
select known_from, organisation, organisation_id, parent, type, earlier_parents from athar.organisation_fact
where known_from > CAST(:after AS bigint) and known_from <= CAST(:last AS bigint) order by known_from, organisation)";

// The columns in their order, three of them from the open affiliation; of a merged organisation what took it over.
constexpr std::string_view copy_with_attributes_of_now = R"(
copy (
  select f.person, f.session, f.person_id, f.role, f.registered, f.attended_minutes, f.attended_sittings, f.sex, f.age_band,
         coalesce(a.administrative_level, ''), f.category,
         coalesce(case when o.merged_into is null then o.ordinal else athar_derived.organisation_on(o.id, date 'infinity') end, 0),
         coalesce(l.region_code, ''), f.programmes
  from athar.participation_fact f
  left join athar.affiliation a on a.person_id = f.person_id and a.valid_to is null
  left join athar.organisation o on o.id = a.organisation_id
  left join athar.place l on l.code = a.place_code
  where f.known_to is null) to stdout)";

/// A transaction that only reads, ended however the scope is left; the caller's own when there is one.
class ReadingSnapshot {
 public:
  explicit ReadingSnapshot(Connection& connection) : connection_(connection), own_(!connection.in_transaction()) {
    if (own_) connection_.begin_snapshot();
  }
  ~ReadingSnapshot() {
    if (own_ && connection_.usable()) connection_.rollback();
  }
  ReadingSnapshot(ReadingSnapshot const&) = delete;
  ReadingSnapshot& operator=(ReadingSnapshot const&) = delete;

 private:
  Connection& connection_;
  bool const own_;
};

TickStamp stamp_of(Rows& rows) {
  TickStamp stamp;
  if (rows.empty()) return stamp;
  RowReader row(rows, 0);
  if (row.null()) return stamp;
  stamp.tick = row.integer();
  stamp.recorded_at = row.instant();
  return stamp;
}

FactSink into(Facts& facts) {
  return {[&](reach::SessionFact&& fact) { facts.sessions.push_back(std::move(fact)); },
          [&](reach::OrganisationFact&& fact) { facts.organisations.push_back(std::move(fact)); },
          [&](reach::ParticipationFact&& fact) { facts.participations.push_back(std::move(fact)); }};
}

/// Gives each row of `rows`, ordered by a tick in their first column, to the tick it belongs to.
template <class Visit>
void each_by_tick(Rows rows, std::vector<RecordedTick>& ticks, Visit&& visit) {
  reach::Tick const first = ticks.front().change.tick;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    visit(ticks[static_cast<std::size_t>(row.integer() - first)], row);
  }
}

/// A fact closed and opened again by the same tick was replaced; only what stays closed is told as closed.
template <class Key, class KeyOf, class Facts>
void drop_replaced(std::vector<Key>& closed, Facts const& opened, KeyOf key_of) {
  std::set<Key> again;
  for (auto const& fact : opened) again.insert(key_of(fact));
  std::erase_if(closed, [&](Key const& key) { return again.contains(key); });
}

}  // namespace

TickStamp FactReader::load(FactSink const& sink) {
  ReadingSnapshot const snapshot(connection_);
  Rows rows = connection_.run(newest_tick);
  stream("known_to is null", sink);
  return stamp_of(rows);
}

Facts FactReader::load() {
  Facts facts;
  facts.known = load(into(facts));
  return facts;
}

TickStamp FactReader::load_as_of(reach::Tick tick, FactSink const& sink) {
  if (tick == 0) return {};
  ReadingSnapshot const snapshot(connection_);
  Rows rows = connection_.run(tick_numbered, {{"tick", tick}});
  if (rows.empty()) throw std::out_of_range("No such tick");
  stream(fmt::format("known_from <= {0} and (known_to is null or known_to > {0})", tick), sink);
  return stamp_of(rows);
}

Facts FactReader::load_as_of(reach::Tick tick) {
  Facts facts;
  facts.known = load_as_of(tick, into(facts));
  return facts;
}

void FactReader::stream(std::string const& known, FactSink const& sink) {
  stream_sessions_and_organisations(known, sink);
  auto const statement = fmt::format("copy (select {} from athar.participation_fact where {}) to stdout", participation_columns, known);
  connection_.copy_out(statement, [&](std::string_view line) {
    CopiedRow row(line);
    sink.participation(participation_fact(row));
  });
}

TickStamp FactReader::load_with_attributes_of_now(FactSink const& sink) {
  ReadingSnapshot const snapshot(connection_);
  Rows rows = connection_.run(newest_tick);
  FactSink const tree_of_today{sink.session,
                               [&](reach::OrganisationFact&& fact) {
                                 fact.earlier_parents.clear();
                                 sink.organisation(std::move(fact));
                               },
                               sink.participation};
  stream_sessions_and_organisations("known_to is null", tree_of_today);
  connection_.copy_out(std::string(copy_with_attributes_of_now), [&](std::string_view line) {
    CopiedRow row(line);
    sink.participation(participation_fact(row));
  });
  return stamp_of(rows);
}

void FactReader::stream_sessions_and_organisations(std::string const& known, FactSink const& sink) {
  auto const copy = [&](std::string_view columns, std::string_view table) {
    return fmt::format("copy (select {} from athar.{} where {}) to stdout", columns, table, known);
  };
  connection_.copy_out(copy(session_columns, "session_fact"), [&](std::string_view line) {
    CopiedRow row(line);
    sink.session(session_fact(row));
  });
  connection_.copy_out(copy(organisation_columns, "organisation_fact"), [&](std::string_view line) {
    CopiedRow row(line);
    sink.organisation(organisation_fact(row));
  });
}

std::vector<RecordedTick> FactReader::read_after(reach::Tick after, int most) {
  std::vector<RecordedTick> ticks;
  // No snapshot is needed: what a tick opened and closed never changes afterwards.
  Rows numbered = connection_.run(ticks_after, {{"after", after}, {"most", most}});
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    RowReader row(numbered, i);
    auto& change = ticks.emplace_back().change;
    change.tick = row.integer();
    change.recorded_at = row.instant();
    if (change.tick != after + 1 + static_cast<reach::Tick>(i))
      throw TickHole(fmt::format("Tick {} follows tick {}", change.tick, after + static_cast<reach::Tick>(i)));
  }
  if (ticks.empty()) return ticks;

  reach::Tick const last = ticks.back().change.tick;
  each_by_tick(connection_.run(subjects_between, {{"after", after}, {"last", last}}), ticks, [](RecordedTick& tick, RowReader& row) {
    auto& subject = tick.subjects.emplace_back();
    subject.change_set = row.integer();
    subject.concept_name = row.text();
    if (auto const id = row.maybe_id<struct SubjectTag>()) subject.subject = id->uuid;
    subject.action = row.text();
  });
  each_by_tick(connection_.run(sessions_opened, {{"after", after}, {"last", last}}), ticks,
               [](RecordedTick& tick, RowReader& row) { tick.change.sessions.push_back(session_fact(row)); });
  each_by_tick(connection_.run(sessions_closed, {{"after", after}, {"last", last}}), ticks,
               [](RecordedTick& tick, RowReader& row) { tick.change.closed_sessions.push_back(row.small()); });
  each_by_tick(connection_.run(participations_opened, {{"after", after}, {"last", last}}), ticks,
               [](RecordedTick& tick, RowReader& row) { tick.change.participations.push_back(participation_fact(row)); });
  each_by_tick(connection_.run(participations_closed, {{"after", after}, {"last", last}}), ticks, [](RecordedTick& tick, RowReader& row) {
    auto const person = row.small();
    tick.change.closed_participations.emplace_back(person, row.small());
  });
  each_by_tick(connection_.run(organisations_opened, {{"after", after}, {"last", last}}), ticks,
               [](RecordedTick& tick, RowReader& row) { tick.change.organisations.push_back(organisation_fact(row)); });

  for (auto& [change, subjects] : ticks) {
    drop_replaced(change.closed_sessions, change.sessions, [](auto const& fact) { return fact.ordinal; });
    drop_replaced(change.closed_participations, change.participations,
                  [](auto const& fact) { return std::pair(fact.person, fact.session); });
  }
  return ticks;
}

TickStamp FactReader::last_tick() {
  Rows rows = connection_.run(newest_tick);
  return stamp_of(rows);
}

FactReader::KnownAt FactReader::known_at(Instant instant) {
  Rows rows = connection_.run(tick_at_instant, {{"instant", instant}});
  KnownAt known;
  known.stamp = stamp_of(rows);
  RowReader row(rows, 0);
  row.skip();
  row.skip();
  known.settled = row.boolean();
  known.future = row.boolean();
  return known;
}

}  // namespace athar::persistence
