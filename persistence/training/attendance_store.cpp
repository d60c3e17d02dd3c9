#include "persistence/training/attendance_store.hpp"

#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_entries =
    "select person_id, date, number, present from athar_derived.attendance where session_id = :session order by date, number, person_id";

constexpr std::string_view find_entries_within = R"(
select a.person_id, a.date, a.number, a.present
from athar_derived.attendance a
join athar.affiliation f on f.person_id = a.person_id and f.valid_to is null
where a.session_id = :session and f.organisation_id in (
  with recursive below as (
    select CAST(:within AS uuid) as id
    union select c.id from athar.organisation c join below b on c.parent_id = b.id)
  select id from below)
order by a.date, a.number, a.person_id)";

constexpr std::string_view find_tallies = R"(
select t.date, t.number, t.starts, t.ends, count(a.person_id), count(a.person_id) filter (where a.present)
from athar.sitting t
left join athar_derived.attendance a on a.session_id = t.session_id and a.date = t.date and a.number = t.number
where t.session_id = :session
group by t.date, t.number, t.starts, t.ends
order by t.date, t.number)";

constexpr std::string_view find_refused = R"(
select g.place - 1, p.id is null, r.id is null, t.session_id is null
from unnest(CAST(:people AS uuid[]), CAST(:dates AS date[]), CAST(:numbers AS smallint[])) with ordinality
     as g(person_id, date, number, place)
left join athar.person p on p.id = g.person_id
left join athar_derived.registration r
  on r.session_id = CAST(:session AS uuid) and r.person_id = p.canonical_id and r.status = 'registered'
left join athar.sitting t on t.session_id = CAST(:session AS uuid) and t.date = g.date and t.number = g.number
where p.id is null or r.id is null or t.session_id is null
order by g.place
limit 100)";

// All entries at once; only rows that differ are written, so that what comes back is what changed. What is said of a person is written
// under the record that is registered and holds for all of their records: absent and unknown are said of each.
constexpr std::string_view write_entries = R"(
with given as (
  select distinct on (r.entered_person_id, g.date, g.number)
         r.entered_person_id as person_id, r.person_id as canonical_id, g.date, g.number, g.present
  from unnest(CAST(:people AS uuid[]), CAST(:dates AS date[]), CAST(:numbers AS smallint[]), CAST(:presents AS boolean[]))
       as g(person_id, date, number, present)
  join athar.person p on p.id = g.person_id
  join athar_derived.registration r
    on r.session_id = CAST(:session AS uuid) and r.person_id = p.canonical_id and r.status = 'registered'
  order by r.entered_person_id, g.date, g.number, g.present desc nulls last),
before as (
  select g.person_id, a.date, a.number, a.present
  from given g
  join athar_derived.attendance a
    on a.session_id = CAST(:session AS uuid) and a.person_id = g.canonical_id and a.date = g.date and a.number = g.number),
removed as (
  delete from athar.attendance a using given g, athar.person y
  where y.canonical_id = g.canonical_id and a.session_id = CAST(:session AS uuid) and a.person_id = y.id and a.date = g.date
    and a.number = g.number and g.present is null
  returning g.person_id, a.date, a.number),
elsewhere as (
  update athar.attendance a set present = false
  from given g, athar.person y
  where y.canonical_id = g.canonical_id and y.id <> g.person_id and a.session_id = CAST(:session AS uuid) and a.person_id = y.id
    and a.date = g.date and a.number = g.number and not g.present and a.present
  returning g.person_id, a.date, a.number),
written as (
  insert into athar.attendance as a (session_id, person_id, date, number, present)
  select CAST(:session AS uuid), g.person_id, g.date, g.number, g.present from given g where g.present is not null
  on conflict (session_id, person_id, date, number) do update set present = excluded.present
  where a.present <> excluded.present
  returning a.person_id, a.date, a.number)
select g.canonical_id, g.date, g.number, b.present, g.present
from (select w.person_id, w.date, w.number from written w
      union select r.person_id, r.date, r.number from removed r
      union select e.person_id, e.date, e.number from elsewhere e) c
join given g on g.person_id = c.person_id and g.date = c.date and g.number = c.number
left join before b on b.person_id = c.person_id and b.date = c.date and b.number = c.number
where b.present is distinct from g.present
order by 2, 3, 1)";

constexpr std::string_view recount = R"(
update athar.session s
set recorded_sitting_count = c.recorded_sittings, present_count = c.present
from athar_derived.session_counts c
where s.id = :session and c.session_id = s.id
  and (s.recorded_sitting_count, s.present_count) is distinct from (c.recorded_sittings, c.present))";

std::optional<LocalTime> time_of(std::optional<std::int32_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

std::optional<bool> maybe_boolean(RowReader& row) {
  if (row.null()) return row.skip(), std::nullopt;
  return row.boolean();
}

}  // namespace

std::vector<AttendanceEntry> PostgresAttendanceStore::entries(SessionId session, Scope const& scope) {
  Rows rows = scope.organisation ? connection_.run(find_entries_within, {{"session", session}, {"within", scope.organisation}})
                                 : connection_.run(find_entries, {{"session", session}});
  std::vector<AttendanceEntry> out;
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& entry = out.emplace_back();
    entry.person_id = row.id<PersonTag>();
    entry.date = row.date();
    entry.sitting = row.small();
    entry.present = row.boolean();
  }
  return out;
}

std::vector<SittingTally> PostgresAttendanceStore::tallies(SessionId session) {
  Rows rows = connection_.run(find_tallies, {{"session", session}});
  std::vector<SittingTally> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& tally = out.emplace_back();
    tally.date = row.date();
    tally.sitting = row.small();
    tally.starts = time_of(row.maybe_small());
    tally.ends = time_of(row.maybe_small());
    tally.recorded = row.small();
    tally.present = row.small();
  }
  return out;
}

Result<std::vector<AttendanceChange>> PostgresAttendanceStore::apply(SessionId session, std::vector<AttendanceEntry> const& entries) {
  ArrayLiteral people, dates, numbers, presents;
  for (auto const& entry : entries) {
    people.add(entry.person_id.text());
    dates.add(entry.date.text());
    numbers.add_number(entry.sitting);
    presents.add_truth(entry.present);
  }
  Rows refused = connection_.run(find_refused, {{"people", people.text()}, {"dates", dates.text()}, {"numbers", numbers.text()},
                                                {"session", session}});
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < refused.size(); ++i) {
    RowReader row(refused, i);
    std::string const path = "entries/" + std::to_string(row.integer());
    bool const no_person = row.boolean(), not_registered = row.boolean(), no_sitting = row.boolean();
    if (not_registered) errors.push_back({path + "/person_id", no_person ? "unknown_person" : "not_registered", {}});
    if (no_sitting) errors.push_back({path + "/sitting", "unknown_sitting", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));

  auto rows = connection_.attempt(write_entries, {{"people", people.text()}, {"dates", dates.text()}, {"numbers", numbers.text()},
                                                  {"presents", presents.text()}, {"session", session}});
  if (!rows) return refuse(std::move(rows.error()));
  std::vector<AttendanceChange> changes;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    RowReader row(*rows, i);
    auto& change = changes.emplace_back();
    change.person_id = row.id<PersonTag>();
    change.date = row.date();
    change.sitting = row.small();
    change.before = maybe_boolean(row);
    change.after = maybe_boolean(row);
  }
  if (!changes.empty()) count_again(session);
  return changes;
}

void PostgresAttendanceStore::count_again(SessionId session) { connection_.run(recount, {{"session", session}}); }

}  // namespace athar::persistence
