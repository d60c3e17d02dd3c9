#include "domain/documents/signed_sheet.hpp"
#include "server/api/agreements/agreements.hpp"
#include "domain/documents/signed_sheet.hpp"
#include "server/api/agreements/attachments.hpp"
#include "server/api/agreements/documents_wire.hpp"
#include "server/api/agreements/views.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"

/// Papers of an agreement. Any type is kept; none is ever run or shown by the server: it is given as an attachment of no type.
namespace athar::api {
namespace {

constexpr char const* concept_name = "agreement_documents";

AgreementDocumentView view_of(AgreementDocumentRow const& row) {
  auto const& d = row.document;
  return {.id = d.id, .agreement_id = d.agreement_id, .replaces = d.replaces, .version = d.version, .is_replaced = row.is_replaced, .title = d.title,
          .file_name = d.file_name, .size_bytes = d.size_bytes, .sha256 = d.sha256, .is_shown_to_partners = d.is_shown_to_partners,
          .uploaded_by = row.uploaded_by, .uploaded_at = row.uploaded_at};
}

std::string stored_json(AgreementDocument const& d) {
  json::Writer out(256);
  out.begin_object().field("agreement_id", d.agreement_id).field("title", d.title).field("version", d.version).field("sha256", d.sha256)
      .field("is_shown_to_partners", d.is_shown_to_partners);
  return out.end_object().take();
}

Result<Answer> list(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    AgreementDocuments out;
    for (auto const& row : unit.agreements().documents().of(*id, agreements_scope(call))) out.items.push_back(view_of(row));
    out.can = {{"add", call.caller.may(Permission::agreements_contribute)}, {"update", call.caller.may(Permission::agreements_write)}};
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

Result<Answer> upload(Call& call) {
  auto id = call.id<AgreementId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  AgreementDocument given;
  given.id = AgreementDocumentId{call.services.new_id()};
  given.agreement_id = *id;
  given.replaces = query.id<AgreementDocumentId>("replaces");
  given.title = query.text("title").value_or("");
  given.is_shown_to_partners = query.flag("shown_to_partners");
  given.size_bytes = static_cast<std::int64_t>(call.request.body.size());
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto name = uploaded_name(call);
  if (!name) return refuse(std::move(name.error()));
  given.file_name = std::move(*name);
  // What a partner brings it sees itself.
  auto const within = agreements_scope(call);
  if (within) given.is_shown_to_partners = true;
  auto document = checked(std::move(given));
  if (!document) return refuse(std::move(document.error()));
  document->sha256 = sha256_of(call.request.body);
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto page = find_agreement(call, unit, *id);
    if (!page) return refuse(std::move(page.error()));
    auto& documents = unit.agreements().documents();
    // A partner replaces what it sees, no more.
    if (document->replaces && within && !documents.find(*document->replaces, within)) return refuse(invalid_field("replaces", "unknown_document"));
    auto stored = documents.insert(*document, call.actor());
    if (!stored) return refuse(std::move(stored.error()));
    unit.signed_sheets().needs(stored->sha256);  // nobody takes the same content away meanwhile
    if (auto kept = call.services.sheet_files->put(stored->sha256, call.request.body); !kept) return refuse(std::move(kept.error()));
    record(call, unit, {.concept_name = concept_name, .subject = stored->id.uuid, .action = stored->replaces ? "replaced" : "created", .before = {},
                        .after = stored_json(*stored), .touched = {}});
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view_of(*documents.find(stored->id, within)));
    answer.location = "/api/v1/agreement_documents/" + stored->id.text() + "/file";
    return answer;
  });
}

Result<Answer> file(Call& call) {
  auto id = call.id<AgreementDocumentId>();
  if (!id) return refuse(std::move(id.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const row = unit.agreements().documents().find(*id, agreements_scope(call));
    if (!row) return refuse(not_found("document"));
    auto path = call.services.sheet_files->find(row->document.sha256);
    if (!path) return refuse(std::move(path.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "downloaded", .before = {}, .after = {}, .touched = {}});
    return attachment(std::move(*path), row->document.file_name);
  });
}

Result<Answer> update(Call& call) {
  auto id = call.id<AgreementDocumentId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<AgreementDocumentBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& documents = unit.agreements().documents();
    auto const before = documents.find(*id, agreements_scope(call));
    if (!before) return refuse(not_found("document"));
    auto now = before->document;
    now.title = body->title;
    now.is_shown_to_partners = body->is_shown_to_partners;
    if (!documents.update(now)) return refuse(not_found("document"));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "updated", .before = stored_json(before->document),
                        .after = stored_json(now), .touched = {}});
    Answer answer;
    answer.body = json::to_json(view_of(*documents.find(*id, std::nullopt)));
    return answer;
  });
}

Result<Answer> remove(Call& call) {
  auto id = call.id<AgreementDocumentId>();
  if (!id) return refuse(std::move(id.error()));
  std::optional<std::string> gone;
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto& documents = unit.agreements().documents();
    auto const before = documents.find(*id, agreements_scope(call));
    if (!before) return refuse(not_found("document"));
    if (auto removed = documents.remove(*id); !removed) return refuse(std::move(removed.error()));
    if (!unit.signed_sheets().needs(before->document.sha256)) call.services.sheet_files->remove(before->document.sha256);
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "deleted", .before = stored_json(before->document), .after = {},
                        .touched = {}});
    Answer done;
    done.status = 204;
    return done;
  });
  return answer;
}

}  // namespace

std::vector<Route> agreement_document_routes() {
  using json::ParameterType;
  using json::shape_of;
  return {
      {http::Method::get, "/api/v1/agreements/{id}/documents", Permission::agreements_read, list,
       {.summary = "Documents of an agreement, every version", .description = "A partner's account sees those marked for partners.",
        .tag = concept_name, .answer = &shape_of<AgreementDocuments>(), .errors = {401, 403, 404}}},
      {http::Method::post, "/api/v1/agreements/{id}/documents", Permission::agreements_contribute, upload,
       {.summary = "Add a document, or a new version of one",
        .description = "Any type, at most 25 MiB. X-File-Name names it, percent-encoded. What a partner adds is marked for partners.",
        .tag = concept_name,
        .query = {{.name = "title", .description = "The file's name when left out"},
                  {.name = "shown_to_partners", .type = ParameterType::boolean},
                  {.name = "replaces", .description = "The document this is a newer version of, which is kept", .type = ParameterType::uuid}},
        .request_type = "application/octet-stream", .answer = &shape_of<AgreementDocumentView>(), .status = 201,
        .errors = {401, 403, 404, 409, 413, 422, 503}, .takes_idempotency_key = true},
       http::Lane::slow, greatest_document_size},
      {http::Method::get, "/api/v1/agreement_documents/{id}/file", Permission::agreements_read, file,
       {.summary = "The file itself, as an attachment", .description = "Noted in the audit trail.", .tag = concept_name,
        .answer_type = "application/octet-stream", .errors = {401, 403, 404, 409}}},
      {http::Method::put, "/api/v1/agreement_documents/{id}", Permission::agreements_write, update,
       {.summary = "Retitle a document, or say whether partners see it", .tag = concept_name, .request = &shape_of<AgreementDocumentBody>(),
        .answer = &shape_of<AgreementDocumentView>(), .errors = {400, 401, 403, 404, 422}}},
      {http::Method::delete_, "/api/v1/agreement_documents/{id}", Permission::agreements_write, remove,
       {.summary = "Delete a document nothing refers to, with its file", .tag = concept_name, .status = 204, .errors = {401, 403, 404, 409}}},
  };
}

}  // namespace athar::api
