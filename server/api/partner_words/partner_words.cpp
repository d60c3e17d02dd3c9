#include "server/api/partner_words/partner_words.hpp"

#include "domain/agreements/agreement.hpp"
#include "domain/shared/unless_empty.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/partner_words/views.hpp"

namespace athar::api {

CommentView view_of(AgreementComment const& x, Caller const& caller) {
  CommentView view;
  view.id = x.id;
  view.agreement_id = x.about.agreement_id;
  view.agreement_code = x.agreement_code;
  view.agreement_title = x.agreement_title;
  view.commitment_id = x.about.commitment_id;
  view.meeting_id = x.about.meeting_id;
  view.answers_id = x.answers_id;
  view.about_clause = unless_empty(x.about.words);
  view.about_name = unless_empty(x.about.name);
  view.about_number = x.about.number;
  view.text = x.text;
  view.author_name = x.speaker.name;
  view.organisation_name = unless_empty(x.speaker.organisation_name);
  view.is_mine = x.speaker.account_id == caller.account;
  view.is_answered = x.is_answered;
  view.written_at = x.written_at;
  return view;
}

ConfirmationView view_of(AgreementConfirmation const& x) {
  ConfirmationView view;
  view.id = x.id;
  view.agreement_id = x.about.agreement_id;
  view.commitment_id = x.about.commitment_id;
  view.meeting_id = x.about.meeting_id;
  view.document_id = x.about.document_id;
  view.about_title = unless_empty(x.about.words);
  view.about_name = unless_empty(x.about.name);
  view.about_number = x.about.number;
  view.stance = x.stance;
  view.note = unless_empty(x.note);
  view.author_name = x.speaker.name;
  view.organisation_name = x.speaker.organisation_name;
  view.subject_version = x.subject_version;
  view.minutes = unless_empty(x.minutes);
  view.is_current = x.is_current;
  view.confirmed_at = x.confirmed_at;
  return view;
}

namespace {

/// Who speaks: a partner for its organisation, anybody else for the house.
Speaker speaker_of(Call const& call) {
  return {.account_id = call.caller.account, .name = call.caller.name, .organisation_id = agreements_scope(call), .organisation_name = {}};
}

std::string stored_json(AgreementComment const& x) {
  json::Writer out(256);
  out.begin_object().field("id", x.id).field("agreement_id", x.about.agreement_id).field("commitment_id", x.about.commitment_id)
      .field("meeting_id", x.about.meeting_id).field("answers_id", x.answers_id).field("text", x.text);
  return out.end_object().take();
}

std::string stored_json(AgreementConfirmation const& x) {
  json::Writer out(256);
  out.begin_object().field("id", x.id).field("agreement_id", x.about.agreement_id).field("commitment_id", x.about.commitment_id)
      .field("meeting_id", x.about.meeting_id).field("document_id", x.about.document_id).field("stance", name_of(x.stance))
      .field("subject_version", x.subject_version).field("note", x.note);
  return out.end_object().take();
}

Result<Answer> list_comments(Call& call) {
  QueryReader query(call);
  CommentFilter const filter{.agreement = query.id<AgreementId>("agreement"), .commitment = query.id<CommitmentId>("commitment"),
                             .meeting = query.id<CommitteeMeetingId>("meeting"), .unanswered = query.flag("unanswered"),
                             .scope = agreements_scope(call)};
  auto const page = query.page({"-written_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.agreements().partner_words().comments(filter, page), page,
                            [&](json::Writer& out, AgreementComment const& x) { json::write(out, view_of(x, call.caller)); });
    return answer;
  });
}

Result<Answer> add_comment(Call& call) {
  auto agreement = call.id<AgreementId>();
  if (!agreement) return refuse(std::move(agreement.error()));
  auto body = json::read_body<CommentBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  AgreementCommentId const id = body->id.value_or(AgreementCommentId{call.services.new_id()});
  AgreementComment given;
  given.id = id;
  given.about.agreement_id = *agreement;
  given.about.commitment_id = body->commitment_id;
  given.about.meeting_id = body->meeting_id;
  given.answers_id = body->answers_id;
  given.text = body->text;
  given.speaker = speaker_of(call);
  auto comment = checked(std::move(given));
  if (!comment) return refuse(std::move(comment.error()));
  Creation const creation{"agreement_comments", body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = unit.agreements().partner_words().comment(id, agreements_scope(call));
    if (!found) return refuse(not_found("comment"));
    Answer answer;
    answer.body = json::to_json(view_of(*found, call.caller));
    return answer;
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto page = find_agreement(call, unit, *agreement); !page) return refuse(std::move(page.error()));
        if (auto written = unit.agreements().partner_words().insert(*comment, agreements_scope(call)); !written)
          return refuse(std::move(written.error()));
        record(call, unit, {.concept_name = "agreement_comments", .subject = id.uuid, .action = comment->answers_id ? "answered" : "created",
                            .before = {}, .after = stored_json(*comment), .touched = {}});
        auto answer = stored(unit);
        if (answer) answer->status = 201;
        return answer;
      },
      stored);
}

