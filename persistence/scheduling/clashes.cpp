#include "persistence/postgres/paging.hpp"
#include "persistence/scheduling/scheduling_store.hpp"
#include "persistence/training/arrays.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_clashes = R"(
select c.session_id, c.reference, c.title_fr, c.title_ar, c.title_en, c.kind, c.refused, c.date, c.number, c.starts, c.ends, c.subject_id,
       c.subject_fr, c.subject_ar, c.subject_en, c.other_session_id, c.other_reference, c.other_fr, c.other_ar, c.other_en, c.other_from, c.other_to,
       c.people, c.seats, c.until, c.expected, c.reason, c.reason_by, c.reason_at, c.key
from athar_derived.named_clashes(array[CAST(:id AS uuid)], CAST(:dates AS date[]), CAST(:numbers AS smallint[]), CAST(:starts AS smallint[]),
                                 CAST(:ends AS smallint[]), CAST(:room AS uuid), CAST(:instead_of_room AS uuid), CAST(:trainer AS uuid),
                                 CAST(:instead_of_trainer AS uuid)) c
order by c.key
limit 500)";

// A clash of two sessions that are both looked at is told once.
constexpr std::string_view list_problems = R"(
with looked_at as (
  select array(
    select s.id from athar.session s
    where s.first_date <= CAST(:to AS date) and s.last_date >= CAST(:from AS date)
      and (CAST(:programme AS uuid) IS NULL OR exists (select 1 from athar.session_programme x
                                                       where x.session_id = s.id and x.programme_id = CAST(:programme AS uuid)))) as ids
)
select c.session_id, c.reference, c.title_fr, c.title_ar, c.title_en, c.kind, c.refused, c.date, c.number, c.starts, c.ends, c.subject_id,
       c.subject_fr, c.subject_ar, c.subject_en, c.other_session_id, c.other_reference, c.other_fr, c.other_ar, c.other_en, c.other_from, c.other_to,
       c.people, c.seats, c.until, c.expected, c.reason, c.reason_by, c.reason_at, c.key
from looked_at l
cross join lateral athar_derived.named_clashes(l.ids, null, null, null, null, null, null, null, null) c
where c.date between CAST(:from AS date) and CAST(:to AS date)
  and (CAST(:kind AS text) IS NULL OR c.kind = :kind)
  and (CAST(:with_overridden AS boolean) or c.reason = '')
  and (c.other_session_id is null or c.session_id < c.other_session_id or not c.other_session_id = any (l.ids))
  and (CAST(:after_key AS text) IS NULL OR c.key > CAST(:after_key AS text))
order by c.key
limit :limit)";

constexpr std::string_view find_occupied = R"(
select o.what, o.date, o.number, o.from_minute, o.to_minute
from athar_derived.occupied(CAST(:id AS uuid), CAST(:earliest AS date), CAST(:starts_on AS date), CAST(:ahead AS integer),
                            CAST(:room AS uuid), CAST(:instead_of_room AS uuid), CAST(:trainer AS uuid), CAST(:instead_of_trainer AS uuid)) o
order by o.what, o.date, o.number, o.from_minute)";

std::optional<LocalTime> time_of(std::optional<std::int64_t> minutes) {
  return minutes ? std::optional(LocalTime{static_cast<std::int16_t>(*minutes)}) : std::nullopt;
}

Clash clash_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  Clash c;
  c.session_id = row.id<SessionTag>();
  c.reference = row.text();
  c.title = row.localized();
  c.kind = clash_kind_named(row.text()).value_or(ClashKind::room_taken);
  c.refused = row.boolean();
  c.date = row.date();
  c.sitting = row.small();
  c.starts = time_of(row.maybe_integer());
  c.ends = time_of(row.maybe_integer());
  if (auto subject = row.maybe_id<struct SubjectTag>()) c.subject_id = subject->uuid;
  c.subject = row.localized();
  c.other_session_id = row.maybe_id<SessionTag>();
  c.other_reference = row.text();
  c.other_title = row.localized();
  c.other_from = row.maybe_instant();
  c.other_to = row.maybe_instant();
  c.people = row.maybe_small();
  c.seats = row.maybe_small();
  c.until = row.maybe_date();
  c.expected = row.boolean();
  c.override_reason = row.text();
  c.override_by = row.text();
  c.override_at = row.maybe_instant();
  c.key = row.text();
  return c;
}

}  // namespace

