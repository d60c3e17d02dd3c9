#include "server/api/imports/imports.hpp"

#include <algorithm>
#include <set>

#include "domain/designations/designation.hpp"
#include "domain/imports/columns.hpp"
#include "domain/training/session.hpp"
#include "server/api/framework/digest.hpp"
#include "server/api/framework/patient_command.hpp"
#include "server/api/framework/query.hpp"
#include "server/api/imports/import_jobs.hpp"
#include "server/api/imports/views.hpp"
#include "server/http/text.hpp"
#include "server/jobs/designated_people.hpp"
#include "server/jobs/import_plan.hpp"
#include "server/json/text.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "imports";
constexpr std::string_view kind_names = "agreements, organisations, people, progress, registrations, sessions";

Answer answer_with(ImportView const& view) {
  Answer answer;
  answer.body = json::to_json(view);
  answer.location = "/api/v1/imports/" + view.id.text();
  return answer;
}

Result<Import> find_for(UnitOfWork& unit, ImportId id) {
  auto import = unit.imports().find(id);
  if (!import) return refuse(not_found("import"));
  return std::move(*import);
}

Refusal not_ready(Import const& import) {
  return refuse({ErrorKind::conflict, "import_not_ready", "This import is " + std::string(name_of(import.state)),
                 {{"state", "import_not_ready", std::string(name_of(import.state))}}});
}

bool can_map(Import const& import) { return import.state == ImportState::uploaded || import.state == ImportState::previewed; }

/// X-File-Name, percent-encoded where it is not plain. Errors: too_long, invalid_utf8.
Result<std::string> file_name_of(Call const& call) {
  std::string name;
  if (!http::percent_decode(call.request.header("X-File-Name"), false, name) || !json::is_clean_text(name))
    return refuse(invalid_field("X-File-Name", "invalid_utf8"));
  if (json::code_points(name) > 200) return refuse(invalid_field("X-File-Name", "too_long", "200"));
  return name.empty() ? std::string("import") : name;
}

/// The session that registrations or progress are for. Errors: required, unknown_parameter, unknown_session (session); those of
/// `check_takes_progress`.
Result<void> check_session(UnitOfWork& unit, Import const& import, LocalDate today) {
  bool const wanted = is_of_session(import.kind);
  if (wanted != import.session_id.has_value()) return refuse(invalid_field("session", wanted ? "required" : "unknown_parameter"));
  if (import.session_id && !unit.sessions().visible(*import.session_id, {})) return refuse(invalid_field("session", "unknown_session"));
  if (import.kind == "progress") return check_takes_progress(unit, *import.session_id, today);
  return {};
}

/// The letter whose reply form the file is: said by the caller, by the form itself, or both alike; the session follows from it.
/// Errors (designation): unknown_parameter, unknown_designation, designation_cancelled; (file): form_of_another_letter,
/// form_of_another_session, unknown_form.
Result<void> find_letter(UnitOfWork& unit, Import& import, ImportFile const& file, std::optional<DesignationId> said) {
  if (import.kind != "registrations") {
    if (said) return refuse(invalid_field("designation", "unknown_parameter"));
    return {};
  }
  auto const written = reply_form_key(file);
  if (!said && !written) return {};
  auto const asked = said ? unit.designations().find(*said, {}) : std::nullopt;
  if (said && !asked) return refuse(invalid_field("designation", "unknown_designation"));
  auto const form = written ? unit.designations().find(*written, {}) : std::nullopt;
  if (written && !form) return refuse(invalid_field("file", "unknown_form"));
  auto const named = [](DesignationPage const& page) { return page.session_reference + ", " + page.organisation_name.in(Language::fr); };
  auto const session = asked ? asked->designation.session_id : import.session_id;
  if (form && session && form->designation.session_id != *session) return refuse(invalid_field("file", "form_of_another_session", named(*form)));
  if (form && asked && form->designation.id != asked->designation.id) return refuse(invalid_field("file", "form_of_another_letter", named(*form)));
  auto const& letter = asked ? asked->designation : form->designation;
  if (import.session_id && letter.session_id != *import.session_id) return refuse(invalid_field("designation", "unknown_designation"));
  if (letter.state == DesignationState::cancelled) return refuse(invalid_field("designation", "designation_cancelled"));
  import.designation_id = letter.id;
  import.session_id = letter.session_id;
  return {};
}

