#include "server/api/time_zone/time_zone.hpp"

#include "server/api/framework/query.hpp"
#include "server/tables/local_time.hpp"

namespace athar::api {

struct ClockChangeView {
  Instant from;
  int offset_minutes{0};
};
BOOST_DESCRIBE_STRUCT(ClockChangeView, (), (from, offset_minutes))
constexpr auto notes(json::Of<ClockChangeView>) {
  return std::to_array<json::Note>({{.member = "offset_minutes", .description = "Ahead of UTC, from that instant until the next change"}});
}

struct TimeZoneView {
  std::string name;
  std::vector<ClockChangeView> changes;
};
BOOST_DESCRIBE_STRUCT(TimeZoneView, (), (name, changes))
constexpr auto notes(json::Of<TimeZoneView>) {
  return std::to_array<json::Note>({{.member = "changes", .description = "In order, from the one before 2000 to forty years ahead"}});
}

namespace {

Result<Answer> show(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  constexpr int days_ahead = 40 * 365;
  TimeZoneView view{.name = "Africa/Casablanca", .changes = {}};
  for (auto const& change : clock_changes(LocalDate::parse("2000-01-01").value(), LocalDate::from_days(call.services.today().days() + days_ahead)))
    view.changes.push_back({change.from, change.offset_minutes});
  Answer answer;
  answer.body = json::to_json(view);
  // Governments announce a change days ahead, not minutes.
  answer.headers.push_back({"Cache-Control", "private, max-age=3600"});
  return answer;
}

}  // namespace

std::vector<Route> time_zone_routes() {
  return {{http::Method::get, "/api/v1/time_zone", Permission::signed_in, show,
           {.summary = "How far Moroccan clocks are ahead of UTC, and since when",
            .description = "Of the server's time zone database, which its documents and spreadsheets are written by.", .tag = "time",
            .answer = &json::shape_of<TimeZoneView>(), .errors = {401, 422}}}};
}

}  // namespace athar::api
