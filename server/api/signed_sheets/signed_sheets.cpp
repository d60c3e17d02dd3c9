#include "server/api/signed_sheets/signed_sheets.hpp"

#include <algorithm>
#include <map>

#include "domain/people/person_store.hpp"
#include "domain/shared/unless_empty.hpp"
#include "domain/training/attendance.hpp"
#include "domain/training/registration.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/sessions/views.hpp"
#include "server/api/signed_sheets/sheet_files.hpp"
#include "server/api/signed_sheets/views.hpp"
#include "server/documents/sheet_code.hpp"
#include "server/http/text.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "signed_sheets";

/// Days of the session first with what is missing, then days that were moved away but have sheets.
SessionSheets sheets_of(Call& call, UnitOfWork& unit, SessionPage const& page) {
  SessionSheets out;
  auto const today = call.services.today();
  std::map<LocalDate, SheetDayView> days;
  for (auto const& day : page.session.days) days[day.date] = {.date = day.date, .sittings = static_cast<int>(day.sittings.size()), .has_attendance = false, .missing = false, .sheets = {}};
  for (auto const& tally : unit.registrations().attendances().tallies(page.session.id))
    if (tally.recorded > 0) days[tally.date].has_attendance = true;
  for (auto const& row : unit.signed_sheets().of_session(page.session.id)) days[row.sheet.date].sheets.push_back(view_of(row, today));
  for (auto& [date, day] : days) {
    day.date = date;
    day.missing = day.has_attendance && day.sheets.empty();
    out.days.push_back(std::move(day));
  }
  bool const may_write = call.caller.may(Permission::signed_sheets_write) && page.status != SessionStatus::cancelled &&
                         unit.sessions().visible(page.session.id, call.caller.scope(Permission::signed_sheets_write));
  out.can = {{"add", may_write}, {"eliminate", call.caller.may(Permission::signed_sheets_eliminate)}};
  return out;
}

Result<Answer> list(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const page = find_session_for(call, unit, *id, Permission::signed_sheets_read);
    if (!page) return refuse(page.error());
    Answer answer;
    answer.body = json::to_json(sheets_of(call, unit, *page));
    return answer;
  });
}

/// X-File-Name, percent-encoded where it is not plain; only its last part is kept. Errors: too_long, invalid_utf8.
Result<std::string> file_name_of(Call const& call) {
  std::string name;
  if (!http::percent_decode(call.request.header("X-File-Name"), false, name) || json::first_broken_utf8(name))
    return refuse(invalid_field("X-File-Name", "invalid_utf8"));
  if (!json::is_clean_text(name)) return refuse(invalid_field("X-File-Name", "control_characters"));
  if (json::code_points(name) > 500) return refuse(invalid_field("X-File-Name", "too_long", "500"));
  return plain_file_name(name);
}

/// The day a sheet is of: chosen, or told by what its corner says. Errors: wrong_sheet (reference), required, not_a_day_of_session (date),
/// unknown_sitting (sitting).
Result<void> place(SignedSheet& sheet, std::optional<LocalDate> chosen, SessionPage const& page) {
  auto const& days = page.session.days;
  if (!sheet.reference.empty()) {
    auto const printed = std::find_if(days.begin(), days.end(), [&](SessionDay const& day) {
      return documents::sheet_code(page.session.id, page.reference, day.date) == sheet.reference;
    });
    if (printed == days.end() || (chosen && *chosen != printed->date)) return refuse(invalid_field("reference", "wrong_sheet"));
    chosen = printed->date;
  }
  if (!chosen) return refuse(invalid_field("date", "required"));
  auto const day = std::find_if(days.begin(), days.end(), [&](SessionDay const& each) { return each.date == *chosen; });
  if (day == days.end()) return refuse(invalid_field("date", "not_a_day_of_session"));
  if (sheet.sitting && *sheet.sitting > static_cast<int>(day->sittings.size())) return refuse(invalid_field("sitting", "unknown_sitting"));
  sheet.date = *chosen;
  return {};
}

