#include <algorithm>

#include "persistence/scheduling/scheduling_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_held_rooms = R"(
select h.resource_id, s.id, s.reference, s.title_fr, s.title_ar, s.title_en,
       CAST(extract(epoch from lower(h.during) at time zone CAST(:zone AS text)) AS bigint) / 60,
       CAST(extract(epoch from upper(h.during) at time zone CAST(:zone AS text)) AS bigint) / 60
from athar.resource_hold h
join athar.session s on s.id = h.session_id
where h.kind = 'room' and not isempty(h.during)
  and h.during && tstzrange(CAST(CAST(:from AS date) AS timestamp) at time zone CAST(:zone AS text),
                            CAST(CAST(:to AS date) AS timestamp) at time zone CAST(:zone AS text))
  and (CAST(:session AS uuid) IS NULL OR h.session_id <> CAST(:session AS uuid))
order by lower(h.during), h.resource_id, s.id
limit 20000)";

}  // namespace

std::vector<HeldSpan> PostgresSchedulingStore::held_rooms(RoomWish const& wish) {
  if (wish.days.empty()) return {};
  auto const first = wish.days.front().date;
  auto const to = LocalDate::from_days(std::max(first, wish.earliest).days() + slot_horizon_days + (wish.days.back().date.days() - first.days()) + 1);
  Rows rows = connection_.run(find_held_rooms, {{"zone", wish.time_zone}, {"from", first}, {"to", to}, {"session", wish.session_id}});
  std::vector<HeldSpan> all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    HeldSpan held;
    held.room_id = row.id<RoomTag>();
    held.session_id = row.id<SessionTag>();
    held.reference = row.text();
    held.title = row.localized();
    held.span.from = row.integer();
    held.span.to = row.integer();
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace athar::persistence
