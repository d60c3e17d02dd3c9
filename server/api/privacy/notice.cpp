#include "domain/privacy/privacy_notice.hpp"

#include "domain/privacy/privacy_store.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/privacy/consents.hpp"
#include "server/api/privacy/wire.hpp"

namespace athar::api {
namespace {

PrivacyNoticeView wire_of(PrivacyNotice const& n, Caller const& caller) {
  return {.version = n.version,
          .controller = n.controller,
          .purpose = n.purpose,
          .recipients = n.recipients,
          .contact = unless_empty(n.contact),
          .receipt_number = unless_empty(n.receipt_number),
          .answer_days = n.answer_days,
          .can = {{"update", caller.may(Permission::privacy_settings)}}};
}

Answer answer_with(PrivacyNotice const& notice, Caller const& caller) {
  Answer answer;
  answer.body = json::to_json(wire_of(notice, caller));
  answer.version = notice.version;
  return answer;
}

std::string stored_json(PrivacyNotice const& notice) {
  auto view = wire_of(notice, Caller{});
  view.can.clear();
  return json::to_json(view);
}

Result<Answer> show(Call& call) {
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> { return answer_with(unit.privacy().notice().notice(), call.caller); });
}

Result<Answer> replace(Call& call) {
  auto body = json::read_body<PrivacyNoticeBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& store = unit.privacy().notice();
    auto const before = store.notice();
    auto current = [&] { return json::to_json(wire_of(before, call.caller)); };
    if (auto fresh = require_version(call, before.version, current); !fresh) return refuse(std::move(fresh.error()));
    PrivacyNotice const wanted{.version = before.version, .controller = body->controller, .purpose = body->purpose, .recipients = body->recipients,
                               .contact = body->contact.value_or(""), .receipt_number = body->receipt_number.value_or(""), .answer_days = body->answer_days};
    if (auto written = store.update(wanted); !written) return refuse(std::move(written.error()));
    auto const after = store.notice();
    record(call, unit, {.concept_name = "privacy_notice", .subject = std::nullopt, .action = "updated", .before = stored_json(before),
                        .after = stored_json(after), .touched = {}});
    return answer_with(after, call.caller);
  });
}

}  // namespace

std::vector<Route> privacy_notice_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/privacy_notice", Permission::signed_in, show,
       {.summary = "What forms print of the processing", .tag = "privacy_notice", .answer = &shape_of<PrivacyNoticeView>(), .errors = {401, 422},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/privacy_notice", Permission::privacy_settings, replace,
       {.summary = "Change what forms print", .tag = "privacy_notice", .request = &shape_of<PrivacyNoticeBody>(), .answer = &shape_of<PrivacyNoticeView>(),
        .errors = {400, 401, 403, 412, 422}, .answers_etag = true, .takes_if_match = true}},
  };
}

}  // namespace athar::api
