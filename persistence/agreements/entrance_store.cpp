#include "persistence/agreements/entrance_store.hpp"

#include "persistence/agreements/scope_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view owed_commitments = R"(
select d.id, d.number, d.due_on, d.achieved, c.id, a.id, a.code, a.title_fr, a.title_ar, a.title_en, c.clause, c.description_fr,
       c.description_ar, c.description_en, o.name_fr, o.name_ar, o.name_en, c.target
from athar.commitment_due d
join athar.commitment c on c.id = d.commitment_id
join athar.agreement a on a.id = d.agreement_id
join athar.organisation o on o.id = c.organisation_id
where d.met_on is null and d.waived_on is null and d.achieved < c.target
  and c.organisation_id = ANY (ARRAY(
    with recursive below as (
      select CAST(:scope_organisation AS uuid) as id
      union select x.id from athar.organisation x join below b on x.parent_id = b.id)
    select b.id from below b))
  and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by coalesce(d.due_on, date '2199-12-31'), d.id limit 100)";

#define ATHAR_SAID(subject, version)                                                                                          \
  "exists (select from athar.agreement_confirmation f where f." subject " and f.organisation_id = CAST(:scope_organisation AS uuid)" \
  " and f.subject_version = " version " and f.stance = 'read'),"                                                              \
  "exists (select from athar.agreement_confirmation f where f." subject " and f.organisation_id = CAST(:scope_organisation AS uuid)" \
  " and f.subject_version = " version " and f.stance = 'agreed') "

constexpr std::string_view entrance_meetings =
    "select m.id, m.version, a.id, a.code, a.title_fr, a.title_ar, a.title_en, k.name_fr, k.name_ar, k.name_en, k.kind, m.number, m.held_on,"
    " coalesce(to_char(m.starts, 'HH24:MI'), ''), m.place_fr, m.place_ar, m.place_en, m.documents, m.minutes, "
    ATHAR_SAID("meeting_id = m.id", "m.version") R"(
from athar.committee_meeting m
join athar.committee k on k.id = m.committee_id
join athar.agreement a on a.id = k.agreement_id
where (m.held_on >= CAST(:today AS date) or (m.minutes <> 'draft' and m.held_on >= CAST(:from AS date))) and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by m.held_on < CAST(:today AS date), case when m.held_on >= CAST(:today AS date) then m.held_on end, m.held_on desc, m.id limit 50)";

constexpr std::string_view entrance_documents =
    "select d.id, a.id, a.code, a.title_fr, a.title_ar, a.title_en, d.title, d.file_name, d.version, d.size_bytes, d.uploaded_at,"
    " d.uploaded_by_name, " ATHAR_SAID("document_id = d.id", "d.version") R"(
from athar.agreement_document d
join athar.agreement a on a.id = d.agreement_id
where d.is_shown_to_partners and not exists (select from athar.agreement_document n where n.replaces = d.id and n.is_shown_to_partners)
  and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by d.uploaded_at desc, d.id limit 50)";

constexpr std::string_view entrance_tables = R"(
select t.id, t.title_fr, t.title_ar, t.title_en, a.id, a.code, a.title_fr, a.title_ar, a.title_en, e.day
from athar.published_table t
join athar.agreement a on a.id = t.agreement_id
join (select max(x.day) as day from athar.published_edition x) e on true
where t.withdrawn_at is null
  and exists (select from athar.published_figure f where f.day = e.day and f.table_id = t.id) and )" ATHAR_AGREEMENT_IN_SCOPE R"(
order by a.ordinal, t.position)";

constexpr std::string_view organisation_name = "select o.name_fr, o.name_ar, o.name_en from athar.organisation o where o.id = :id";

SaidAlready said_from(RowReader& row) {
  SaidAlready said;
  said.read = row.boolean();
  said.agreed = row.boolean();
  return said;
}

}  // namespace

std::vector<OwedCommitment> PostgresEntranceStore::owed(OrganisationId organisation) {
  Rows rows = connection_.run(owed_commitments, {{"scope_organisation", organisation}});
  std::vector<OwedCommitment> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.due.id = row.id<CommitmentDueTag>();
    x.due.number = row.small();
    x.due.due_on = row.maybe_date();
    x.due.achieved = row.integer();
    x.commitment_id = row.id<CommitmentTag>();
    x.agreement_id = row.id<AgreementTag>();
    x.agreement_code = row.text();
    x.agreement_title = row.localized();
    x.clause = row.text();
    x.description = row.localized();
    x.organisation_name = row.localized();
    x.target = row.integer();
  }
  return out;
}

std::vector<EntranceMeeting> PostgresEntranceStore::meetings(OrganisationId organisation, LocalDate today) {
  Rows rows = connection_.run(entrance_meetings, {{"scope_organisation", organisation}, {"today", today},
      {"from", LocalDate::from_days(today.days() - entrance_days_back)}});
  std::vector<EntranceMeeting> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.id = row.id<CommitteeMeetingTag>();
    x.version = row.small();
    x.agreement_id = row.id<AgreementTag>();
    x.agreement_code = row.text();
    x.agreement_title = row.localized();
    x.committee_name = row.localized();
    x.committee_kind = row.text();
    x.number = row.small();
    x.held_on = row.date();
    x.starts = row.text();
    x.place = row.localized();
    x.documents = row.text();
    x.minutes = minutes_status_named(row.text()).value_or(MinutesStatus::draft);
    x.said = said_from(row);
  }
  return out;
}

std::vector<EntranceDocument> PostgresEntranceStore::documents(OrganisationId organisation) {
  Rows rows = connection_.run(entrance_documents, {{"scope_organisation", organisation}});
  std::vector<EntranceDocument> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.id = row.id<AgreementDocumentTag>();
    x.agreement_id = row.id<AgreementTag>();
    x.agreement_code = row.text();
    x.agreement_title = row.localized();
    x.title = row.text();
    x.file_name = row.text();
    x.version = row.small();
    x.size_bytes = row.integer();
    x.uploaded_at = row.instant();
    x.uploaded_by = row.text();
    x.said = said_from(row);
  }
  return out;
}

std::vector<EntranceTable> PostgresEntranceStore::tables(OrganisationId organisation) {
  Rows rows = connection_.run(entrance_tables, {{"scope_organisation", organisation}});
  std::vector<EntranceTable> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& x = out[i];
    x.id = row.id<PublishedTableTag>();
    x.title = row.localized();
    x.agreement_id = row.id<AgreementTag>();
    x.agreement_code = row.text();
    x.agreement_title = row.localized();
    x.edition = row.date();
  }
  return out;
}

std::optional<LocalizedText> PostgresEntranceStore::name(OrganisationId organisation) {
  Rows rows = connection_.run(organisation_name, {{"id", organisation}});
  if (rows.empty()) return std::nullopt;
  return RowReader(rows, 0).localized();
}

}  // namespace athar::persistence
