#pragma once
#include <optional>
#include <string_view>

#include "domain/training/session.hpp"
#include "persistence/postgres/connection.hpp"

namespace athar::persistence {

/// How many sittings of session `s` up to :today nobody entered attendance for. Only a session under way has to look at its days.
inline constexpr std::string_view sittings_missing = R"(
  case when s.status in ('cancelled', 'postponed') or s.first_date IS NULL or s.first_date > CAST(:today AS date) then 0
       when s.last_date <= CAST(:today AS date) then s.sitting_count - s.recorded_sitting_count
       else (select count(*) from athar.sitting x
             where x.session_id = s.id and x.date <= CAST(:today AS date)
               and not exists (select 1 from athar.attendance y
                               where y.session_id = x.session_id and y.date = x.date and y.number = x.number))
  end)";

/// Reads id, status, seats and the two counts of one session; none when there is no row.
std::optional<SessionSeats> seats_from(Rows& rows);

}  // namespace athar::persistence
