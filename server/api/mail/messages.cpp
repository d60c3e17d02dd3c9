#include "server/api/framework/command.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/mail/mail.hpp"
#include "server/api/mail/wire.hpp"
#include "server/mail/settings.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "mail_messages";

MailMessageView view_of(MailRow const& m, Caller const& caller) {
  bool const may = caller.may(Permission::invitations_manage);
  bool const still_here = m.state == MailState::waiting || m.state == MailState::failed || m.state == MailState::given_up;
  MailMessageView view{m.id, m.version, m.kind, m.state, m.problem == MailProblem::none ? std::nullopt : std::optional(m.problem), m.language,
                       m.session_id, unless_empty(m.session_reference), m.session_title.empty() ? std::nullopt : std::optional(m.session_title),
                       m.person_id, m.to_address, m.to_name, m.subject, unless_empty(m.body), m.attempts, m.next_attempt_at, m.last_attempt_at,
                       unless_empty(m.answer), unless_empty(m.message_id), m.created_at, m.created_by, m.sent_at, m.attachments, {}};
  view.can = {{"retry", may && still_here}, {"give_up", may && still_here && m.state != MailState::given_up}};
  return view;
}

struct Asked {
  MailFilter filter;
  PageRequest page;
  bool csv{false};
};

Result<Asked> asked_messages(Call const& call) {
  QueryReader query(call);
  Asked asked;
  if (auto const state = query.one_of("state", {"waiting", "sending", "sent", "failed", "given_up"})) asked.filter.state = mail_state_named(*state);
  if (auto const kind = query.one_of("kind", {"invitation", "reminder", "confirmation", "change", "cancellation", "promotion", "postponement", "withdrawal", "upcoming", "deadlines", "correction", "partner_report"}))
    asked.filter.kind = mail_kind_named(*kind);
  asked.filter.session = query.id<SessionId>("session");
  asked.filter.search = query.text("q");
  asked.page = query.page({"-created_at"}, CursorId::number);
  asked.csv = query.wants_csv();
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return asked;
}

Result<Answer> list(Call& call) {
  auto asked = asked_messages(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, mail_messages_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = unit.mail().list(asked->filter, asked->page);
    Answer answer;
    answer.body = page_json(page, asked->page, [&](json::Writer& out, MailRow const& row) { out.raw(json::to_json(view_of(row, call.caller))); });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<MailMessageId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const found = unit.mail().find(*id);
    if (!found) return refuse(not_found("message"));
    Answer answer;
    answer.body = json::to_json(view_of(*found, call.caller));
    answer.version = found->version;
    return answer;
  });
}

Result<Answer> put_state(Call& call) {
  auto id = call.id<MailMessageId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<MailStateBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  if (body->state != MailState::waiting && body->state != MailState::given_up) return refuse(invalid_field("state", "unknown_choice"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const before = unit.mail().find(*id);
    if (!before) return refuse(not_found("message"));
    auto current = [&] { return json::to_json(view_of(*before, call.caller)); };
    if (auto fresh = require_version(call, before->version, current); !fresh) return refuse(std::move(fresh.error()));
    if (auto written = unit.mail().set_state(*id, before->version, body->state); !written) return refuse(std::move(written.error()));
    auto const after = unit.mail().find(*id);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = body->state == MailState::waiting ? "retried" : "given_up",
                        .before = {}, .after = {}, .touched = {}});
    Answer answer;
    answer.body = json::to_json(view_of(*after, call.caller));
    answer.version = after->version;
    return answer;
  });
}

Result<Answer> status(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const& s = mail::settings();
    auto const counts = unit.mail().counts();
    MailStatusView view{s.can_send(), unless_empty(s.host), unless_empty(s.from), unless_empty(s.fault), counts.waiting, counts.failed, counts.sent,
                        counts.given_up, unless_empty(counts.last_problem), unless_empty(counts.last_answer)};
    if (view.server) *view.server += ":" + std::to_string(s.port);
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

std::vector<TableColumn<MailRow>> columns() {
  return {
      {"created_at", [](auto const& m, auto const&) { return cell(m.created_at); }},
      {"mail_kind", [](auto const& m, auto const& words) { return cell(words.term("mail_kind", name_of(m.kind))); }},
      {"mail_state", [](auto const& m, auto const& words) { return cell(words.term("mail_state", name_of(m.state))); }},
      {"name", [](auto const& m, auto const&) { return cell(m.to_name); }},
      {"email", [](auto const& m, auto const&) { return cell(m.to_address); }},
      {"session", [](auto const& m, auto const&) { return cell(m.session_reference); }},
      {"subject", [](auto const& m, auto const&) { return cell(m.subject); }},
      {"attempts", [](auto const& m, auto const&) { return cell(m.attempts); }},
      {"sent_at", [](auto const& m, auto const&) { return cell(m.sent_at); }},
      {"mail_answer", [](auto const& m, auto const&) { return cell(m.answer); }},
  };
}

}  // namespace

ListTable mail_messages_table() {
  return {.list = "mail_messages",
          .title = {"Messages", "الرسائل", "Messages"},
          .permission = Permission::mail_read,
          .open = [](Call& call) -> Result<std::unique_ptr<TableReader>> {
            auto asked = asked_messages(call);
            if (!asked) return refuse(std::move(asked.error()));
            return paged_table<MailRow>(columns(), asked->page,
                                        [filter = asked->filter](UnitOfWork& unit, PageRequest const& page) { return unit.mail().list(filter, page); });
          },
          .names_people = true};
}

std::vector<Route> mail_message_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/mail_messages", Permission::mail_read, list,
       {.summary = "The outbox", .tag = "mail",
        .query = {{.name = "q", .description = "Part of the address, the name or the subject"},
                  {.name = "state", .choices = {"waiting", "sending", "sent", "failed", "given_up"}},
                  {.name = "kind", .choices = {"invitation", "reminder", "confirmation", "change", "cancellation", "promotion", "postponement", "withdrawal", "upcoming", "deadlines", "correction", "partner_report"}},
                  {.name = "session", .type = ParameterType::uuid}, {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"},
                  {.name = "sort", .choices = {"-created_at"}}, {.name = "total", .type = ParameterType::boolean},
                  {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<MailMessageView>>(), .errors = {401, 403, 422}}},
      {http::Method::get, "/api/v1/mail_messages/{id}", Permission::mail_read, show,
       {.summary = "One message", .tag = "mail", .answer = &shape_of<MailMessageView>(), .errors = {401, 403, 404}, .answers_etag = true}},
      {http::Method::put, "/api/v1/mail_messages/{id}/state", Permission::invitations_manage, put_state,
       {.summary = "Try a message again at once, or give it up", .tag = "mail", .request = &shape_of<MailStateBody>(),
        .answer = &shape_of<MailMessageView>(), .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::get, "/api/v1/mail_status", Permission::mail_read, status,
       {.summary = "Whether mail leaves, and how much waits", .tag = "mail", .answer = &shape_of<MailStatusView>(), .errors = {401, 403}}},
  };
}

}  // namespace athar::api
