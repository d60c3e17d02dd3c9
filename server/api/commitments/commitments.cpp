#include "server/api/commitments/commitments.hpp"

#include <algorithm>

#include "domain/documents/signed_sheet.hpp"
#include "server/api/commitments/table.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "commitments";

Commitment commitment_from(CommitmentBody const& body, CommitmentId id, AgreementId agreement, int version) {
  Commitment c;
  c.id = id;
  c.version = version;
  c.agreement_id = agreement;
  c.clause = body.clause.value_or("");
  c.description = body.description;
  c.organisation_id = body.organisation_id;
  c.responsible_name = body.responsible_name.value_or("");
  c.measure = body.measure;
  c.target = body.target;
  c.currency = body.currency;
  c.linked_only = body.linked_only.value_or(false);
  c.first_due_on = body.first_due_on;
  c.every_months = body.every_months;
  c.last_due_on = body.last_due_on;
  c.note = body.note.value_or("");
  return c;
}

Answer answer_with(Call& call, CommitmentPage const& page, std::map<CommitmentDueId, LiveFigure> const& figures, int status = 200) {
  Answer answer;
  answer.status = status;
  answer.body = json::to_json(view_of(page, call.caller, call.services.today(), figures));
  answer.version = page.commitment.version;
  answer.location = "/api/v1/commitments/" + page.commitment.id.text();
  return answer;
}

ChangeRecord change(CommitmentId id, std::string action, std::string before, std::string after) {
  return {.concept_name = concept_name, .subject = id.uuid, .action = std::move(action), .before = std::move(before), .after = std::move(after),
          .touched = {}};
}

/// What was written, read again, with its figures asked anew and kept for lists.
Answer written(Call& call, UnitOfWork& unit, CommitmentId id, int status = 200) {
  auto const page = *unit.commitments().find(id, std::nullopt);
  return answer_with(call, page, refreshed_figures(call, unit, page), status);
}

Result<Answer> list(Call& call) {
  auto asked = asked_commitments(call);
  if (!asked) return refuse(std::move(asked.error()));
  if (asked->csv) return csv_answer(call, commitments_table());
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.commitments().list(asked->filter, asked->page), asked->page, [&](json::Writer& out, CommitmentDueRow const& row) {
      json::write(out, item_of(row, call.caller, asked->filter.today));
    });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  wait_for_own_write(call);
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_commitment(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    return answer_with(call, *page, live_figures(call, unit, *page));
  });
}

Result<Answer> add(Call& call) {
  auto body = json::read_body<CommitmentBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  CommitmentId const id = body->id.value_or(CommitmentId{call.services.new_id()});
  auto commitment = checked(commitment_from(*body, id, body->agreement_id, 1));
  if (!commitment) return refuse(std::move(commitment.error()));
  wait_for_own_write(call);
  Creation const creation{concept_name, body->id ? std::optional(id.uuid) : std::nullopt, json::to_json(*body)};
  return create(
      call, creation,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto& store = unit.commitments();
        if (!store.sees_agreement(commitment->agreement_id, commitments_scope(call.caller)))
          return refuse(invalid_field("agreement_id", "unknown_agreement"));
        if (!store.is_party(commitment->agreement_id, commitment->organisation_id)) return refuse(invalid_field("organisation_id", "not_a_party"));
        if (auto put = store.insert(*commitment, due_days(*commitment)); !put) return refuse(std::move(put.error()));
        record(call, unit, change(id, "created", {}, stored_json(*store.find(id, std::nullopt))));
        return written(call, unit, id, 201);
      },
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto page = find_commitment(call, unit, id);
        if (!page) return refuse(std::move(page.error()));
        return answer_with(call, *page, live_figures(call, unit, *page));
      });
}

/// The commitment as it is, when the caller read it so. Errors: not_found, stale, precondition_required.
Result<CommitmentPage> as_read(Call& call, UnitOfWork& unit, CommitmentId id) {
  auto page = find_commitment(call, unit, id);
  if (!page) return page;
  auto current = [&] { return json::to_json(view_of(*page, call.caller, call.services.today(), {})); };
  if (auto fresh = require_version(call, page->commitment.version, current); !fresh) return refuse(std::move(fresh.error()));
  return page;
}

