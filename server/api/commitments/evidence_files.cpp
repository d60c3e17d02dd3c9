#include <algorithm>
#include <charconv>

#include "domain/agreements/agreement_document.hpp"
#include "domain/documents/signed_sheet.hpp"
#include "server/api/agreements/attachments.hpp"
#include "server/api/commitments/commitments.hpp"
#include "server/api/commitments/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"

/// Files that show that a commitment was kept. Any type is kept; none is ever run or shown: it is given as an attachment of no type.
namespace athar::api {
namespace {

/// The amount of a query: digits, of at most the 19 that fit. Errors: out_of_range.
Result<std::optional<std::int64_t>> amount_of(std::optional<std::string> const& text) {
  if (!text) return std::optional<std::int64_t>{};
  std::int64_t amount = 0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), amount);
  if (error != std::errc() || end != text->data() + text->size()) return refuse(invalid_field("amount", "out_of_range"));
  return std::optional(amount);
}

Result<CommitmentEvidence> evidence_from(Call& call) {
  QueryReader query(call);
  CommitmentEvidence e;
  auto const due = query.id<CommitmentDueId>("due_id");
  auto const on = query.date("happened_on");
  e.note = query.text("note").value_or("");
  auto const amount = amount_of(query.text("amount"));
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto name = uploaded_name(call);
  std::vector<FieldError> errors;
  if (!due) errors.push_back({"due_id", "required", {}});
  if (!on) errors.push_back({"happened_on", "required", {}});
  if (!amount) errors.insert(errors.end(), amount.error().fields.begin(), amount.error().fields.end());
  if (!name) errors.insert(errors.end(), name.error().fields.begin(), name.error().fields.end());
  if (call.request.body.empty()) errors.push_back({"file", "required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  e.id = CommitmentEvidenceId{call.services.new_id()};
  e.due_id = *due;
  e.happened_on = *on;
  e.amount = *amount;
  e.file_name = std::move(*name);
  e.size_bytes = static_cast<std::int64_t>(call.request.body.size());
  e.sha256 = sha256_of(call.request.body);
  e.author_id = call.actor().account;
  e.author_name = call.caller.name;
  e.recorded_at = call.services.now();
  // A party shows what it did; how much of it counts is for the coordinator to say.
  if (e.amount && !call.caller.may(Permission::agreements_write)) return refuse(invalid_field("amount", "not_allowed_here"));
  return e;
}

Result<Answer> upload(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto given = evidence_from(call);
  if (!given) return refuse(std::move(given.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto before = find_commitment(call, unit, *id);
    if (!before) return refuse(std::move(before.error()));
    auto evidence = checked(*given, *before, call.services.today());
    if (!evidence) return refuse(std::move(evidence.error()));
    if (auto put = unit.commitments().add_evidence(*id, *evidence); !put) return refuse(std::move(put.error()));
    unit.signed_sheets().needs(*evidence->sha256);  // nobody takes the same content away meanwhile
    if (auto kept = call.services.sheet_files->put(*evidence->sha256, call.request.body); !kept) return refuse(std::move(kept.error()));
    record(call, unit, {.concept_name = "commitments", .subject = id->uuid, .action = "evidence_added", .before = {},
                        .after = stored_json(before->commitment.agreement_id, *evidence), .touched = {}});
    auto const after = *unit.commitments().find(*id, std::nullopt);
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view_of(after, call.caller, call.services.today(), refreshed_figures(call, unit, after)));
    answer.version = after.commitment.version;
    answer.location = "/api/v1/commitments/" + id->text() + "/evidence/" + evidence->id.text() + "/file";
    return answer;
  });
}

Result<Answer> file(Call& call) {
  auto id = call.id<CommitmentId>();
  if (!id) return refuse(std::move(id.error()));
  auto evidence_id = call.id<CommitmentEvidenceId>(1);
  if (!evidence_id) return refuse(std::move(evidence_id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_commitment(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto const found = std::find_if(page->evidence.begin(), page->evidence.end(), [&](auto const& e) { return e.id == *evidence_id && e.sha256; });
    if (found == page->evidence.end()) return refuse(not_found("file"));
    auto path = call.services.sheet_files->find(*found->sha256);
    if (!path) return refuse(std::move(path.error()));
    record(call, unit, {.concept_name = "commitments", .subject = id->uuid, .action = "downloaded", .before = {},
                        .after = stored_json(page->commitment.agreement_id, *found), .touched = {}});
    return attachment(std::move(*path), found->file_name);
  });
}

}  // namespace

std::vector<Route> evidence_file_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::post, "/api/v1/commitments/{id}/evidence_files", Permission::agreements_contribute, upload,
       {.summary = "Add a file that shows that it was done", .description = "Any type, at most 25 MiB. X-File-Name names it, percent-encoded.",
        .tag = "commitments",
        .query = {{.name = "due_id", .description = "The due day it is for", .type = ParameterType::uuid},
                  {.name = "happened_on", .description = "Today or earlier", .type = ParameterType::date}, {.name = "note"},
                  {.name = "amount", .description = "What it adds to the progress, in the unit of the measure; not of figures, and not for partners",
                   .type = ParameterType::integer}},
        .request_type = "application/octet-stream", .answer = &shape_of<CommitmentView>(), .status = 201,
        .errors = {401, 403, 404, 409, 413, 422, 503}, .answers_etag = true, .takes_idempotency_key = true},
       http::Lane::slow, greatest_document_size},
      {http::Method::get, "/api/v1/commitments/{id}/evidence/{evidence_id}/file", Permission::agreements_read, file,
       {.summary = "The file itself, as an attachment", .description = "Noted in the audit trail.", .tag = "commitments",
        .answer_type = "application/octet-stream", .errors = {401, 403, 404, 409}}},
  };
}

}  // namespace athar::api