Result<Answer> upload(Call& call) {
  QueryReader query(call);
  auto const kind = query.one_of("kind", {"agreements", "organisations", "people", "progress", "registrations", "sessions"});
  auto const session = query.id<SessionId>("session");
  auto const designation = query.id<DesignationId>("designation");
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  if (!kind) return refuse(invalid_field("kind", "required", std::string(kind_names)));
  if (*kind == "agreements" && !call.caller.may(Permission::agreements_write)) return refuse(not_allowed());
  auto name = file_name_of(call);
  if (!name) return refuse(std::move(name.error()));
  auto const& content = call.request.body;
  auto file = read_import_file(content, {});
  if (!file) return refuse(std::move(file.error()));
  auto const rewritten = without_identity_numbers(*file);

  Import import;
  import.id = ImportId{call.services.new_id()};
  import.kind = *kind;
  import.session_id = session;
  import.file_name = std::move(*name);
  import.sha256 = sha256_of(content);
  if (!call.caller.account.empty()) import.account = call.caller.account;
  import.account_name = call.caller.name;
  import.created_at = call.services.now();
  return patient_command(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        if (auto fits = find_letter(unit, import, *file, designation); !fits) return refuse(std::move(fits.error()));
        if (auto fits = check_session(unit, import, call.services.today()); !fits) return refuse(std::move(fits.error()));
        guess(unit, *file, import);
        auto const view = view_with_file(unit, import, *file, call);
        import.total_rows = view.rows;
        if (auto written = unit.imports().insert(import, rewritten ? *rewritten : content); !written) return refuse(std::move(written.error()));
        keep_sheets(unit, import.id, *file);
        auto answer = answer_with(view);
        answer.status = 201;
        return answer;
      });
}

Result<Answer> list(Call& call) {
  QueryReader query(call);
  auto const request = query.page({"-created_at"});
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    Answer answer;
    answer.body = page_json(unit.imports().list(request), request, [&](json::Writer& out, Import const& i) {
      auto view = view_of(i, call);
      view.can.erase("undo");
      json::write(out, view);
    });
    return answer;
  });
}

Result<Answer> show(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    Answer answer;
    // Its file is looked at while there is something to choose; the rest asks often and needs little.
    auto const file = can_map(*import) ? stored_file(unit, *import) : Result<ImportFile>(refuse(not_found("file")));
    auto view = file ? view_with_file(unit, *import, *file, call) : view_of(*import, call);
    tell_what_is_in_the_way(unit, view, call);
    answer.body = json::to_json(view);
    return answer;
  });
}

/// Applies a choice of layout; what it leaves out is guessed. The mapping is guessed anew.
/// Errors: not_one_of (layout/encoding, layout/delimiter); those of `read_text_file` and `check_layout`.
Result<ImportFile> choose(UnitOfWork& unit, ImportLayoutChoice const& choice, Import& import) {
  if (choice.encoding && !choice.encoding->empty() && !encoding_named(*choice.encoding))
    return refuse(invalid_field("layout/encoding", "not_one_of", "utf-8, utf-16le, utf-16be, windows-1252, windows-1256"));
  if (choice.delimiter && !choice.delimiter->empty() && std::string_view(",;|\t").find(*choice.delimiter) == std::string_view::npos)
    return refuse(invalid_field("layout/delimiter", "not_one_of", ", ; | tab"));
  if (choice.encoding) import.encoding = *choice.encoding;
  if (choice.delimiter) import.delimiter = *choice.delimiter;
  auto file = stored_file(unit, import);
  if (!file) return file;
  if (choice.sheet) import.layout.sheet = *choice.sheet;
  bool const sheet_exists = import.layout.sheet >= 0 && import.layout.sheet < static_cast<int>(file->sheets.size());
  if (choice.header_first) {
    import.layout.header_first = *choice.header_first;
    import.layout.header_last = choice.header_last.value_or(*choice.header_first);
  } else if (sheet_exists) {
    auto const guessed = guess_layout(file->sheets[static_cast<std::size_t>(import.layout.sheet)]);
    import.layout.header_first = guessed.header_first;
    import.layout.header_last = guessed.header_last;
  }
  if (auto fits = check_layout(import.layout, file->sheets); !fits) return refuse(std::move(fits.error()));
  auto const columns = outline_of(file->sheets[static_cast<std::size_t>(import.layout.sheet)], import.layout).columns;
  import.mapping = guess_mapping(unit, import, columns);
  import.remembered_at.reset();
  unit.imports().replace_corrections(import.id, {});
  return file;
}

