#include "persistence/agreements/partner_word_store.hpp"

#include "persistence/agreements/scope_sql.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// What is spoken of is the agreement's and in scope; of minutes a partner knows those that left the house, of papers those marked for it.
#define ATHAR_SUBJECT_IN_AGREEMENT                                                                                                      \
  "from athar.agreement a "                                                                                                             \
  "left join athar.commitment c on c.id = CAST(:commitment AS uuid) and c.agreement_id = a.id "                                         \
  "left join (athar.committee_meeting m join athar.committee k on k.id = m.committee_id) "                                              \
  "  on m.id = CAST(:meeting AS uuid) and k.agreement_id = a.id "                                                                       \
  "where a.id = CAST(:agreement AS uuid) and " ATHAR_AGREEMENT_IN_SCOPE                                                                 \
  " and (CAST(:commitment AS uuid) IS NULL OR c.id is not null) and (CAST(:meeting AS uuid) IS NULL OR m.id is not null) "

constexpr std::string_view insert_comment = R"(
insert into athar.agreement_comment (id, agreement_id, commitment_id, meeting_id, said, author_id, author_name, organisation_id)
select CAST(:id AS uuid), a.id, c.id, m.id, CAST(:said AS text), CAST(:author AS uuid), CAST(:author_name AS text), CAST(:organisation AS uuid)
)" ATHAR_SUBJECT_IN_AGREEMENT;

// An answer stands where the first comment of the exchange stands.
constexpr std::string_view insert_answer = R"(
insert into athar.agreement_comment (id, agreement_id, commitment_id, meeting_id, answers_id, said, author_id, author_name, organisation_id)
select CAST(:id AS uuid), a.id, x.commitment_id, x.meeting_id, coalesce(x.answers_id, x.id), CAST(:said AS text), CAST(:author AS uuid),
       CAST(:author_name AS text), CAST(:organisation AS uuid)
from athar.agreement_comment x
join athar.agreement a on a.id = x.agreement_id
where x.id = CAST(:answers AS uuid) and a.id = CAST(:agreement AS uuid) and )" ATHAR_AGREEMENT_IN_SCOPE;

#define ATHAR_CONFIRMABLE                                                                                                           \
  " from athar.agreement a "                                                                                                        \
  "left join athar.commitment c on c.id = CAST(:commitment AS uuid) and c.agreement_id = a.id "                                     \
  "left join (athar.committee_meeting m join athar.committee k on k.id = m.committee_id) "                                          \
  "  on m.id = CAST(:meeting AS uuid) and k.agreement_id = a.id and m.minutes <> 'draft' "                                          \
  "left join athar.agreement_document d on d.id = CAST(:document AS uuid) and d.agreement_id = a.id and d.is_shown_to_partners "    \
  "where a.id = CAST(:agreement AS uuid) and " ATHAR_AGREEMENT_IN_SCOPE                                                             \
  " and (CAST(:commitment AS uuid) IS NULL OR c.id is not null)"                                                                    \
  " and (CAST(:meeting AS uuid) IS NULL OR m.id is not null)"                                                                       \
  " and (CAST(:document AS uuid) IS NULL OR d.id is not null)"                                                                      \
  " and not exists (select from athar.agreement_document n where n.replaces = d.id and n.is_shown_to_partners)"

constexpr std::string_view insert_confirmation = R"(
insert into athar.agreement_confirmation
  (id, agreement_id, commitment_id, meeting_id, document_id, subject_version, minutes, stance, note, author_id, author_name, organisation_id)
select CAST(:id AS uuid), a.id, c.id, m.id, d.id, coalesce(c.version, m.version, d.version, a.version), coalesce(m.minutes, ''),
       CAST(:stance AS text), CAST(:note AS text), CAST(:author AS uuid), CAST(:author_name AS text), CAST(:organisation AS uuid))"
    ATHAR_CONFIRMABLE " and coalesce(c.version, m.version, d.version, a.version) = CAST(:version AS integer)";

constexpr std::string_view find_version = "select coalesce(c.version, m.version, d.version, a.version)" ATHAR_CONFIRMABLE;

constexpr std::string_view find_newer = R"(
select 1 from athar.agreement_document d join athar.agreement_document n on n.replaces = d.id and n.is_shown_to_partners
where d.id = :document and d.agreement_id = :agreement and d.is_shown_to_partners)";

#define ATHAR_IS_ANSWERED                                                                                                           \
  "exists (select from athar.agreement_comment y where y.answers_id = coalesce(x.answers_id, x.id) and y.organisation_id is null "  \
  "        and y.written_at > x.written_at)"

#define ATHAR_COMMENT_COLUMNS                                                                                                      \
  "select x.id, x.agreement_id, x.commitment_id, x.meeting_id, x.answers_id, x.said, x.author_id, x.author_name, "                 \
  "       x.organisation_id, coalesce(o.name_fr, ''), coalesce(o.name_ar, ''), coalesce(o.name_en, ''), x.written_at, "            \
  "       coalesce(c.clause, ''), coalesce(c.description_fr, k.name_fr, ''), coalesce(c.description_ar, k.name_ar, ''), "          \
  "       coalesce(c.description_en, k.name_en, ''), m.number, a.code, a.title_fr, a.title_ar, a.title_en, " ATHAR_IS_ANSWERED " "

