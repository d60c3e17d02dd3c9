#include "persistence/training/coaching_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_engagement = "select planned_minutes, goal from athar.coaching_engagement where session_id = :session";

constexpr std::string_view put_engagement = R"(
insert into athar.coaching_engagement (session_id, planned_minutes, goal) values (:session, :minutes, :goal)
on conflict (session_id) do update set planned_minutes = excluded.planned_minutes, goal = excluded.goal)";

constexpr std::string_view find_coaching_notes =
    "select date, number, topic, remote, place from athar.coaching_visit where session_id = :session order by date, number";

constexpr std::string_view put_coaching_note = R"(
insert into athar.coaching_visit (session_id, date, number, topic, remote, place)
values (:session, :date, :number, :topic, :remote, :place)
on conflict (session_id, date, number) do update set topic = excluded.topic, remote = excluded.remote, place = excluded.place)";

}  // namespace

std::optional<CoachingEngagement> PostgresCoachingStore::engagement(SessionId session) {
  Rows rows = connection_.run(find_engagement, {{"session", session}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  CoachingEngagement engagement;
  engagement.planned_minutes = row.small();
  engagement.goal = row.text();
  return engagement;
}

Result<void> PostgresCoachingStore::put(SessionId session, CoachingEngagement const& engagement) {
  auto written = connection_.write(put_engagement, {{"session", session}, {"minutes", engagement.planned_minutes}, {"goal", engagement.goal}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<CoachingNote> PostgresCoachingStore::notes(SessionId session) {
  Rows rows = connection_.run(find_coaching_notes, {{"session", session}});
  std::vector<CoachingNote> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& note = out.emplace_back();
    note.date = row.date();
    note.sitting = row.small();
    note.topic = row.text();
    note.remote = row.boolean();
    note.place = row.text();
  }
  return out;
}

Result<void> PostgresCoachingStore::put_note(SessionId session, CoachingNote const& note) {
  auto written = connection_.write(put_coaching_note, {{"session", session}, {"date", note.date}, {"number", note.sitting},
                                                       {"topic", note.topic}, {"remote", note.remote}, {"place", note.place}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
