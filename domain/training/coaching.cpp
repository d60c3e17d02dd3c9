#include "domain/training/coaching.hpp"

#include <algorithm>

namespace athar {

Result<void> check(CoachingEngagement const& engagement) {
  if (engagement.planned_minutes < 0 || engagement.planned_minutes > greatest_engagement_minutes)
    return refuse(invalid_field("planned_minutes", "out_of_range", "0 – " + std::to_string(greatest_engagement_minutes)));
  return {};
}

Result<Session> with_visit(Session session, CoachingVisit& visit, LocalDate today) {
  if (visit.minutes < 5 || visit.minutes > 720 || visit.starts.minutes + visit.minutes > 1439)
    return refuse(invalid_field("minutes", "out_of_range", "5 – " + std::to_string(std::min(720, 1439 - visit.starts.minutes))));
  if (visit.date > today) return refuse(invalid_field("date", "future_attendance", visit.date.text()));
  Sitting const sitting{visit.starts, LocalTime{static_cast<std::int16_t>(visit.starts.minutes + visit.minutes)}};
  auto day = std::find_if(session.days.begin(), session.days.end(), [&](auto const& each) { return each.date == visit.date; });
  if (day == session.days.end()) {
    visit.sitting = 1;
    session.days.push_back({visit.date, {sitting}});
    session.planned_period.reset();
    return checked(std::move(session));
  }
  for (auto const& other : day->sittings)
    if (other.starts && other.ends && *other.starts < *sitting.ends && *sitting.starts < *other.ends)
      return refuse(invalid_field("starts", "visit_overlaps", other.starts->text()));
  if (day->sittings.size() >= 2) return refuse(invalid_field("date", "day_is_full", visit.date.text()));
  if (auto const& first = day->sittings.front(); first.starts && visit.starts < *first.starts)
    return refuse(invalid_field("starts", "earlier_than_logged", first.starts->text()));
  visit.sitting = 2;
  day->sittings.push_back(sitting);
  return checked(std::move(session));
}

Result<Session> without_visit(Session session, LocalDate date, int sitting) {
  auto day = std::find_if(session.days.begin(), session.days.end(), [&](auto const& each) { return each.date == date; });
  if (day == session.days.end() || sitting < 1 || static_cast<std::size_t>(sitting) > day->sittings.size())
    return refuse(not_found("visit"));
  if (sitting == 1 && day->sittings.size() == 2)
    return refuse(conflict("later_visit_that_day", "Take out the later visit of that day first"));
  day->sittings.pop_back();
  if (day->sittings.empty()) session.days.erase(day);
  return session;
}

}  // namespace athar
