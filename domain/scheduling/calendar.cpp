#include "domain/scheduling/calendar.hpp"

namespace athar {

Result<void> check_span(CalendarQuestion const& question) {
  if (question.to < question.from) return refuse(invalid_field("to", "end_before_start"));
  if (question.to.days() - question.from.days() >= longest_calendar_days)
    return refuse(invalid_field("to", "out_of_range", "1-" + std::to_string(longest_calendar_days)));
  return {};
}

}  // namespace athar
