#include "server/jobs/run_import.hpp"

#include "domain/imports/columns.hpp"
#include "domain/programmes/programme.hpp"
#include "server/api/framework/digest.hpp"
#include "server/jobs/session_import.hpp"

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

ImportReport report_of(SessionPlan const& plan, Import const& import) {
  ImportReport report;
  report.counts = plan.counts;
  report.mapping = import.mapping;
  for (auto const& planned : plan.rows) {
    if (planned.row.outcome == RowOutcome::fresh) {
      if (planned.session.head_count) report.head_count += planned.session.head_count->total;
      else ++report.without_head_count;
    }
    for (auto const& remark : planned.row.remarks) {
      report.warnings += remark.warning;
      if (report.remarks.size() == greatest_number_of_remarks) continue;
      report.remarks.push_back("row " + std::to_string(planned.row.row) + (remark.column.empty() ? "" : ", " + remark.column) + ": " +
                               remark.code + (remark.detail.empty() ? "" : " (" + remark.detail + ")") +
                               (remark.warning ? ", left unknown" : ""));
    }
  }
  return report;
}

}  // namespace

std::string ImportReport::text() const {
  auto line = [](std::string_view name, std::int64_t value) { return std::to_string(value) + " " + std::string(name) + "\n"; };
  std::string out;
  for (auto const& [field, column] : mapping) out += field + " from the column " + column + "\n";
  out += line("new", counts.fresh) + line("unchanged", counts.unchanged) + line("changed", counts.changed) + line("in error", counts.error);
  if (counts.fresh > 0) {
    out += line("attendances by head count in the new sessions", head_count);
    out += line("new sessions whose attendance is unknown", without_head_count);
  }
  if (warnings > 0) out += line("cells left unknown", warnings);
  for (auto const& remark : remarks) out += "  " + remark + "\n";
  if (dry_run) out += "Nothing was written: this was a dry run.\n";
  else if (!written) out += "Nothing was written. Correct the rows in error, or pass --skip-rows-in-error.\n";
  return out;
}

Result<ImportReport> run_import(Services& services, Actor const& actor, ImportRequest const& request,
                                std::function<void(int, int)> const& progress) {
  if (request.kind != "sessions") return refuse(invalid_field("kind", "not_one_of", "sessions, places"));
  if (request.content.size() > greatest_import_size) return refuse({ErrorKind::too_large, "body_too_large", "At most 32 MiB", {}});
  auto head = read_csv(request.content, {.stop_after_rows = 1});
  if (!head) return refuse(std::move(head.error()));

  Import import;
  import.id = ImportId{services.new_id()};
  import.kind = request.kind;
  import.state = ImportState::confirmed;
  import.file_name = request.file_name.substr(request.file_name.find_last_of('/') + 1);
  import.sha256 = sha256_of(request.content);
  import.defaults = request.defaults;
  import.skip_rows_in_error = request.skip_rows_in_error;
  import.account = actor.account;
  import.mapping = guess_session_columns(head->columns);
  for (auto const& [field, column] : request.mapping) {
    std::erase_if(import.mapping, [&](auto const& guessed) { return guessed.second == column; });
    import.mapping[field] = column;
  }
  if (request.create_programme) import.defaults.emplace("programme", request.create_programme->first);
  if (!import.mapping.contains("programme") && !import.defaults.contains("programme"))
    return refuse({ErrorKind::invalid, "programme_required",
                   "Sessions belong to a programme: give one with --default programme=CODE, or make one with --create-programme CODE=Title",
                   {{"programme", "programme_required", {}}}});

  auto unit = services.database.begin(Patience::patient);
  if (request.create_programme)
    if (auto made = put_programme(*unit, services, actor, *request.create_programme); !made) return refuse(std::move(made.error()));
  auto plan = plan_session_import(*unit, request.content, import);
  if (!plan) return refuse(std::move(plan.error()));
  auto report = report_of(*plan, import);
  report.dry_run = request.dry_run;
  bool const held_back = plan->counts.error > 0 && !request.skip_rows_in_error;
  if (request.dry_run || held_back) return report;

  if (auto line = write_session_import(*unit, services, actor, import, *plan, progress); !line) return refuse(std::move(line.error()));
  import.counts = plan->counts;
  import.total_rows = plan->counts.total();
  import.finished_at = services.now();
  if (auto kept = unit->imports().insert(import, request.content); !kept) return refuse(std::move(kept.error()));
  unit->imports().write_rows(import.id, rows_of(*plan));
  unit->commit();
  services.recorded_time.wake();
  report.written = true;
  return report;
}

}  // namespace athar::api
