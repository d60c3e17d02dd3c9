#include <algorithm>

#include "domain/agreements/commitment.hpp"
#include "domain/agreements/correction.hpp"
#include "server/api/commitments/digest.hpp"
#include "server/api/corrections/message.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/invitations/desk.hpp"
#include "server/api/mail/mail.hpp"
#include "server/api/mail/wire.hpp"
#include "server/api/partner_reports/sending.hpp"
#include "server/api/sessions/views.hpp"
#include "server/mail/compose.hpp"

namespace athar::api {
namespace {

MailTemplateView view_of(MailTemplate const& text) {
  MailTemplateView view{text.kind, text.language, text.version, text.subject, text.body, {}, {}};
  for (auto const& variable : variables_of(text.kind)) {
    view.variables.emplace_back(variable.name);
    if (variable.is_required) view.required_variables.emplace_back(variable.name);
  }
  return view;
}

struct Named {
  MailKind kind;
  Language language;
};

/// Which text the path names. Errors: not_found.
Result<Named> named(Call const& call) {
  auto const kind = mail_kind_named(call.path_values.at(0));
  auto const& code = call.path_values.at(1);
  if (!kind || (code != "fr" && code != "ar" && code != "en")) return refuse(not_found("text"));
  return Named{*kind, code == "ar" ? Language::ar : code == "en" ? Language::en : Language::fr};
}

MailTemplate current_of(UnitOfWork& unit, Named const& which) {
  auto const all = unit.mail().templates();
  return *std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.kind == which.kind && each.language == which.language; });
}

Result<Answer> list(Call& call) {
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    MailTemplateList view;
    for (auto const& text : unit.mail().templates()) view.items.push_back(view_of(text));
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

void note(Call& call, UnitOfWork& unit, std::string action, MailTemplate const& before, MailTemplate const& after) {
  record(call, unit, {.concept_name = "mail_templates", .subject = std::nullopt, .action = std::move(action), .before = json::to_json(view_of(before)),
                      .after = json::to_json(view_of(after)), .touched = {}});
}

Result<Answer> put(Call& call) {
  auto const which = named(call);
  if (!which) return refuse(which.error());
  auto body = json::read_body<MailTemplateBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto text = checked(MailTemplate{which->kind, which->language, body->version, body->subject, body->body});
  if (!text) return refuse(std::move(text.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const before = current_of(unit, *which);
    if (auto written = unit.mail().write_template(*text); !written) {
      call.current = json::to_json(view_of(before));
      return refuse(std::move(written.error()));
    }
    auto const after = current_of(unit, *which);
    note(call, unit, "updated", before, after);
    Answer answer;
    answer.body = json::to_json(view_of(after));
    return answer;
  });
}

Result<Answer> drop(Call& call) {
  auto const which = named(call);
  if (!which) return refuse(which.error());
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const before = current_of(unit, *which);
    Answer answer;
    if (before.version > 0) {
      if (auto dropped = unit.mail().drop_template(which->kind, which->language, before.version); !dropped) return refuse(std::move(dropped.error()));
      note(call, unit, "deleted", before, default_template(which->kind, which->language));
    }
    answer.body = json::to_json(view_of(default_template(which->kind, which->language)));
    return answer;
  });
}

std::string example_name(Language language) { return language == Language::ar ? "سلمى المثال" : "Salma Exemple"; }

/// The words filled with what falls due next, whoever follows it.
MailMessage digest_of(Call const& call, UnitOfWork& unit, MailTemplate const& text) {
  DeadlineFilter filter;
  filter.today = call.services.today();
  filter.to = months_from(filter.today, earliest_alert_months);
  PageRequest first;
  first.limit = 10;
  auto const near = unit.commitments().deadlines(filter, first).items;
  return digest_message(text, text.language, example_name(text.language), near, filter.today);
}

/// The words filled with an agreement of the register; with none, with a title that says so.
MailMessage correction_of(UnitOfWork& unit, MailTemplate const& text) {
  PageRequest first;
  first.limit = 1;
  auto const found = unit.agreements().list({}, first).items;
  AgreementCorrection correction;
  correction.state = CorrectionState::partly_accepted;
  correction.agreement_code = found.empty() ? "A-0001" : found.front().code;
  correction.agreement_title = found.empty() ? LocalizedText{"…", "…", "…"} : found.front().title;
  return correction_message(text, example_name(text.language), correction);
}

/// A message that is about no session.
MailMessage sessionless(Call const& call, UnitOfWork& unit, MailTemplate const& text) {
  if (text.kind == MailKind::correction) return correction_of(unit, text);
  if (text.kind == MailKind::partner_report)
    return report_message(text, example_name(text.language), text.language == Language::ar ? "هيئة المثال" : "Organisme exemple", "https://…/report/…",
                          call.services.today());
  return digest_of(call, unit, text);
}

Result<Answer> preview(Call& call) {
  auto body = json::read_body<MailTemplatePreviewBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto const text = checked(MailTemplate{body->kind, body->language, 0, body->subject, body->body});
  if (!text) return refuse(text.error());
  if (is_of_session(body->kind) && !body->session_id) return refuse(invalid_field("session_id", "required"));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!is_of_session(body->kind)) {
      auto const message = sessionless(call, unit, *text);
      Answer answer;
      answer.body = json::to_json(MailTemplatePreview{message.subject, message.body, mail::html_of(message)});
      return answer;
    }
    auto const page = find_session_for(call, unit, *body->session_id, Permission::mail_read);
    if (!page) return refuse(invalid_field("session_id", "unknown_session"));
    MailRecipient to;
    to.language = body->language;
    bool const arabic = body->language == Language::ar;
    to.given_name = arabic ? "سلمى" : "Salma";
    to.family_name = arabic ? "المثال" : "Exemple";
    MailMessage message;
    message.language = body->language;
    auto const asks = std::any_of(variables_of(body->kind).begin(), variables_of(body->kind).end(), [](auto const& v) { return v.name == "answer_link"; });
    if (asks) message.link = "https://…/answer/…";
    auto const until = asks ? std::optional(page->first_date.value_or(call.services.today())) : std::nullopt;
    auto words = filled(*text, message_values(*page, to, body->language, until, message.link, {}));
    message.body = words.body;
    Answer answer;
    answer.body = json::to_json(MailTemplatePreview{words.subject, words.body, mail::html_of(message)});
    return answer;
  });
}

}  // namespace

std::vector<Route> mail_template_routes() {
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/mail_templates", Permission::mail_read, list,
       {.summary = "The texts of messages in their three languages", .tag = "mail", .answer = &shape_of<MailTemplateList>(), .errors = {401, 403}}},
      {http::Method::put, "/api/v1/mail_templates/{kind}/{language}", Permission::mail_settings, put,
       {.summary = "Change a text", .tag = "mail", .request = &shape_of<MailTemplateBody>(), .answer = &shape_of<MailTemplateView>(),
        .errors = {400, 401, 403, 404, 412, 422}}},
      {http::Method::delete_, "/api/v1/mail_templates/{kind}/{language}", Permission::mail_settings, drop,
       {.summary = "Back to the text the product comes with", .tag = "mail", .answer = &shape_of<MailTemplateView>(), .errors = {401, 403, 404, 412}}},
      {http::Method::post, "/api/v1/mail_template_preview", Permission::mail_read, preview,
       {.summary = "A text filled with a real session; writes nothing", .tag = "mail", .request = &shape_of<MailTemplatePreviewBody>(),
        .answer = &shape_of<MailTemplatePreview>(), .errors = {400, 401, 403, 422}}},
  };
}

}  // namespace athar::api
