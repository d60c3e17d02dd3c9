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
struct Retentions {
  std::vector<RetentionView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(Retentions, (), (items, can))

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

Result<Answer> purge(Call& call) {
  auto unit = call.services.database.begin(Patience::patient);
  Purge done;
  for (auto const& [rule, emptied] : purge_what_is_due(*unit, call.actor(), call.services.today())) done.items.push_back({rule, emptied});
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  Answer answer;
  answer.body = json::to_json(done);
  return answer;
}

}  // namespace

std::vector<std::pair<RetentionRule, std::int64_t>> purge_what_is_due(UnitOfWork& unit, Actor const& actor, LocalDate today) {
  auto& store = unit.privacy().retention();
  std::vector<std::pair<RetentionRule, std::int64_t>> done;
  std::int64_t all = 0;
  json::Writer said(128);
  said.begin_object();
  for (auto const& each : store.rules()) {
    if (!each.months) continue;
    done.emplace_back(each.rule, store.purge(each, today));
    said.field(word(each.rule), done.back().second);
    all += done.back().second;
  }
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
      {http::Method::post, "/api/v1/retention_purges", Permission::privacy_settings, purge,
       {.summary = "Empty what is due", .description = "Also `athar-server purge`, to be run every night. Cannot be undone.", .tag = concept_name,
        .answer = &shape_of<Purge>(), .errors = {401, 403}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
