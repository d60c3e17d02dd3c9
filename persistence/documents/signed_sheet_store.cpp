#include "persistence/documents/signed_sheet_store.hpp"

#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

#define ATHAR_SHEET_COLUMNS                                                                                                        \
  "select h.id, h.session_id, h.date, h.sitting, h.page, h.replaces, h.reference, h.file_name, h.media_type, h.sha256, h.size_bytes," \
  "       s.reference, s.title_fr, s.title_ar, s.title_en, h.uploaded_by_name, h.uploaded_at, h.replaced_at,"                      \
  "       case when h.elimination_id is null then athar.sheets_locked_until(coalesce(s.last_date, h.date)) end,"                   \
  "       e.id, e.reference, e.authority, e.agreed_on, e.recorded_by_name, e.recorded_at"                                          \
  " from athar.signed_sheet h join athar.session s on s.id = h.session_id left join athar.sheet_elimination e on e.id = h.elimination_id "

constexpr std::string_view sheets_of_session =
    ATHAR_SHEET_COLUMNS "where h.session_id = :session order by h.date, h.sitting nulls first, h.page, h.uploaded_at desc, h.id";
constexpr std::string_view find_sheet = ATHAR_SHEET_COLUMNS "where h.id = :id";

// Who has or had a seat stands on the list that was printed.
constexpr std::string_view sheets_naming = ATHAR_SHEET_COLUMNS
    "where h.elimination_id is null and h.session_id in ("
    "  select r.session_id from athar.person x join athar.person o on o.canonical_id = x.canonical_id"
    "  join athar.registration r on r.person_id = o.id and r.status <> 'waiting' where x.id = :person)"
    "order by h.date, h.session_id, h.page, h.uploaded_at limit 500";

constexpr std::string_view sheets_past_retention = ATHAR_SHEET_COLUMNS
    "where h.elimination_id is null and athar.sheets_locked_until(coalesce(s.last_date, h.date)) < CAST(:today AS date)"
    "  and (CAST(:after_key AS date) IS NULL OR (h.date, h.id) > (CAST(:after_key AS date), CAST(:after_id AS uuid)))"
    "order by h.date, h.id limit :limit";

constexpr std::string_view next_page = R"(
select coalesce(max(h.page), 0) + 1 from athar.signed_sheet h
where h.session_id = :session and h.date = :date and coalesce(h.sitting, 0) = coalesce(CAST(:sitting AS smallint), 0))";

constexpr std::string_view retire_sheet = R"(
update athar.signed_sheet set replaced_at = clock_timestamp() where id = :id and replaced_at is null and elimination_id is null)";

constexpr std::string_view insert_sheet = R"(
insert into athar.signed_sheet
  (id, session_id, date, sitting, page, replaces, reference, file_name, media_type, sha256, size_bytes, uploaded_by, uploaded_by_name)
values (:id, :session, :date, CAST(:sitting AS smallint), :page, CAST(:replaces AS uuid), :reference, :file_name, :media_type, :sha256, :size,
        CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view hold_content = "select pg_advisory_xact_lock(4184, hashtext(:sha256))";
constexpr std::string_view content_needed =
    "select exists (select from athar.signed_sheet h where h.sha256 = :sha256 and h.elimination_id is null) "
    "or exists (select from athar.agreement_document d where d.sha256 = :sha256) "
    "or exists (select from athar.commitment_evidence e where e.sha256 = :sha256)";

constexpr std::string_view all_contents =
    "select h.sha256 from athar.signed_sheet h where h.elimination_id is null union select d.sha256 from athar.agreement_document d "
    "union select e.sha256 from athar.commitment_evidence e where e.sha256 is not null";

constexpr std::string_view insert_elimination = R"(
insert into athar.sheet_elimination (id, reference, authority, agreed_on, recorded_by, recorded_by_name)
values (:id, :reference, :authority, :agreed_on, CAST(:actor AS uuid), :actor_name))";

constexpr std::string_view hold_sheets = R"(
select h.id from athar.signed_sheet h where h.id = any (CAST(:ids AS uuid[])) order by h.id for update)";

constexpr std::string_view sheets_to_eliminate = ATHAR_SHEET_COLUMNS "where h.id = any (CAST(:ids AS uuid[])) order by h.id";

constexpr std::string_view end_sheets = R"(
update athar.signed_sheet set elimination_id = :elimination, file_name = '' where id = any (CAST(:ids AS uuid[])))";

constexpr std::string_view list_eliminations = R"(
select e.id, e.reference, e.authority, e.agreed_on, e.recorded_by_name, e.recorded_at,
       (select count(*) from athar.signed_sheet h where h.elimination_id = e.id)
from athar.sheet_elimination e
where CAST(:after_key AS text) IS NULL or (e.recorded_at, e.id) < (CAST(:after_key AS timestamptz), CAST(:after_id AS uuid))
order by e.recorded_at desc, e.id desc limit :limit)";

SignedSheetRow read_row(Rows& rows, std::size_t at) {
  RowReader row(rows, at);
  SignedSheetRow out;
  auto& h = out.sheet;
  h.id = row.id<SignedSheetTag>();
  h.session_id = row.id<SessionTag>();
  h.date = row.date();
  h.sitting = row.maybe_small();
  h.page = row.small();
  h.replaces = row.maybe_id<SignedSheetTag>();
  h.reference = row.text();
  h.file_name = row.text();
  h.media_type = row.text();
  h.sha256 = row.text();
  h.size_bytes = row.integer();
  out.session_reference = row.text();
  out.session_title = row.localized();
  out.uploaded_by = row.text();
  out.uploaded_at = row.instant();
  out.replaced_at = row.maybe_instant();
  out.locked_until = row.maybe_date();
  if (auto const id = row.maybe_id<SheetEliminationTag>()) {
    SheetElimination e;
    e.id = *id;
    e.reference = row.text();
    e.authority = row.text();
    e.agreed_on = row.date();
    e.recorded_by = row.text();
    e.recorded_at = row.instant();
    out.elimination = std::move(e);
  }
  return out;
}