Result<Answer> lay_out(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ImportLayoutBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  return patient_command(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto import = find_for(unit, *id);
        if (!import) return refuse(std::move(import.error()));
        auto const from = import->state;
        if (!can_map(*import)) return not_ready(*import);
        auto file = choose(unit, body->layout, *import);
        if (!file) return refuse(std::move(file.error()));
        import->state = ImportState::uploaded;
        import->counts = {};
        auto const view = view_with_file(unit, *import, *file, call);
        import->total_rows = view.rows;
        if (!unit.imports().move(*import, from)) return not_ready(*import);
        return answer_with(view);
      });
}

Result<Answer> map(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ImportMappingBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto answer = patient_command(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto import = find_for(unit, *id);
        if (!import) return refuse(std::move(import.error()));
        auto const from = import->state;
        if (!can_map(*import)) return not_ready(*import);
        auto file = body->layout ? choose(unit, *body->layout, *import) : stored_file(unit, *import);
        if (!file) return refuse(std::move(file.error()));
        auto const columns = outline_of(file->sheets[static_cast<std::size_t>(import->layout.sheet)], import->layout).columns;
        if (auto fits = check_mapping(*import_kind_named(import->kind), more_fields(unit, *import), body->mapping, body->defaults, columns); !fits)
          return refuse(std::move(fits.error()));
        import->mapping = std::move(body->mapping);
        import->defaults = std::move(body->defaults);
        // Defaults that name records are asked of the records, before the rows are.
        if (auto known = plan_import(unit, call.services, Table{columns, {}, {}, {}}, *import); !known) return refuse(std::move(known.error()));
        import->state = ImportState::previewing;
        import->counts = {};
        if (!unit.imports().move(*import, from)) return not_ready(*import);
        return answer_with(view_with_file(unit, *import, *file, call));
      });
  if (answer) call.services.imports->enqueue(*id, call.actor());
  return answer;
}

/// Errors, by path: given_twice, unknown_column, out_of_range (row).
Result<std::vector<Correction>> corrections_in(ImportCorrectionsBody const& body, Sheet const& sheet, Layout const& layout) {
  auto const outline = outline_of(sheet, layout);
  std::set<int> rows;
  for (auto const at : outline.rows) rows.insert(sheet.rows[at].row);
  std::vector<Correction> corrections;
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < body.corrections.size(); ++i) {
    auto const& each = body.corrections[i];
    std::string const path = "corrections/" + std::to_string(i);
    bool const has_row = rows.contains(each.row);
    bool const has_column = std::find(outline.columns.begin(), outline.columns.end(), each.column) != outline.columns.end();
    bool const again = std::any_of(corrections.begin(), corrections.end(), [&](auto const& other) { return other.row == each.row && other.column == each.column; });
    if (!has_row) errors.push_back({path + "/row", "out_of_range", {}});
    if (!has_column) errors.push_back({path + "/column", "unknown_column", each.column});
    if (again) errors.push_back({path, "given_twice", {}});
    corrections.push_back({each.row, each.column, each.value});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return corrections;
}

Result<Answer> put_corrections(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto body = json::read_body<ImportCorrectionsBody>(call.request.body);
  if (!body) return refuse(std::move(body.error()));
  auto answer = patient_command(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto import = find_for(unit, *id);
        if (!import) return refuse(std::move(import.error()));
        if (import->state != ImportState::previewed) return not_ready(*import);
        auto file = stored_file(unit, *import);
        if (!file) return refuse(std::move(file.error()));
        auto corrections = corrections_in(*body, file->sheets[static_cast<std::size_t>(import->layout.sheet)], import->layout);
        if (!corrections) return refuse(std::move(corrections.error()));
        unit.imports().replace_corrections(*id, *corrections);
        import->state = ImportState::previewing;
        import->counts = {};
        if (!unit.imports().move(*import, ImportState::previewed)) return not_ready(*import);
        return answer_with(view_with_file(unit, *import, *file, call));
      });
  if (answer) call.services.imports->enqueue(*id, call.actor());
  return answer;
}