std::string stored_json(SignedSheet const& sheet) {
  json::Writer out(192);
  out.begin_object().field("session_id", sheet.session_id).field("date", sheet.date).field("page", sheet.page).field("sha256", sheet.sha256);
  if (sheet.sitting) out.field("sitting", *sheet.sitting);
  if (sheet.replaces) out.field("replaces", *sheet.replaces);
  return out.end_object().take();
}

Result<Answer> upload(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const chosen = query.date("date");
  SignedSheet sheet{.id = SignedSheetId{call.services.new_id()}, .session_id = *id, .date = {}, .sitting = query.number("sitting", 1, 2), .page = 1,
                    .replaces = query.id<SignedSheetId>("replaces"), .reference = query.text("reference").value_or(""), .file_name = {},
                    .media_type = {}, .sha256 = {}, .size_bytes = static_cast<std::int64_t>(call.request.body.size())};
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto name = file_name_of(call);
  if (!name) return refuse(std::move(name.error()));
  sheet.file_name = std::move(*name);
  auto type = media_type_of_scan(call.request.body);
  if (!type) return refuse(std::move(type.error()));
  sheet.media_type = std::move(*type);
  sheet.sha256 = sha256_of(call.request.body);
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const seats = unit.sessions().lock(*id, call.caller.scope(Permission::signed_sheets_write));
    if (!seats) return refuse(not_found("session"));
    if (seats->status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
    auto const page = find_session_for(call, unit, *id, Permission::signed_sheets_write);
    if (!page) return refuse(page.error());
    if (!sheet.replaces)
      if (auto placed = place(sheet, chosen, *page); !placed) return refuse(std::move(placed.error()));
    auto stored = unit.signed_sheets().insert(sheet, call.actor());
    if (!stored) return refuse(std::move(stored.error()));
    unit.signed_sheets().needs(sheet.sha256);  // nobody takes the same content away meanwhile
    if (auto kept = call.services.sheet_files->put(sheet.sha256, call.request.body); !kept) return refuse(std::move(kept.error()));
    record(call, unit, {.concept_name = concept_name, .subject = sheet.id.uuid, .action = sheet.replaces ? "replaced" : "created", .before = {},
                        .after = stored_json(*stored), .touched = {}});
    Answer answer;
    answer.status = 201;
    answer.body = json::to_json(view_of(*unit.signed_sheets().find(sheet.id), call.services.today()));
    answer.location = "/api/v1/signed_sheets/" + sheet.id.text() + "/file";
    return answer;
  });
}

std::string_view ending_of(std::string_view media_type) {
  return media_type == "application/pdf" ? ".pdf" : media_type == "image/png" ? ".png" : ".jpg";
}

Result<Answer> file(Call& call) {
  auto id = call.id<SignedSheetId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto const row = unit.signed_sheets().find(*id);
    if (!row || !unit.sessions().visible(row->sheet.session_id, call.caller.scope(Permission::signed_sheets_read))) return refuse(not_found("sheet"));
    if (row->elimination) return refuse(conflict("sheet_eliminated", "The archives agreed to the end of this scan"));
    auto path = call.services.sheet_files->find(row->sheet.sha256);
    if (!path) return refuse(std::move(path.error()));
    record(call, unit, {.concept_name = concept_name, .subject = id->uuid, .action = "downloaded", .before = {}, .after = {}, .touched = {}});
    auto const name = row->session_reference + "-" + row->sheet.date.text() + "-" + std::to_string(row->sheet.page) + std::string(ending_of(row->sheet.media_type));
    Answer answer;
    answer.file = std::move(*path);
    answer.content_type = row->sheet.media_type;
    answer.headers = {{"Content-Disposition", content_disposition(name, name)},
                      {"Content-Security-Policy", "default-src 'none'; sandbox"}, {"Cache-Control", "private, no-store"}};
    return answer;
  });
}