std::vector<SignedSheetRow> read_rows(Rows rows) {
  std::vector<SignedSheetRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(read_row(rows, i));
  return out;
}

}  // namespace

std::vector<SignedSheetRow> PostgresSignedSheetStore::of_session(SessionId session) {
  return read_rows(connection_.run(sheets_of_session, {{"session", session}}));
}

std::optional<SignedSheetRow> PostgresSignedSheetStore::find(SignedSheetId id) {
  Rows rows = connection_.run(find_sheet, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  return read_row(rows, 0);
}

std::vector<SignedSheetRow> PostgresSignedSheetStore::naming(PersonId person) { return read_rows(connection_.run(sheets_naming, {{"person", person}})); }

Page<SignedSheetRow> PostgresSignedSheetStore::past_retention(LocalDate today, PageRequest const& request) {
  auto items = read_rows(connection_.run(sheets_past_retention,
                                         {{"today", today}, {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}}));
  return page_of(std::move(items), request, [](auto const& row) { return row.sheet.date.text(); }, [](auto const& row) { return row.sheet.id.text(); });
}

Result<SignedSheet> PostgresSignedSheetStore::insert(SignedSheet sheet, Actor const& actor) {
  if (sheet.replaces) {
    auto const earlier = find(*sheet.replaces);
    if (!earlier || earlier->sheet.session_id != sheet.session_id || earlier->elimination) return refuse(invalid_field("replaces", "unknown_sheet"));
    sheet.date = earlier->sheet.date;
    sheet.sitting = earlier->sheet.sitting;
    sheet.page = earlier->sheet.page;
    if (connection_.write(retire_sheet, {{"id", *sheet.replaces}}).value() == 0)
      return refuse(conflict("already_replaced", "This sheet has a newer version"));
  } else {
    Rows rows = connection_.run(next_page, {{"session", sheet.session_id}, {"date", sheet.date}, {"sitting", sheet.sitting}});
    sheet.page = RowReader(rows, 0).small();
    if (sheet.page > static_cast<int>(greatest_number_of_pages)) return refuse(invalid_field("file", "too_many_pages", std::to_string(greatest_number_of_pages)));
  }
  auto written = connection_.write(insert_sheet, {{"id", sheet.id}, {"session", sheet.session_id}, {"date", sheet.date}, {"sitting", sheet.sitting},
      {"page", sheet.page}, {"replaces", sheet.replaces}, {"reference", sheet.reference}, {"file_name", sheet.file_name}, {"media_type", sheet.media_type},
      {"sha256", sheet.sha256}, {"size", sheet.size_bytes}, {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return sheet;
}

bool PostgresSignedSheetStore::needs(std::string const& sha256) {
  connection_.run(hold_content, {{"sha256", sha256}});
  Rows rows = connection_.run(content_needed, {{"sha256", sha256}});
  return RowReader(rows, 0).boolean();
}

std::vector<std::string> PostgresSignedSheetStore::contents() {
  Rows rows = connection_.run(all_contents);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).text());
  return out;
}

Result<std::vector<std::string>> PostgresSignedSheetStore::eliminate(SheetElimination const& elimination, std::vector<SignedSheetId> const& sheets,
                                                                     LocalDate today, Actor const& actor) {
  connection_.run(hold_sheets, {{"ids", sheets}});
  auto const rows = read_rows(connection_.run(sheets_to_eliminate, {{"ids", sheets}}));
  if (rows.size() != sheets.size()) return refuse(invalid_field("sheet_ids", "unknown_sheet"));
  std::string locked;
  std::vector<std::string> contents;
  for (auto const& row : rows) {
    if (row.elimination) return refuse(conflict("already_eliminated", "One of these sheets was eliminated already"));
    if (row.locked(today)) locked += (locked.empty() ? "" : ", ") + row.session_reference + " " + row.sheet.date.text();
    contents.push_back(row.sheet.sha256);
  }
  if (!locked.empty()) return refuse(invalid_field("sheet_ids", "still_locked", locked));
  auto written = connection_.write(insert_elimination, {{"id", elimination.id}, {"reference", elimination.reference}, {"authority", elimination.authority},
      {"agreed_on", elimination.agreed_on}, {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  connection_.write(end_sheets, {{"elimination", elimination.id}, {"ids", sheets}}).value();
  return contents;
}

Page<SheetElimination> PostgresSignedSheetStore::eliminations(PageRequest const& request) {
  Rows rows = connection_.run(list_eliminations, {{"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<SheetElimination> items;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    SheetElimination e;
    e.id = row.id<SheetEliminationTag>();
    e.reference = row.text();
    e.authority = row.text();
    e.agreed_on = row.date();
    e.recorded_by = row.text();
    e.recorded_at = row.instant();
    e.sheets = row.small();
    items.push_back(std::move(e));
  }
  return page_of(std::move(items), request, [](auto const& e) { return e.recorded_at.text(); }, [](auto const& e) { return e.id.text(); });
}

}  // namespace athar::persistence
