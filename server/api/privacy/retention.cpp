#include "server/api/privacy/retention.hpp"

#include "domain/privacy/privacy_store.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/people/wire.hpp"

namespace athar {
constexpr auto choices(json::Of<RetentionRule>) { return choices_of_words<RetentionRule>(std::make_index_sequence<words_of<RetentionRule>.size()>()); }
}  // namespace athar

namespace athar::api {
namespace {

constexpr char const* concept_name = "retention";

struct RetentionBody {
  std::optional<int> months;
};
BOOST_DESCRIBE_STRUCT(RetentionBody, (), (months))
constexpr auto notes(json::Of<RetentionBody>) {
  return std::to_array<json::Note>(
      {{.member = "months", .description = "Kept for so many months; left out: for ever", .minimum = 1, .maximum = greatest_retention_months}});
}

struct RetentionView {
  RetentionRule rule{RetentionRule::contacts};
  int version{1};
  std::optional<int> months;
  std::int64_t due{0};
};
BOOST_DESCRIBE_STRUCT(RetentionView, (), (rule, version, months, due))
constexpr auto notes(json::Of<RetentionView>) {
  return std::to_array<json::Note>({{.member = "due", .description = "Records that a purge would empty today"}});
}
struct ScheduleBody {
  bool nightly{true};
};
BOOST_DESCRIBE_STRUCT(ScheduleBody, (), (nightly))

struct ScheduleView {
  int version{1};
  bool nightly{true};
  std::optional<Instant> last_run_at;
  std::optional<std::string> last_run_by;
  std::int64_t last_emptied{0};
  std::optional<LocalDate> next_run_on;
};
BOOST_DESCRIBE_STRUCT(ScheduleView, (), (version, nightly, last_run_at, last_run_by, last_emptied, next_run_on))
constexpr auto notes(json::Of<ScheduleView>) {
  return std::to_array<json::Note>({
      {.member = "last_emptied", .description = "Records that the last purge emptied"},
      {.member = "next_run_on", .description = "The day whose first minutes the server purges in; without it none is planned"},
  });
}

struct Retentions {
  std::vector<RetentionView> items;
  ScheduleView schedule;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(Retentions, (), (items, schedule, can))

struct PurgedView {
  RetentionRule rule{RetentionRule::contacts};
  std::int64_t emptied{0};
};
BOOST_DESCRIBE_STRUCT(PurgedView, (), (rule, emptied))
struct Purge {
  std::vector<PurgedView> items;
};
BOOST_DESCRIBE_STRUCT(Purge, (), (items))

RetentionView wire_of(Retention const& r, RetentionStore& store, LocalDate today) {
  return {.rule = r.rule, .version = r.version, .months = r.months, .due = store.due(r, today)};
}

ScheduleView wire_of(PurgeSchedule const& schedule, LocalDate today) {
  ScheduleView view{.version = schedule.version, .nightly = schedule.nightly, .last_run_at = schedule.last_run_at, .last_run_by = std::nullopt,
                    .last_emptied = schedule.last_emptied, .next_run_on = std::nullopt};
  if (!schedule.last_run_by.empty()) view.last_run_by = schedule.last_run_by;
  bool const done_today = schedule.last_run_on && *schedule.last_run_on >= today;
  if (schedule.nightly) view.next_run_on = done_today ? LocalDate::from_days(today.days() + 1) : today;
  return view;
}

std::string stored_json(Retention const& r) {
  json::Writer out(64);
  out.begin_object().field("rule", word(r.rule));
  if (r.months) out.field("months", *r.months);
  return out.end_object().take();
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& store = unit.privacy().retention();
        Retentions all;
        for (auto const& each : store.rules()) all.items.push_back(wire_of(each, store, call.services.today()));
        all.schedule = wire_of(store.schedule(), call.services.today());
        all.can = {{"update", call.caller.may(Permission::privacy_settings)}};
        Answer answer;
        answer.body = json::to_json(all);
        return answer;
      },
      Patience::patient);
}

Result<Answer> replace(Call& call) {
  auto const rule = from_word<RetentionRule>(call.path_values.at(0));
  if (!rule) return refuse(not_found("rule"));
  auto body = json::read_body<RetentionBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.privacy().retention();
    auto const before = store.rules()[static_cast<std::size_t>(*rule)];
    auto current = [&] { return json::to_json(wire_of(before, store, call.services.today())); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto wanted = before;
    wanted.months = body->months;
    if (auto written = store.update(wanted); !written) return refuse(std::move(written.error()));
    auto const after = store.rules()[static_cast<std::size_t>(*rule)];
    record(call, unit, {.concept_name = concept_name, .subject = std::nullopt, .action = "updated", .before = stored_json(before),
                        .after = stored_json(after), .touched = {}});
    Answer answer;
    answer.body = json::to_json(wire_of(after, store, call.services.today()));
    answer.version = after.version;
    return answer;
  });
}

