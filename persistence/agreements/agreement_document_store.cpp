#include "persistence/agreements/agreement_document_store.hpp"

#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_DOCUMENT_COLUMNS                                                                                                     \
  "select d.id, d.agreement_id, d.replaces, d.version, d.title, d.file_name, d.sha256, d.size_bytes, d.is_shown_to_partners, "     \
  "       exists (select from athar.agreement_document n where n.replaces = d.id), d.uploaded_by_name, d.uploaded_at "             \
  "from athar.agreement_document d "                                                                                               \
  "join athar.agreement a on a.id = d.agreement_id "                                                                               \
  "where " ATHAR_AGREEMENT_IN_SCOPE " and (CAST(:scope_organisation AS uuid) IS NULL OR d.is_shown_to_partners) "

constexpr std::string_view documents_of = ATHAR_DOCUMENT_COLUMNS R"(
  and d.agreement_id = :agreement
order by athar.search_key(d.title), d.version desc, d.uploaded_at desc, d.id)";

constexpr std::string_view find_document = ATHAR_DOCUMENT_COLUMNS "and d.id = :id";

// Held, so that two new versions of one paper come one after the other.
constexpr std::string_view hold_document = R"(
select d.version, exists (select from athar.agreement_document n where n.replaces = d.id)
from athar.agreement_document d where d.id = :id and d.agreement_id = :agreement for update)";

constexpr std::string_view insert_document = R"(
insert into athar.agreement_document
  (id, agreement_id, replaces, version, title, file_name, sha256, size_bytes, is_shown_to_partners, uploaded_by, uploaded_by_name)
values (:id, :agreement, CAST(:replaces AS uuid), :version, :title, :file_name, :sha256, :size, :shown, CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view update_document =
    "update athar.agreement_document set title = :title, is_shown_to_partners = :shown where id = :id";

constexpr std::string_view delete_document = "delete from athar.agreement_document where id = :id";

AgreementDocumentRow read_row(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  AgreementDocumentRow out;
  auto& d = out.document;
  d.id = row.id<AgreementDocumentTag>();
  d.agreement_id = row.id<AgreementTag>();
  d.replaces = row.maybe_id<AgreementDocumentTag>();
  d.version = row.small();
  d.title = row.text();
  d.file_name = row.text();
  d.sha256 = row.text();
  d.size_bytes = row.integer();
  d.is_shown_to_partners = row.boolean();
  out.is_replaced = row.boolean();
  out.uploaded_by = row.text();
  out.uploaded_at = row.instant();
  return out;
}

}  // namespace

std::vector<AgreementDocumentRow> PostgresAgreementDocumentStore::of(AgreementId agreement, std::optional<OrganisationId> within) {
  Rows rows = connection_.run(documents_of, {{"scope_organisation", within}, {"agreement", agreement}});
  std::vector<AgreementDocumentRow> documents;
  for (std::size_t i = 0; i < rows.size(); ++i) documents.push_back(read_row(rows, i));
  return documents;
}

std::optional<AgreementDocumentRow> PostgresAgreementDocumentStore::find(AgreementDocumentId id, std::optional<OrganisationId> within) {
  Rows rows = connection_.run(find_document, {{"scope_organisation", within}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  return read_row(rows, 0);
}

Result<AgreementDocument> PostgresAgreementDocumentStore::insert(AgreementDocument d, Actor const& actor) {
  if (d.replaces) {
    Rows earlier = connection_.run(hold_document, {{"id", *d.replaces}, {"agreement", d.agreement_id}});
    if (earlier.empty()) return refuse(invalid_field("replaces", "unknown_document"));
    RowReader row(earlier, 0);
    d.version = row.small() + 1;
    if (row.boolean()) return refuse(invalid_field("replaces", "document_replaced"));
  }
  auto written = connection_.write(insert_document, {{"id", d.id}, {"agreement", d.agreement_id}, {"replaces", d.replaces},
      {"version", d.version}, {"title", d.title}, {"file_name", d.file_name}, {"sha256", d.sha256}, {"size", d.size_bytes},
      {"shown", d.is_shown_to_partners}, {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return d;
}

bool PostgresAgreementDocumentStore::update(AgreementDocument const& d) {
  auto written = connection_.write(update_document, {{"title", d.title}, {"shown", d.is_shown_to_partners}, {"id", d.id}});
  return written && *written > 0;
}

Result<void> PostgresAgreementDocumentStore::remove(AgreementDocumentId id) {
  auto written = connection_.write(delete_document, {{"id", id}});
  if (!written) return refuse(conflict("in_use", "A newer version or a step refers to this document"));
  return {};
}

}  // namespace athar::persistence
