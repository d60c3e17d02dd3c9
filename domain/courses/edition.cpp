#include "domain/courses/edition.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr int days_of_week = 7;
constexpr std::size_t many = 31;
constexpr std::int16_t ramadan_closing = 15 * 60;
constexpr std::array<std::string_view, 8> remark_names{"weekday_moved", "holiday", "after_moved_day", "leap_day",
                                                       "clock_differs", "ramadan_hours", "in_past", "many_days"};

/// 0 is Monday.
int weekday(LocalDate date) { return ((date.days() + 3) % days_of_week + days_of_week) % days_of_week; }

LocalDate later(LocalDate date, int days) { return LocalDate::from_days(date.days() + days); }

bool is_leap_day(LocalDate date) { return date.month() == 2 && date.day() == 29; }

bool in_afternoon(SessionDay const& day) {
  return std::any_of(day.sittings.begin(), day.sittings.end(), [](auto const& s) { return s.ends && s.ends->minutes > ramadan_closing; });
}

/// Gives each day its date: the wished one, or the next that is free, no holiday and of a weekday that is used.
class Placement {
 public:
  Placement(EditionCalendar const& calendar, std::set<int> weekdays) : calendar_(calendar), weekdays_(std::move(weekdays)) {}

  /// A copied day says why it is not the wished one; a new day only which holiday it passed over.
  void place(LocalDate wished, bool is_copied, std::vector<Sitting> sittings, EditionPlan& plan) {
    LocalDate date = last_ && wished <= *last_ ? later(*last_, 1) : wished;
    auto const& holidays = calendar_.special.holidays;
    auto passed = is_copied ? holidays.find(wished) : holidays.end();
    for (; !suits(date); date = later(date, 1))
      if (passed == holidays.end()) passed = holidays.find(date);
    if (is_copied && date != wished) {
      bool const on_holiday = holidays.contains(wished);
      plan.notes.push_back({on_holiday ? EditionRemark::holiday : EditionRemark::after_moved_day, wished, date,
                            on_holiday ? passed->second : LocalizedText{}});
    } else if (!is_copied && passed != holidays.end()) {
      plan.notes.push_back({EditionRemark::holiday, passed->first, date, passed->second});
    }
    last_ = date;
    plan.days.push_back({date, std::move(sittings)});
  }

 private:
  bool suits(LocalDate date) const { return weekdays_.contains(weekday(date)) && !calendar_.special.holidays.contains(date); }

  EditionCalendar const& calendar_;
  std::set<int> weekdays_;
  std::optional<LocalDate> last_;
};

void note_hours(EditionPlan& plan, EditionCalendar const& calendar) {
  for (auto const& day : plan.days)
    if (calendar.special.ramadan.contains(day.date) && in_afternoon(day)) plan.notes.push_back({EditionRemark::ramadan_hours, day.date, day.date, {}});
}

void note_whole(EditionPlan& plan, LocalDate today) {
  if (plan.days.empty()) return;
  if (plan.days.front().date < today) plan.notes.push_back({EditionRemark::in_past, plan.days.front().date, plan.days.front().date, {}});
  if (plan.days.size() > many) plan.notes.push_back({EditionRemark::many_days, plan.days.front().date, plan.days.back().date, {}});
}

std::set<int> working_week() { return {0, 1, 2, 3, 4}; }

}  // namespace

std::string_view name_of(EditionRemark remark) { return remark_names[static_cast<std::size_t>(remark)]; }

EditionPlan copied_days(std::vector<SessionDay> const& days, LocalDate starts_on, LocalDate today, EditionCalendar const& calendar) {
  EditionPlan plan;
  if (days.empty()) return plan;
  auto const first = days.front().date;
  int const wait = (weekday(first) - weekday(starts_on) + days_of_week) % days_of_week;
  auto const begins = later(starts_on, wait);
  if (wait != 0) plan.notes.push_back({EditionRemark::weekday_moved, starts_on, begins, {}});
  int const shift = begins.days() - first.days();

  auto weekdays = working_week();
  for (auto const& day : days) weekdays.insert(weekday(day.date));
  Placement placement(calendar, std::move(weekdays));
  for (auto const& day : days) placement.place(later(day.date, shift), true, day.sittings, plan);

  for (std::size_t i = 0; i < days.size(); ++i) {
    auto const from = days[i].date, to = plan.days[i].date;
    if (is_leap_day(from) && !is_leap_day(to)) plan.notes.push_back({EditionRemark::leap_day, from, to, {}});
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    auto const from = days[i].date, to = plan.days[i].date;
    if (calendar.minutes_ahead(from) == calendar.minutes_ahead(to)) continue;
    plan.notes.push_back({EditionRemark::clock_differs, from, to, {}});
    break;
  }
  note_hours(plan, calendar);
  note_whole(plan, today);
  return plan;
}

EditionPlan working_days(int count, LocalDate starts_on, std::vector<Sitting> const& sittings, LocalDate today,
                         EditionCalendar const& calendar) {
  EditionPlan plan;
  Placement placement(calendar, working_week());
  for (int i = 0; i < count; ++i) placement.place(i == 0 ? starts_on : later(plan.days.back().date, 1), false, sittings, plan);
  if (!plan.days.empty() && plan.days.front().date != starts_on && !calendar.special.holidays.contains(starts_on))
    plan.notes.push_back({EditionRemark::weekday_moved, starts_on, plan.days.front().date, {}});
  note_hours(plan, calendar);
  note_whole(plan, today);
  return plan;
}

Session copied(Session const& session, SessionId id, std::vector<SessionDay> days) {
  Session copy = session;
  copy.id = id;
  copy.version = 1;
  copy.days = std::move(days);
  copy.planned_period.reset();
  copy.external_reference.reset();
  copy.head_count.reset();
  copy.note.clear();
  if (copy.edition) copy.edition->number = 0;
  return copy;
}

LocalDate horizon(LocalDate starts_on, std::vector<SessionDay> const& days) {
  int const span = days.empty() ? 0 : days.back().date.days() - days.front().date.days();
  return later(starts_on, 2 * span + 60);
}

}  // namespace athar