Result<Answer> confirm(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  ImportConfirmationBody body;
  if (!call.request.body.empty()) {
    auto given = json::read_body<ImportConfirmationBody>(call.request.body);
    if (!given) return refuse(std::move(given.error()));
    body = *given;
  }
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    if (import->state != ImportState::previewed) return not_ready(*import);
    if (import->total_rows == 0) return refuse(conflict("nothing_to_import", "The list has no row"));
    if (import->counts.error > 0 && !body.skip_rows_in_error)
      return refuse({ErrorKind::conflict, "rows_in_error", "Some rows are in error", {{"rows", "rows_in_error", std::to_string(import->counts.error)}}});
    import->state = ImportState::confirming;
    import->skip_rows_in_error = body.skip_rows_in_error;
    // Of two people who confirm at once, one moves it; the other finds it moved.
    if (!unit.imports().move(*import, ImportState::previewed)) return not_ready(*unit.imports().find(*id));
    return answer_with(view_of(*import, call));
  });
  if (answer) call.services.imports->enqueue(*id, call.actor());
  return answer;
}

Result<Answer> undo(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  return patient_command(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        unit.imports().wait_for_turn();
        auto import = find_for(unit, *id);
        if (!import) return refuse(std::move(import.error()));
        if (import->state != ImportState::confirmed) return not_ready(*import);
        auto line = undo_import(unit, call.actor(), *import);
        if (!line) return refuse(std::move(line.error()));
        if (!call.caller.account.empty()) call.services.last_writes.note(call.caller.account, *line);
        import->state = ImportState::undone;
        import->undone_at = call.services.now();
        if (!unit.imports().move(*import, ImportState::confirmed)) return not_ready(*import);
        return answer_with(view_of(*import, call));
      });
}

Result<Answer> cancel(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  auto answer = command(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    Answer done;
    done.status = 204;
    if (import->state == ImportState::cancelled) return done;
    if (is_over(import->state)) return not_ready(*import);
    auto const from = import->state;
    import->state = ImportState::cancelled;
    import->finished_at = call.services.now();
    if (!unit.imports().move(*import, from)) return not_ready(*unit.imports().find(*id));
    return done;
  });
  if (answer) call.services.imports->cancel(*id);
  return answer;
}

Result<Answer> rows(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  auto const group = query.one_of("group", {"new", "unchanged", "changed", "error"});
  auto const request = query.page({"row"}, CursorId::number);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  return read(call, [&](UnitOfWork& unit) -> Result<Answer> {
    auto import = find_for(unit, *id);
    if (!import) return refuse(std::move(import.error()));
    auto const page = unit.imports().rows(*id, group ? row_outcome_named(*group) : std::nullopt, request);
    auto const candidates = candidates_of(unit, page.items);
    Answer answer;
    answer.body = page_json(page, request, [&](json::Writer& out, ImportRow const& row) { write_row(out, row, candidates, call); });
    return answer;
  });
}

/// "attachment; filename*=UTF-8''…": nothing of the name is taken for anything else.
std::string attachment(std::string const& name) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "attachment; filename*=UTF-8''";
  for (unsigned char c : name) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (plain) out += static_cast<char>(c);
    else (out += '%') += {digits[c >> 4], digits[c & 0x0F]};
  }
  return out;
}

Result<Answer> file(Call& call) {
  auto id = call.id<ImportId>();
  if (!id) return refuse(std::move(id.error()));
  return read(
      call,
      [&](UnitOfWork& unit) -> Result<Answer> {
        auto import = find_for(unit, *id);
        if (!import) return refuse(std::move(import.error()));
        Answer answer;
        answer.body = unit.imports().content(*id);
        if (answer.body.empty()) return refuse(not_found("file"));
        answer.content_type = "application/octet-stream";
        answer.headers.push_back({"Content-Disposition", attachment(import->file_name)});
        return answer;
      },
      Patience::patient);
}

}  // namespace

