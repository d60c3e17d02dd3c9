#include "server/api/today/today.hpp"

#include "domain/agreements/agreement.hpp"
#include "domain/agreements/commitment.hpp"
#include "domain/agreements/correction.hpp"
#include "domain/agreements/partner_words.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/today/wire.hpp"

namespace athar::api {
namespace {

std::vector<QueuedSessionView> views_of(SessionQueue const& queue, LocalDate today) {
  std::vector<QueuedSessionView> out;
  for (auto const& s : queue.items) {
    QueuedSessionView view{.session_id = s.id, .reference = s.reference, .title = s.title, .kind = s.kind, .modality = s.modality,
                           .status = s.status, .first_date = s.first_date, .last_date = s.last_date, .planned_period = s.planned_period,
                           .place_code = s.place_code, .place_name = std::nullopt, .region_code = s.region_code, .venue = std::nullopt,
                           .seats = s.seats, .registered = s.registered, .waiting = s.waiting, .date = s.date, .sittings = s.sittings,
                           .age_days = std::nullopt};
    if (!s.place_name.empty()) view.place_name = s.place_name;
    if (!s.venue.empty()) view.venue = s.venue;
    if (s.date && *s.date <= today) view.age_days = today.days() - s.date->days();
    out.push_back(std::move(view));
  }
  return out;
}

/// Of the agreements that are the caller's to follow.
DeadlineCounts deadlines_of(Call const& call, UnitOfWork& unit) {
  if (!call.caller.may(Permission::agreements_read)) return {};
  DeadlineFilter filter;
  filter.today = call.services.today();
  filter.scope = call.caller.scope(Permission::agreements_read).organisation;
  if (!filter.scope) filter.of_account = call.caller.account;
  return unit.commitments().deadline_counts(filter);
}

/// What partners said and nobody of the house has answered, for those who write agreements.
int comments_unanswered(Call const& call, UnitOfWork& unit) {
  if (!call.caller.may(Permission::agreements_write)) return 0;
  auto const page = unit.agreements().partner_words().comments({.unanswered = true},
                                                               {.limit = 1, .with_total = true});
  return page.total.value_or(0);
}

Result<Answer> show(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  TodayQuestion question{.today = call.services.today(),
                         .scope = call.caller.scope(Permission::sessions_read),
                         .sessions = call.caller.may(Permission::sessions_read) && call.caller.may(Permission::registrations_read),
                         .people = call.caller.may(Permission::registrations_read) && call.caller.may(Permission::people_read)
                                       ? std::optional(call.caller.scope(Permission::people_read))
                                       : std::nullopt,
                         .letters = call.caller.may(Permission::designations_read)
                                        ? std::optional(call.caller.scope(Permission::designations_read))
                                        : std::nullopt,
                         .imports = call.caller.may(Permission::imports_manage),
                         .duplicate_people = call.caller.may(Permission::people_write),
                         .duplicate_organisations = call.caller.may(Permission::organisations_write)};
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.today().today(question);
    auto const due = deadlines_of(call, unit);
    auto const unanswered = comments_unanswered(call, unit);
    TodayView view{.date = question.today,
                   .attendance_missing = views_of(found.attendance_missing, question.today),
                   .sessions_running = views_of(found.sessions_running, question.today),
                   .upcoming = views_of(found.upcoming, question.today),
                   .waiting_lists = views_of(found.waiting_lists, question.today),
                   .planned_without_dates = views_of(found.planned_without_dates, question.today),
                   .people_incomplete = found.people_incomplete,
                   .imports_failed = {},
                   .counts = {found.attendance_missing.count, found.sessions_running.count, found.upcoming.count,
                              found.waiting_lists.count, found.planned_without_dates.count, found.people_incomplete,
                              found.letters_unanswered,
                               found.duplicate_people, found.duplicate_organisations, static_cast<int>(found.imports_failed.size()), due.late, due.soon,
                               unanswered, call.caller.may(Permission::agreements_write) ? unit.agreements().corrections().open_count() : 0}};
    for (auto const& i : found.imports_failed) view.imports_failed.push_back({i.id, i.file_name, i.failure, i.finished_at});
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

}  // namespace

std::vector<Route> today_routes() {
  return {{http::Method::get, "/api/v1/today", Permission::signed_in, show,
           {.summary = "What waits for the caller's hand today: at most 20 sessions a queue, with counts", .tag = "today",
            .answer = &json::shape_of<TodayView>(), .errors = {401, 403, 422}}}};
}

}  // namespace athar::api