#define ATHAR_COMMENTS_FROM                                                                                                        \
  "from athar.agreement_comment x "                                                                                                \
  "join athar.agreement a on a.id = x.agreement_id "                                                                               \
  "left join athar.organisation o on o.id = x.organisation_id "                                                                    \
  "left join athar.commitment c on c.id = x.commitment_id "                                                                        \
  "left join (athar.committee_meeting m join athar.committee k on k.id = m.committee_id) on m.id = x.meeting_id "                  \
  "where " ATHAR_AGREEMENT_IN_SCOPE " "

#define ATHAR_COMMENT_FILTER                                                                                                       \
  " and (CAST(:agreement AS uuid) IS NULL OR x.agreement_id = CAST(:agreement AS uuid))"                                           \
  " and (CAST(:commitment AS uuid) IS NULL OR x.commitment_id = CAST(:commitment AS uuid))"                                        \
  " and (CAST(:meeting AS uuid) IS NULL OR x.meeting_id = CAST(:meeting AS uuid))"                                                 \
  " and (CAST(:unanswered AS boolean) = false OR (x.organisation_id is not null and not " ATHAR_IS_ANSWERED "))"

constexpr std::string_view find_comment = ATHAR_COMMENT_COLUMNS ATHAR_COMMENTS_FROM "and x.id = :id";

constexpr std::string_view list_comments = ATHAR_COMMENT_COLUMNS ATHAR_COMMENTS_FROM ATHAR_COMMENT_FILTER
    " and (CAST(:after_key AS text) IS NULL OR (x.written_at, x.id) < (CAST(CAST(:after_key AS text) AS timestamptz), CAST(:after_id AS uuid)))"
    " order by x.written_at desc, x.id desc limit :limit";

constexpr std::string_view count_comments =
    "select count(*) from (select 1 " ATHAR_COMMENTS_FROM ATHAR_COMMENT_FILTER " limit 10001) as counted";

#define ATHAR_CONFIRMATIONS                                                                                                        \
  "select x.id, x.agreement_id, x.commitment_id, x.meeting_id, x.document_id, x.stance, x.note, x.author_id, x.author_name, "      \
  "       x.organisation_id, o.name_fr, o.name_ar, o.name_en, x.subject_version, x.minutes, "                                      \
  "       x.subject_version = coalesce(c.version, m.version, d.version, a.version) "                                               \
  "         and not exists (select from athar.agreement_document n where n.replaces = x.document_id), x.confirmed_at, "            \
  "       coalesce(c.clause, d.title, ''), coalesce(c.description_fr, k.name_fr, ''), coalesce(c.description_ar, k.name_ar, ''), " \
  "       coalesce(c.description_en, k.name_en, ''), m.number "                                                                    \
  "from athar.agreement_confirmation x "                                                                                           \
  "join athar.agreement a on a.id = x.agreement_id "                                                                               \
  "join athar.organisation o on o.id = x.organisation_id "                                                                         \
  "left join athar.commitment c on c.id = x.commitment_id "                                                                        \
  "left join (athar.committee_meeting m join athar.committee k on k.id = m.committee_id) on m.id = x.meeting_id "                  \
  "left join athar.agreement_document d on d.id = x.document_id "                                                                  \
  "where (x.document_id is null or CAST(:scope_organisation AS uuid) IS NULL OR d.is_shown_to_partners) and "                      \
  ATHAR_AGREEMENT_IN_SCOPE " "

constexpr std::string_view find_confirmation = ATHAR_CONFIRMATIONS "and x.id = :id";
constexpr std::string_view list_confirmations =
    ATHAR_CONFIRMATIONS "and x.agreement_id = :agreement order by x.confirmed_at desc, x.id limit 500";

AgreementComment comment_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  AgreementComment out;
  out.id = row.id<AgreementCommentTag>();
  out.about.agreement_id = row.id<AgreementTag>();
  out.about.commitment_id = row.maybe_id<CommitmentTag>();
  out.about.meeting_id = row.maybe_id<CommitteeMeetingTag>();
  out.answers_id = row.maybe_id<AgreementCommentTag>();
  out.text = row.text();
  out.speaker.account_id = row.maybe_id<AccountTag>();
  out.speaker.name = row.text();
  out.speaker.organisation_id = row.maybe_id<OrganisationTag>();
  out.speaker.organisation_name = row.localized();
  out.written_at = row.instant();
  out.about.words = row.text();
  out.about.name = row.localized();
  out.about.number = row.maybe_small();
  out.agreement_code = row.text();
  out.agreement_title = row.localized();
  out.is_answered = row.boolean();
  return out;
}