Result<Answer> naming(Call& call) {
  auto id = call.id<PersonId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    if (!unit.people().find(*id, call.caller.scope(Permission::people_read))) return refuse(not_found("person"));
    auto const scope = call.caller.scope(Permission::signed_sheets_read);
    SheetsNaming out;
    for (auto const& row : unit.signed_sheets().naming(*id))
      if (scope.everything() || unit.sessions().visible(row.sheet.session_id, scope)) out.items.push_back(view_of(row, call.services.today()));
    Answer answer;
    answer.body = json::to_json(out);
    return answer;
  });
}

}  // namespace

SignedSheetView view_of(SignedSheetRow const& row, LocalDate today) {
  auto const& h = row.sheet;
  return {.id = h.id, .session_id = h.session_id, .session_reference = row.session_reference, .session_title = row.session_title, .date = h.date,
          .sitting = h.sitting, .page = h.page, .reference = unless_empty(h.reference), .file_name = unless_empty(h.file_name), .media_type = h.media_type,
          .size_bytes = h.size_bytes, .sha256 = h.sha256, .uploaded_by = row.uploaded_by, .uploaded_at = row.uploaded_at, .replaces = h.replaces,
          .replaced_at = row.replaced_at, .locked = !row.elimination && row.locked(today), .locked_until = row.locked_until,
          .elimination = row.elimination ? std::optional(view_of(*row.elimination)) : std::nullopt};
}

std::vector<Route> signed_sheet_routes() {
  using json::ParameterType;
  using json::shape_of;
  std::vector<Route> routes{
      {http::Method::get, "/api/v1/sessions/{id}/signed_sheets", Permission::signed_sheets_read, list,
       {.summary = "Scans of the signed sheets of a session, day by day, with what is missing", .tag = concept_name, .answer = &shape_of<SessionSheets>(),
        .errors = {401, 403, 404, 422}}},
      {http::Method::post, "/api/v1/sessions/{id}/signed_sheets", Permission::signed_sheets_write, upload,
       {.summary = "Attach the scan of a signed sheet",
        .description = "PDF, JPEG or PNG, told by its content, at most 20 MiB; several pages are several files. X-File-Name names it, percent-encoded.",
        .tag = concept_name,
        .query = {{.name = "date", .description = "A day of the session; needed without a reference", .type = ParameterType::date},
                  {.name = "sitting", .description = "1 or 2; the whole day when left out", .type = ParameterType::integer},
                  {.name = "reference", .description = "What the sheet's corner says: it must be of this session"},
                  {.name = "replaces", .description = "The sheet this is a newer version of, which is kept", .type = ParameterType::uuid}},
        .request_type = "application/octet-stream", .answer = &shape_of<SignedSheetView>(), .status = 201, .errors = {401, 403, 404, 409, 413, 422, 503},
        .takes_idempotency_key = true},
       http::Lane::slow, greatest_scan_size},
      {http::Method::get, "/api/v1/signed_sheets/{id}/file", Permission::signed_sheets_read, file,
       {.summary = "The scan itself", .description = "As an attachment, for those who may see the session's names. Noted in the audit trail. It is not given "
                                                     "outside: the list redacted_attendance is.",
        .tag = concept_name, .answer_type = "application/octet-stream", .errors = {401, 403, 404, 409, 422}}},
      {http::Method::get, "/api/v1/people/{id}/signed_sheets", Permission::signed_sheets_read, naming,
       {.summary = "Scans on which a person's name stands; erasing the person does not change them", .tag = concept_name, .answer = &shape_of<SheetsNaming>(),
        .errors = {401, 403, 404, 422}}},
  };
  for (auto& each : sheet_elimination_routes()) routes.push_back(std::move(each));
  return routes;
}

}  // namespace athar::api