Result<Answer> list_confirmations(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (auto page = find_agreement(call, unit, *id); !page) return refuse(std::move(page.error()));
    Confirmations view;
    for (auto const& x : unit.agreements().partner_words().confirmations(*id, agreements_scope(call))) view.items.push_back(view_of(x));
    view.can = {{"confirm", agreements_scope(call).has_value() && call.caller.may(Permission::agreements_contribute)}};
    Answer answer;
    answer.body = json::to_json(view);
    return answer;
  });
}

Result<Answer> confirm(Call& call) {
  auto agreement = call.id<AgreementId>();
  if (!agreement) return refuse(std::move(agreement.error()));
  auto body = json::read_body<ConfirmationBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  // Nobody confirms in a partner's stead.
  auto const speaker = speaker_of(call);
  if (!speaker.organisation_id) return refuse(not_allowed());
  AgreementConfirmationId const id = body->id.value_or(AgreementConfirmationId{call.services.new_id()});
  AgreementConfirmation given;
  given.id = id;
  given.about.agreement_id = *agreement;
  given.about.commitment_id = body->commitment_id;
  given.about.meeting_id = body->meeting_id;
  given.about.document_id = body->document_id;
  given.stance = body->stance;
  given.subject_version = body->subject_version;
  given.note = body->note.value_or("");
  given.speaker = speaker;
  auto confirmation = checked(std::move(given));
  if (!confirmation) return refuse(std::move(confirmation.error()));
  Creation const creation{"agreement_confirmations", body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  auto stored = [&](UnitOfWork& unit) -> Result<Answer> {
    auto found = unit.agreements().partner_words().confirmation(id, agreements_scope(call));
    if (!found) return refuse(not_found("confirmation"));
    Answer answer;
    answer.body = json::to_json(view_of(*found));
    return answer;
  };
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto page = find_agreement(call, unit, *agreement); !page) return refuse(std::move(page.error()));
        auto& words = unit.agreements().partner_words();
        if (auto written = words.insert(*confirmation, agreements_scope(call)); !written) {
          if (written.error().kind == ErrorKind::stale)
            if (auto const now = words.version_of(confirmation->about, agreements_scope(call))) call.current = json::to_json(SubjectNow{*now});
          return refuse(std::move(written.error()));
        }
        auto const kept = words.confirmation(id, agreements_scope(call));
        record(call, unit, {.concept_name = "agreement_confirmations", .subject = id.uuid, .action = std::string(name_of(confirmation->stance)),
                            .before = {}, .after = stored_json(kept ? *kept : *confirmation), .touched = {}});
        auto answer = stored(unit);
        if (answer) answer->status = 201;
        return answer;
      },
      stored);
}

}  // namespace

std::vector<Route> partner_word_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreement_comments", Permission::agreements_read, list_comments,
       {.summary = "What partners say of their agreements and what they are answered, latest first", .tag = "partner_words",
        .query = {{.name = "agreement", .type = ParameterType::uuid}, {.name = "commitment", .type = ParameterType::uuid},
                  {.name = "meeting", .type = ParameterType::uuid},
                  {.name = "unanswered", .description = "Only what a partner said and the house has not answered", .type = ParameterType::boolean},
                  {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort", .choices = {"-written_at"}},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<CommentView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/agreements/{id}/comments", Permission::agreements_contribute, add_comment,
       {.summary = "Say something of an agreement, a commitment or a meeting, or answer it; it stays for good", .tag = "partner_words",
        .request = &shape_of<CommentBody>(), .answer = &shape_of<CommentView>(), .status = 201, .errors = {400, 401, 403, 404, 409, 422},
        .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/agreements/{id}/confirmations", Permission::agreements_read, list_confirmations,
       {.summary = "What partners have read and agree with, and in which version", .tag = "partner_words",
        .answer = &shape_of<Confirmations>(), .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/agreements/{id}/confirmations", Permission::agreements_contribute, confirm,
       {.summary = "Confirm, for one's own organisation, what is recorded or was sent", .description = "Dated, named, of the version that was read, which must be the last.",
        .tag = "partner_words", .request = &shape_of<ConfirmationBody>(), .answer = &shape_of<ConfirmationView>(), .status = 201,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .takes_idempotency_key = true}},
  };
}

}  // namespace athar::api
