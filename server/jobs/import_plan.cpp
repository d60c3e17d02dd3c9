#include "server/jobs/import_plan.hpp"

#include "domain/imports/columns.hpp"
#include "domain/imports/imported_records.hpp"
#include "domain/imports/registration_rows.hpp"
#include "server/json/json.hpp"

namespace athar::api {
namespace {

std::string audit_text(Import const& import, RowCounts const& counts) {
  json::Writer out;
  out.begin_object().field("kind", import.kind).field("file_name", import.file_name).field("sha256", import.sha256)
      .field("session_id", import.session_id).field("designation_id", import.designation_id).field("new", counts.fresh).field("unchanged", counts.unchanged).field("changed", counts.changed)
      .field("error", counts.error).end_object();
  return out.take();
}

}  // namespace

Result<std::unique_ptr<ImportPlan>> plan_import(UnitOfWork& unit, Services const& services, Table table, Import const& import) {
  auto const* kind = import_kind_named(import.kind);
  if (!kind) return refuse(invalid_field("kind", "not_one_of", "agreements, organisations, people, progress, registrations, sessions"));
  if (auto fits = check_mapping(*kind, more_fields(unit, import), import.mapping, import.defaults, table.columns); !fits)
    return refuse(std::move(fits.error()));
  if (import.kind == "agreements") return plan_agreements(unit, services, table, import);
  if (import.kind == "organisations") return plan_organisations(unit, services, table, import);
  if (import.kind == "people") return plan_people(unit, services, std::move(table), import);
  if (import.kind == "progress") return plan_progress(unit, services, table, import);
  if (import.kind == "registrations") return plan_registrations(unit, services, table, import);
  return plan_sessions(unit, services, table, import);
}

std::vector<std::string> more_fields(UnitOfWork& unit, Import const& import) {
  if (import.kind != "registrations") return {};
  auto const session = unit.imports().records().participants(*import.session_id);
  auto fields = session ? attendance_fields(session->days) : std::vector<std::string>();
  if (import.designation_id) fields.emplace_back(standing_field);
  return fields;
}

Result<std::int64_t> write_import(UnitOfWork& unit, Services const& services, Actor const& actor, Import const& import, ImportPlan& plan,
                                  Checkpoint const& checkpoint) {
  checkpoint(0, plan.to_write());
  auto touched = plan.write(unit, services, import, checkpoint);
  if (!touched) return refuse(std::move(touched.error()));
  if (plan.to_write() == 0) return 0;
  return unit.record(actor, {.concept_name = "imports", .subject = import.id.uuid, .action = "imported", .before = {},
                             .after = audit_text(import, plan.counts), .touched = std::move(*touched)});
}

Result<std::int64_t> undo_import(UnitOfWork& unit, Actor const& actor, Import const& import) {
  if (import.session_id) unit.sessions().lock(*import.session_id, {});
  auto touched = unit.imports().records().take_back(import.id);
  if (!touched) return refuse(std::move(touched.error()));
  if (import.kind == "registrations") {
    // Seats that came free go to those who wait.
    auto const seats = unit.sessions().lock(*import.session_id, {});
    if (seats && gives_seats_to_waiting(seats->status) && seats->waiting > 0)
      for (auto const& promoted : unit.registrations().promote_waiting(*import.session_id))
        touched->participations.emplace_back(promoted.person_id, promoted.session_id);
  }
  return unit.record(actor, {.concept_name = "imports", .subject = import.id.uuid, .action = "undone",
                             .before = audit_text(import, import.counts), .after = {}, .touched = std::move(*touched)});
}

}  // namespace athar::api