Result<Answer> replace(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<CommitmentBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  wait_for_own_write(call);
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = as_read(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto const& was = before->commitment;
    if (body->agreement_id != was.agreement_id) return refuse(invalid_field("agreement_id", "not_allowed_here"));
    auto commitment = checked(commitment_from(*body, *id, was.agreement_id, was.version));
    if (!commitment) return refuse(std::move(commitment.error()));
    // Amounts of the evidence are in the unit they were entered in.
    bool const has_amounts = std::any_of(before->evidence.begin(), before->evidence.end(), [](auto const& e) { return e.amount.has_value(); });
    if (has_amounts && (commitment->measure != was.measure || commitment->currency != was.currency))
      return refuse(invalid_field("measure", "commitment_in_use"));
    if (commitment->organisation_id != was.organisation_id && !unit.commitments().is_party(was.agreement_id, commitment->organisation_id))
      return refuse(invalid_field("organisation_id", "not_a_party"));
    if (auto put = unit.commitments().update(*commitment, due_days(*commitment)); !put) return refuse(std::move(put.error()));
    record(call, unit, change(*id, "updated", stored_json(*before), stored_json(*unit.commitments().find(*id, std::nullopt))));
    return written(call, unit, *id);
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = as_read(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    if (auto removed = unit.commitments().remove(*id, before->commitment.version); !removed) return refuse(std::move(removed.error()));
    record(call, unit, change(*id, "deleted", stored_json(*before), {}));
    Answer answer;
    answer.status = 204;
    return answer;
  });
}

/// Waives one due day, or takes that back when there is no body.
Result<Answer> decide(Call& call, std::optional<WaiverBody> const& body) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto due_id = call.id<CommitmentDueId>(1);
  if (!due_id) return refuse(std::move(due_id.error()));
  auto const today = call.services.today();
  if (body && body->reason.find_first_not_of(" \n\t") == std::string::npos) return refuse(invalid_field("reason", "required"));
  if (body && body->decided_on && *body->decided_on > today) return refuse(invalid_field("decided_on", "date_in_future"));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = as_read(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    CommitmentDue due;
    due.id = *due_id;
    if (body) {
      due.waived_on = body->decided_on.value_or(today);
      due.waived_reason = body->reason;
      due.waived_by = call.caller.name;
    }
    if (auto put = unit.commitments().set_waiver(*id, before->commitment.version, due); !put) return refuse(std::move(put.error()));
    record(call, unit, change(*id, body ? "waived" : "waiver_taken_back", stored_json(*before), stored_json(*unit.commitments().find(*id, std::nullopt))));
    return written(call, unit, *id);
  });
}

Result<Answer> waive(Call& call) {
  auto body = json::read_body<WaiverBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return decide(call, *body);
}

Result<Answer> take_back(Call& call) { return decide(call, std::nullopt); }

Result<Answer> add_evidence(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<EvidenceBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_commitment(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    CommitmentEvidence e;
    e.id = CommitmentEvidenceId{call.services.new_id()};
    e.due_id = body->due_id;
    e.happened_on = body->happened_on;
    e.link = body->link.value_or("");
    e.note = body->note.value_or("");
    e.amount = body->amount;
    e.author_id = call.actor().account;
    e.author_name = call.caller.name;
    e.recorded_at = call.services.now();
    // A party shows what it did; how much of it counts is for the coordinator to say.
    if (e.amount && !call.caller.may(Permission::agreements_write)) return refuse(invalid_field("amount", "not_allowed_here"));
    auto evidence = checked(std::move(e), *before, call.services.today());
    if (!evidence) return refuse(std::move(evidence.error()));
    if (auto put = unit.commitments().add_evidence(*id, *evidence); !put) return refuse(std::move(put.error()));
    record(call, unit, change(*id, "evidence_added", {}, stored_json(before->commitment.agreement_id, *evidence)));
    return written(call, unit, *id, 201);
  });
}