std::vector<Route> import_routes() {
  using json::ParameterType;
  using json::shape_of;
  auto const permission = Permission::imports_manage;
  return {
      {http::Method::get, "/api/v1/imports", permission, list,
       {.summary = "List imports, newest first", .tag = concept_name,
        .query = {{.name = "limit", .type = ParameterType::integer}, {.name = "cursor"}, {.name = "sort"},
                  {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ImportView>>(), .errors = {401, 403, 422}}},
      {http::Method::post, "/api/v1/imports", permission, upload,
       {.summary = "Upload a file", .description = "A text file of separated values in UTF-8, UTF-16, Windows-1252 or Windows-1256, or a "
                                                   "workbook; at most 32 MiB. X-File-Name names it, percent-encoded.",
        .tag = concept_name,
        .query = {{.name = "kind", .choices = {"agreements", "organisations", "people", "progress", "registrations", "sessions"}, .is_required = true},
                  {.name = "session", .description = "Of registrations and of progress in an online course: the session they are for", .type = ParameterType::uuid},
                  {.name = "designation", .description = "Of registrations: the letter whose reply form it is; a form says it by itself",
                   .type = ParameterType::uuid}},
        .request_type = "application/octet-stream", .answer = &shape_of<ImportView>(), .status = 201, .errors = {401, 403, 413, 422},
        .takes_idempotency_key = true},
       http::Lane::slow, greatest_import_size},
      {http::Method::get, "/api/v1/imports/{id}", permission, show,
       {.summary = "One import with its progress", .tag = concept_name, .answer = &shape_of<ImportView>(), .errors = {401, 403, 404}}},
      {http::Method::delete_, "/api/v1/imports/{id}", permission, cancel,
       {.summary = "Cancel an import that is not over; nothing of it stays", .tag = concept_name, .status = 204,
        .errors = {401, 403, 404, 409}}},
      {http::Method::get, "/api/v1/imports/{id}/file", permission, file,
       {.summary = "The file as it came", .tag = concept_name, .answer_type = "application/octet-stream", .errors = {401, 403, 404}},
       http::Lane::slow},
      {http::Method::put, "/api/v1/imports/{id}/layout", permission, lay_out,
       {.summary = "Say where the list is", .description = "Guesses the columns anew and takes corrections back. Nothing is previewed.",
        .tag = concept_name, .request = &shape_of<ImportLayoutBody>(), .answer = &shape_of<ImportView>(),
        .errors = {400, 401, 403, 404, 409, 422}},
       http::Lane::slow},
      {http::Method::put, "/api/v1/imports/{id}/mapping", permission, map,
       {.summary = "Say which column is which field, and preview", .tag = concept_name, .request = &shape_of<ImportMappingBody>(),
        .answer = &shape_of<ImportView>(), .errors = {400, 401, 403, 404, 409, 422}},
       http::Lane::slow},
      {http::Method::put, "/api/v1/imports/{id}/corrections", permission, put_corrections,
       {.summary = "Put cells right, and preview again", .description = "The file stays as it came.", .tag = concept_name,
        .request = &shape_of<ImportCorrectionsBody>(), .answer = &shape_of<ImportView>(), .errors = {400, 401, 403, 404, 409, 422}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/imports/{id}/rows", permission, rows,
       {.summary = "The rows, with what confirming does or did with each", .tag = concept_name,
        .query = {{.name = "group", .choices = {"new", "unchanged", "changed", "error"}}, {.name = "limit", .type = ParameterType::integer},
                  {.name = "cursor"}, {.name = "sort"}, {.name = "total", .type = ParameterType::boolean}},
        .answer = &shape_of<json::Page<ImportRowView>>(), .errors = {401, 403, 404, 422}}},
      {http::Method::put, "/api/v1/imports/{id}/confirmation", permission, confirm,
       {.summary = "Write the rows of a previewed import, all or nothing", .tag = concept_name,
        .request = &shape_of<ImportConfirmationBody>(), .answer = &shape_of<ImportView>(), .errors = {400, 401, 403, 404, 409, 422}}},
      {http::Method::delete_, "/api/v1/imports/{id}/confirmation", permission, undo,
       {.summary = "Undo an import as one step",
        .description = "Refused as import_built_upon, with the records that changed since or that others refer to.", .tag = concept_name,
        .answer = &shape_of<ImportView>(), .errors = {401, 403, 404, 409}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