Result<Answer> switch_nightly(Call& call) {
  auto body = json::read_body<ScheduleBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.privacy().retention();
    auto const before = store.schedule();
    auto current = [&] { return json::to_json(wire_of(before, call.services.today())); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    auto wanted = before;
    wanted.nightly = body->nightly;
    if (auto written = store.update(wanted); !written) return refuse(std::move(written.error()));
    record(call, unit, {.concept_name = concept_name, .subject = std::nullopt, .action = "updated",
                        .before = json::to_json(ScheduleBody{before.nightly}), .after = json::to_json(*body), .touched = {}});
    auto const after = store.schedule();
    Answer answer;
    answer.body = json::to_json(wire_of(after, call.services.today()));
    answer.version = after.version;
    return answer;
  });
}

Result<Answer> purge(Call& call) {
  auto unit = call.services.database.begin(Patience::patient);
  unit->privacy().retention().hold_purges();
  Purge done;
  for (auto const& [rule, emptied] : purge_what_is_due(*unit, call.actor(), call.services.today(), call.services.now()))
    done.items.push_back({rule, emptied});
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  Answer answer;
  answer.body = json::to_json(done);
  return answer;
}

}  // namespace

std::vector<std::pair<RetentionRule, std::int64_t>> purge_what_is_due(UnitOfWork& unit, Actor const& actor, LocalDate today, Instant now) {
  auto& store = unit.privacy().retention();
  std::vector<std::pair<RetentionRule, std::int64_t>> done;
  std::int64_t all = 0;
  json::Writer said(128);
  said.begin_object();
  for (auto const& each : store.rules()) {
    if (!each.months || each.rule == RetentionRule::signed_sheets) continue;
    done.emplace_back(each.rule, store.purge(each, today));
    said.field(word(each.rule), done.back().second);
    all += done.back().second;
  }
  store.note_run(now, today, actor.name, all);
  if (all > 0)
    unit.record(actor, {.concept_name = concept_name, .subject = std::nullopt, .action = "purged", .before = {}, .after = said.end_object().take(), .touched = {}});
  return done;
}

std::vector<Route> retention_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/retention", Permission::requests_manage, list,
       {.summary = "How long what figures do not need is kept, and what a purge would do today", .tag = concept_name, .answer = &shape_of<Retentions>(),
        .errors = {401, 403, 422}},
       http::Lane::slow},
      {http::Method::put, "/api/v1/retention/{rule}", Permission::privacy_settings, replace,
       {.summary = "How long one of them is kept", .tag = concept_name, .request = &shape_of<RetentionBody>(), .answer = &shape_of<RetentionView>(),
        .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::put, "/api/v1/retention_schedule", Permission::privacy_settings, switch_nightly,
       {.summary = "Switch the nightly purge on or off", .tag = concept_name, .request = &shape_of<ScheduleBody>(),
        .answer = &shape_of<ScheduleView>(), .errors = {400, 401, 403, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::post, "/api/v1/retention_purges", Permission::privacy_settings, purge,
       {.summary = "Empty what is due", .description = "The server does it each night unless that is switched off; also `athar-server purge`. Cannot be undone.", .tag = concept_name,
        .answer = &shape_of<Purge>(), .errors = {401, 403}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
