#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domain/training/session.hpp"

namespace athar {

struct SpecialDays {
  std::map<LocalDate, LocalizedText> holidays;
  std::set<LocalDate> ramadan;
};

/// What days have to do with: public holidays, Ramadan, and the clock on the wall.
struct EditionCalendar {
  SpecialDays special;
  /// Minutes that the clock of the session's zone is ahead of UTC at noon of a day.
  std::function<int(LocalDate)> minutes_ahead;
};

/// Why something of an edition could not be kept, or deserves a look.
enum class EditionRemark {
  weekday_moved,   ///< the first day asked for is another weekday than the copied one's: begun later
  holiday,         ///< a day fell on a public holiday: moved
  after_moved_day, ///< a day had to make room for one that was moved
  leap_day,        ///< copied from 29 February
  clock_differs,   ///< the clock is another number of hours from UTC than on the copied day; the wall-clock time is kept
  ramadan_hours,   ///< a sitting after 15:00, when administrations close in Ramadan
  in_past,         ///< the edition would begin before today
  many_days,       ///< more than a month of days
};

std::string_view name_of(EditionRemark remark);

struct EditionNote {
  EditionRemark remark;
  std::optional<LocalDate> from;             ///< the day as it was, or as it was asked for
  std::optional<LocalDate> to;               ///< the day as it is now
  LocalizedText name;                        ///< of the holiday
};

/// The days of an edition, with what could not be kept.
struct EditionPlan {
  std::vector<SessionDay> days;
  std::vector<EditionNote> notes;
};

/// Shifts the days of a session so that it begins on `starts_on` or, to keep its weekdays, on the next day that is the same weekday. A
/// holiday is skipped: the day goes to the next working day, or weekday the session used, that is free, and later days make room where
/// they must. Sittings keep their wall-clock times. No days give no days.
EditionPlan copied_days(std::vector<SessionDay> const& days, LocalDate starts_on, LocalDate today, EditionCalendar const& calendar);

/// So many working days in a row from `starts_on` on, Monday to Friday without holidays, each with these sittings.
EditionPlan working_days(int count, LocalDate starts_on, std::vector<Sitting> const& sittings, LocalDate today,
                         EditionCalendar const& calendar);

/// The session as a new edition has it: same course, programmes, titles, place, seats, team; without what belongs to the one that was
/// held (reference in another register, head count, note). It is planned.
Session copied(Session const& session, SessionId id, std::vector<SessionDay> days);

/// Last day that an edition of these days can reach; the calendar has to know the holidays up to it.
LocalDate horizon(LocalDate starts_on, std::vector<SessionDay> const& days);

}  // namespace athar
