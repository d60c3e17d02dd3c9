#include "server/jobs/run_import.hpp"

#include <algorithm>
#include <charconv>

#include "domain/imports/columns.hpp"
#include "domain/programmes/programme.hpp"
#include "server/api/framework/digest.hpp"
#include "server/jobs/import_file.hpp"
#include "server/jobs/import_plan.hpp"

namespace athar::api {
namespace {

constexpr std::size_t greatest_number_of_remarks = 20;

/// Makes the programme unless there is one of that code.
Result<void> put_programme(UnitOfWork& unit, Services& services, Actor const& actor, std::pair<std::string, std::string> const& given) {
  if (unit.programmes().find_by_code(given.first)) return {};
  Programme programme;
  programme.id = ProgrammeId{services.new_id()};
  programme.code = given.first;
  programme.title.fr = given.second;
  auto valid = checked(std::move(programme));
  if (!valid) return refuse(std::move(valid.error()));
  if (auto written = unit.programmes().insert(*valid); !written) return refuse(std::move(written.error()));
  json::Writer after;
  after.begin_object().field("id", valid->id).field("code", valid->code).field("title", valid->title).end_object();
  unit.record(actor, {.concept_name = "programmes", .subject = valid->id.uuid, .action = "created", .before = {}, .after = after.take(),
                      .touched = {}});
  return {};
}

int number(std::string const& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What the head counts of a new session add up to.
void add_head_count(ImportReport& report, ImportRow const& row) {
  for (auto const& [field, cell] : row.values)
    if (field == "head_count_total") {
      report.head_count += number(cell);
      return;
    }
  ++report.without_head_count;
}

ImportReport report_of(ImportPlan const& plan, Import const& import) {
  ImportReport report;
  report.counts = plan.counts;
  report.mapping = import.mapping;
  report.of_sessions = import.kind == "sessions";
  for (auto const& row : plan.rows) {
    if (report.of_sessions && row.outcome == RowOutcome::fresh) add_head_count(report, row);
    for (auto const& remark : row.remarks) {
      report.warnings += remark.warning;
      if (report.remarks.size() == greatest_number_of_remarks) continue;
      report.remarks.push_back("row " + std::to_string(row.row) + (remark.column.empty() ? "" : ", " + remark.column) + ": " + remark.code +
                               (remark.detail.empty() ? "" : " (" + remark.detail + ")") + (remark.warning ? ", a warning" : ""));
    }
  }
  return report;
}

/// The import as it is asked for; layout and mapping are guessed where the request leaves them open.
Result<Import> import_of(UnitOfWork& unit, Services& services, Actor const& actor, ImportRequest const& request, ImportFile const& file) {
  Import import;
  import.id = ImportId{services.new_id()};
  import.kind = request.kind;
  import.session_id = request.session_id;
  import.state = ImportState::confirmed;
  import.file_name = request.file_name.substr(request.file_name.find_last_of('/') + 1);
  import.sha256 = sha256_of(request.content);
  import.skip_rows_in_error = request.skip_rows_in_error;
  import.account = actor.account;
  import.layout = guess_layout(file.sheets);
  if (request.sheet) {
    import.layout.sheet = *request.sheet;
    if (*request.sheet >= 0 && *request.sheet < static_cast<int>(file.sheets.size()))
      import.layout = guess_layout(file.sheets[static_cast<std::size_t>(*request.sheet)]);
    import.layout.sheet = *request.sheet;
  }
  if (request.header_rows) std::tie(import.layout.header_first, import.layout.header_last) = *request.header_rows;
  if (auto fits = check_layout(import.layout, file.sheets); !fits) return refuse(std::move(fits.error()));
  auto const columns = outline_of(file.sheets[static_cast<std::size_t>(import.layout.sheet)], import.layout).columns;
  import.shape = shape_of_columns(columns);
  import.mapping = guess_mapping(unit, import, columns);
  for (auto const& [field, column] : request.mapping) {
    std::erase_if(import.mapping, [&](auto const& guessed) { return guessed.second == column; });
    import.mapping[field] = column;
  }
  import.defaults = request.defaults;
  if (request.create_programme) import.defaults.emplace("programme", request.create_programme->first);
  if (import.kind == "sessions" && !import.mapping.contains("programme") && !import.defaults.contains("programme"))
    return refuse({ErrorKind::invalid, "programme_required",
                   "Sessions belong to a programme: give one with --default programme=CODE, or make one with --create-programme CODE=Title",
                   {{"programme", "programme_required", {}}}});
  return import;
}

}  // namespace

std::string ImportReport::text() const {
  auto line = [](std::string_view name, std::int64_t value) { return std::to_string(value) + " " + std::string(name) + "\n"; };
  std::string out;
  for (auto const& [field, column] : mapping) out += field + " from the column " + column + "\n";
  out += line("new", counts.fresh) + line("unchanged", counts.unchanged) + line("changed", counts.changed) + line("in error", counts.error);
  if (of_sessions && counts.fresh > 0) {
    out += line("attendances by head count in the new sessions", head_count);
    out += line("new sessions whose attendance is unknown", without_head_count);
  }
  if (warnings > 0) out += line("warnings", warnings);
  for (auto const& remark : remarks) out += "  " + remark + "\n";
  if (dry_run) out += "Nothing was written: this was a dry run.\n";
  else if (!written) out += "Nothing was written. Correct the rows in error, or pass --skip-rows-in-error.\n";
  return out;
}

Result<ImportReport> run_import(Services& services, Actor const& actor, ImportRequest const& request,
                                std::function<void(int, int)> const& progress) {
  if (!import_kind_named(request.kind))
    return refuse(invalid_field("kind", "not_one_of", "agreements, organisations, people, progress, registrations, sessions, places"));
  if (is_of_session(request.kind) != request.session_id.has_value())
    return refuse(invalid_field("session", request.session_id ? "unknown_parameter" : "required"));
  if (request.content.size() > greatest_import_size) return refuse({ErrorKind::too_large, "body_too_large", "At most 32 MiB", {}});
  auto file = read_import_file(request.content, {});
  if (!file) return refuse(file.error());
  auto const rewritten = without_identity_numbers(*file);

  auto unit = services.database.begin(Patience::patient);
  unit->imports().wait_for_turn();
  if (request.create_programme)
    if (auto made = put_programme(*unit, services, actor, *request.create_programme); !made) return refuse(std::move(made.error()));
  auto given = import_of(*unit, services, actor, request, *file);
  if (!given) return refuse(std::move(given.error()));
  auto& import = *given;
  auto plan = plan_import(*unit, services, table_of(file->sheets[static_cast<std::size_t>(import.layout.sheet)], import.layout), import);
  if (!plan) return refuse(std::move(plan.error()));
  auto report = report_of(**plan, import);
  report.dry_run = request.dry_run;
  bool const held_back = report.counts.error > 0 && !request.skip_rows_in_error;
  if (request.dry_run || held_back) return report;

  import.counts = report.counts;
  import.total_rows = report.counts.total();
  import.finished_at = services.now();
  if (auto kept = unit->imports().insert(import, rewritten ? *rewritten : request.content); !kept) return refuse(std::move(kept.error()));
  keep_sheets(*unit, import.id, *file);
  if (auto line = write_import(*unit, services, actor, import, **plan, progress); !line) return refuse(std::move(line.error()));
  unit->imports().write_rows(import.id, (*plan)->rows);
  unit->imports().remember_shape(import);
  unit->commit();
  services.recorded_time.wake();
  report.written = true;
  return report;
}

}  // namespace athar::api