Result<Answer> remove_evidence(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto evidence_id = call.id<CommitmentEvidenceId>(1);
  if (!evidence_id) return refuse(std::move(evidence_id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_commitment(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto const found = std::find_if(before->evidence.begin(), before->evidence.end(), [&](auto const& e) { return e.id == *evidence_id; });
    if (found == before->evidence.end()) return refuse(not_found("evidence"));
    if (found->author_id != call.caller.account && !call.caller.may(Permission::agreements_write)) return refuse(not_allowed());
    unit.commitments().remove_evidence(*id, *evidence_id);
    if (found->sha256 && !unit.signed_sheets().needs(*found->sha256)) call.services.sheet_files->remove(*found->sha256);
    record(call, unit, change(*id, "evidence_removed", stored_json(before->commitment.agreement_id, *found), {}));
    return written(call, unit, *id);
  });
}

}  // namespace

std::vector<Route> commitment_routes() {
  using json::ParameterType;
  using json::shape_of;
  auto const* view = &shape_of<CommitmentView>();
  return {
      {http::Method::get, "/api/v1/commitments", Permission::agreements_read, list,
       {.summary = "What parties owe, a row a due day, by day", .tag = concept_name,
        .query = {{.name = "q", .description = "Part of the clause, the description or the person"}, {.name = "agreement", .type = ParameterType::uuid},
                  {.name = "organisation", .description = "The party that owes it", .type = ParameterType::uuid},
                  {.name = "status", .choices = {"open", "at_risk", "late", "met", "waived"}}, {.name = "from", .type = ParameterType::date},
                  {.name = "to", .type = ParameterType::date}, {.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}, {.name = "format", .choices = {"json", "csv"}}},
        .answer = &shape_of<json::Page<CommitmentListItem>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/commitments", Permission::agreements_write, add,
       {.summary = "Record what a party owes", .tag = concept_name, .request = &shape_of<CommitmentBody>(), .answer = view, .status = 201,
        .errors = {400, 401, 403, 409, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::get, "/api/v1/commitments/{id}", Permission::agreements_read, show,
       {.summary = "One commitment with its due days, progress and evidence", .tag = concept_name, .answer = view, .errors = {401, 403, 404},
        .answers_etag = true}},
      {http::Method::put, "/api/v1/commitments/{id}", Permission::agreements_write, replace,
       {.summary = "Replace a commitment", .tag = concept_name, .request = &shape_of<CommitmentBody>(), .answer = view,
        .errors = {400, 401, 403, 404, 409, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/commitments/{id}", Permission::agreements_write, remove,
       {.summary = "Delete a commitment without evidence", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409, 412},
        .takes_if_match = true}},
      {http::Method::put, "/api/v1/commitments/{id}/dues/{due_id}/waiver", Permission::agreements_write, waive,
       {.summary = "Waive one due day, with the reason", .tag = concept_name, .request = &shape_of<WaiverBody>(), .answer = view,
        .errors = {400, 401, 403, 404, 412, 422}, .answers_etag = true, .takes_if_match = true}},
      {http::Method::delete_, "/api/v1/commitments/{id}/dues/{due_id}/waiver", Permission::agreements_write, take_back,
       {.summary = "Take a waiver back", .tag = concept_name, .answer = view, .errors = {401, 403, 404, 412}, .answers_etag = true,
        .takes_if_match = true}},
      {http::Method::post, "/api/v1/commitments/{id}/evidence", Permission::agreements_contribute, add_evidence,
       {.summary = "Add what shows that it was done", .tag = concept_name, .request = &shape_of<EvidenceBody>(), .answer = view, .status = 201,
        .errors = {400, 401, 403, 404, 422}, .answers_etag = true, .takes_idempotency_key = true}},
      {http::Method::delete_, "/api/v1/commitments/{id}/evidence/{evidence_id}", Permission::agreements_contribute, remove_evidence,
       {.summary = "Remove evidence: one's own, or any for those who keep agreements", .tag = concept_name, .answer = view,
        .errors = {401, 403, 404}, .answers_etag = true}},
  };
}

}  // namespace athar::api