std::vector<Clash> PostgresSchedulingStore::clashes(SessionId id, std::optional<ScheduleChange> const& change) {
  std::optional<std::string> dates, numbers, starts, ends;
  if (change) {
    ArrayLiteral d, n, s, e;
    for (auto const& day : change->days)
      for (std::size_t i = 0; i < day.sittings.size(); ++i) {
        auto const& sitting = day.sittings[i];
        d.add(day.date.text());
        n.add_number(static_cast<int>(i) + 1);
        s.add_number(sitting.starts ? std::optional<int>(sitting.starts->minutes) : std::nullopt);
        e.add_number(sitting.ends ? std::optional<int>(sitting.ends->minutes) : std::nullopt);
      }
    dates = d.text(), numbers = n.text(), starts = s.text(), ends = e.text();
  }
  auto const with = change.value_or(ScheduleChange{});
  Rows rows = connection_.run(find_clashes, {{"id", id}, {"dates", dates}, {"numbers", numbers}, {"starts", starts}, {"ends", ends},
      {"room", with.room_id}, {"instead_of_room", with.instead_of_room_id}, {"trainer", with.trainer_id},
      {"instead_of_trainer", with.instead_of_trainer_id}});
  std::vector<Clash> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back(clash_from(rows, i));
  return all;
}

std::optional<Occupied> PostgresSchedulingStore::occupied(SessionId id, LocalDate earliest, std::optional<ScheduleChange> const& change) {
  auto const with = change.value_or(ScheduleChange{});
  auto const starts_on = with.days.empty() ? std::nullopt : std::optional(with.days.front().date);
  Rows rows = connection_.run(find_occupied, {{"id", id}, {"earliest", earliest}, {"starts_on", starts_on}, {"ahead", slot_horizon_days},
      {"room", with.room_id}, {"instead_of_room", with.instead_of_room_id}, {"trainer", with.trainer_id},
      {"instead_of_trainer", with.instead_of_trainer_id}});
  if (rows.empty()) return std::nullopt;
  Occupied occupied;
  bool known = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const what = row.text();
    auto const date = row.maybe_date();
    auto const number = row.maybe_small();
    auto const from_minute = row.maybe_integer();
    auto const to_minute = row.maybe_integer();
    if (what == "session") known = true, occupied.from = *date;
    else if (what == "taken") occupied.taken.push_back({*from_minute, *to_minute});
    else if (what == "not_worked") occupied.not_worked.push_back(*date);
    else if (what == "short_day") occupied.short_days.push_back(*date);
    else if (what == "weekday_off") occupied.weekdays_off.push_back(*number);
    else if (what == "sitting") {
      if (occupied.days.empty() || occupied.days.back().date != *date) occupied.days.push_back({*date, {}});
      occupied.days.back().sittings.push_back({time_of(from_minute), time_of(to_minute)});
    }
  }
  if (!known) return std::nullopt;
  return occupied;
}

Page<Clash> PostgresSchedulingStore::problems(ProblemFilter const& filter, PageRequest const& request) {
  auto const kind = filter.kind ? std::optional(std::string(name_of(*filter.kind))) : std::nullopt;
  Rows rows = connection_.run(list_problems, {{"to", filter.to}, {"from", filter.from}, {"programme", filter.programme_id}, {"kind", kind},
      {"with_overridden", filter.with_overridden}, {"after_key", request.after_key}, {"limit", request.limit + 1}});
  std::vector<Clash> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(clash_from(rows, i));
  return page_of(std::move(items), request, [](auto const& c) { return c.key; }, [](auto const& c) { return c.session_id.text(); });
}

}  // namespace athar::persistence