AgreementConfirmation confirmation_from(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  AgreementConfirmation out;
  out.id = row.id<AgreementConfirmationTag>();
  out.about.agreement_id = row.id<AgreementTag>();
  out.about.commitment_id = row.maybe_id<CommitmentTag>();
  out.about.meeting_id = row.maybe_id<CommitteeMeetingTag>();
  out.about.document_id = row.maybe_id<AgreementDocumentTag>();
  out.stance = stance_named(row.text()).value_or(Stance::read);
  out.note = row.text();
  out.speaker.account_id = row.maybe_id<AccountTag>();
  out.speaker.name = row.text();
  out.speaker.organisation_id = row.maybe_id<OrganisationTag>();
  out.speaker.organisation_name = row.localized();
  out.subject_version = row.small();
  out.minutes = row.text();
  out.is_current = row.boolean();
  out.confirmed_at = row.instant();
  out.about.words = row.text();
  out.about.name = row.localized();
  out.about.number = row.maybe_small();
  return out;
}

/// The path of what was named and is not there.
std::string named_path(AgreementSubject const& about) {
  return about.commitment_id ? "commitment_id" : about.meeting_id ? "meeting_id" : "document_id";
}

bool names_something(AgreementSubject const& about) { return about.commitment_id || about.meeting_id || about.document_id; }

}  // namespace

Result<void> PostgresPartnerWordStore::insert(AgreementComment const& x, std::optional<OrganisationId> scope) {
  auto written = x.answers_id
      ? connection_.write(insert_answer, {{"id", x.id}, {"said", x.text}, {"author", x.speaker.account_id}, {"author_name", x.speaker.name},
            {"organisation", x.speaker.organisation_id}, {"answers", x.answers_id}, {"agreement", x.about.agreement_id},
            {"scope_organisation", scope}})
      : connection_.write(insert_comment, {{"id", x.id}, {"said", x.text}, {"author", x.speaker.account_id}, {"author_name", x.speaker.name},
            {"organisation", x.speaker.organisation_id}, {"commitment", x.about.commitment_id}, {"meeting", x.about.meeting_id},
            {"agreement", x.about.agreement_id}, {"scope_organisation", scope}});
  if (!written) return refuse(std::move(written.error()));
  if (*written > 0) return {};
  if (x.answers_id) return refuse(invalid_field("answers_id", "unknown_comment"));
  if (names_something(x.about)) return refuse(invalid_field(named_path(x.about), "unknown_subject"));
  return refuse(not_found("agreement"));
}

Result<void> PostgresPartnerWordStore::insert(AgreementConfirmation const& x, std::optional<OrganisationId> scope) {
  auto written = connection_.write(insert_confirmation, {{"id", x.id}, {"stance", name_of(x.stance)}, {"note", x.note},
      {"author", x.speaker.account_id}, {"author_name", x.speaker.name}, {"organisation", x.speaker.organisation_id},
      {"commitment", x.about.commitment_id}, {"meeting", x.about.meeting_id}, {"document", x.about.document_id},
      {"agreement", x.about.agreement_id}, {"scope_organisation", scope}, {"version", x.subject_version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written > 0) return {};
  if (version_of(x.about, scope)) return refuse(stale());
  if (x.about.document_id && !connection_.run(find_newer, {{"document", *x.about.document_id}, {"agreement", x.about.agreement_id}}).empty())
    return refuse(invalid_field("document_id", "document_replaced"));
  if (names_something(x.about)) return refuse(invalid_field(named_path(x.about), "unknown_subject"));
  return refuse(not_found("agreement"));
}

std::optional<int> PostgresPartnerWordStore::version_of(AgreementSubject const& about, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_version, {{"commitment", about.commitment_id}, {"meeting", about.meeting_id}, {"document", about.document_id},
      {"agreement", about.agreement_id}, {"scope_organisation", scope}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).small();
}

std::optional<AgreementComment> PostgresPartnerWordStore::comment(AgreementCommentId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_comment, {{"scope_organisation", scope}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  return comment_from(rows, 0);
}

std::optional<AgreementConfirmation> PostgresPartnerWordStore::confirmation(AgreementConfirmationId id, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(find_confirmation, {{"scope_organisation", scope}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  return confirmation_from(rows, 0);
}

Page<AgreementComment> PostgresPartnerWordStore::comments(CommentFilter const& f, PageRequest const& request) {
  Rows rows = connection_.run_list(list_comments, {{"scope_organisation", f.scope}, {"agreement", f.agreement}, {"commitment", f.commitment},
      {"meeting", f.meeting}, {"unanswered", f.unanswered}, {"after_key", request.after_key}, {"after_id", request.after_id},
      {"limit", request.limit + 1}});
  std::vector<AgreementComment> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(comment_from(rows, i));
  auto page = page_of(std::move(items), request, [](auto const& x) { return x.written_at.text(); }, [](auto const& x) { return x.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run_list(count_comments, {{"scope_organisation", f.scope}, {"agreement", f.agreement}, {"commitment", f.commitment},
        {"meeting", f.meeting}, {"unanswered", f.unanswered}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

std::vector<AgreementConfirmation> PostgresPartnerWordStore::confirmations(AgreementId agreement, std::optional<OrganisationId> scope) {
  Rows rows = connection_.run(list_confirmations, {{"scope_organisation", scope}, {"agreement", agreement}});
  std::vector<AgreementConfirmation> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(confirmation_from(rows, i));
  return out;
}

}  // namespace athar::persistence
