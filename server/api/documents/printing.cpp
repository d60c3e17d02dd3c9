#include "server/api/documents/printing.hpp"

#include <fmt/format.h>

#include "domain/documents/proof_of_attendance.hpp"
#include "domain/documents/sign_in_sheet.hpp"
#include "server/api/documents/letterhead.hpp"
#include "server/api/framework/command.hpp"
#include "server/api/sessions/time_zones.hpp"
#include "server/api/sessions/views.hpp"
#include "server/documents/words.hpp"

namespace athar::api {
namespace {

using documents::Edition;
using documents::Haste;

std::string_view content_type_of(DocumentFormat format) {
  return format == DocumentFormat::pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

Error too_many(std::size_t most) {
  return {ErrorKind::too_large, "too_many_to_print", fmt::format("More than {} for one answer: order them as an export", most), {}};
}

Edition edition_of(Call& call, UnitOfWork& unit, SessionPage const& page, DocumentLanguage language) {
  auto const [day, time] = local_time(call.services.now(), page.session.time_zone);
  auto const held = first_date(page.session).value_or(day);
  return {.language = language, .day = day, .time = time, .demonstration = call.services.demonstration,
          .letterhead = letterhead_of(unit, page, held)};
}

Printed printed(std::string bytes, DocumentFormat format, std::string_view title, std::string const& about, std::size_t documents) {
  return {.bytes = std::move(bytes), .file_name = fmt::format("{} – {}.{}", title, about, name_of(format)),
          .content_type = std::string(content_type_of(format)), .documents = documents};
}

std::string_view title_in(documents::Word const& word, DocumentLanguage language) { return word.in(languages_in(language).front()); }

/// Names left the house on paper: who, for which session, of how many people.
void leave_trace(Call& call, UnitOfWork& unit, ProofOrder const& order, std::vector<ProofOfAttendance> const& proofs) {
  json::Writer out(128);
  out.begin_object().field("document", "proofs_of_attendance").field("people", static_cast<std::int64_t>(proofs.size()));
  out.field("language", name_of(order.language)).field("format", name_of(order.format));
  if (order.person) out.field("person_id", *order.person);
  record(call, unit, {.concept_name = "sessions", .subject = order.session.uuid, .action = "printed", .before = {},
                      .after = out.end_object().take(), .touched = {}});
}

}  // namespace

Result<Printed> print_sign_in_sheets(Call& call, SheetOrder const& order, Haste haste) {
  auto unit = call.services.database.read(Patience::patient);
  auto const page = find_session_for(call, *unit, order.session, Permission::registrations_read);
  if (!page) return refuse(page.error());
  auto const rows = unit->registrations().of_session(order.session, call.caller.scope(Permission::registrations_read));
  auto const sheets = sign_in_sheets(*page, rows, order.date);
  if (!sheets) return refuse(sheets.error());
  auto const most = greatest_number_of_printed_lines;
  if (haste == Haste::waited_for && sheets->lines.size() * sheets->days.size() > most) return refuse(too_many(most));
  auto const edition = edition_of(call, *unit, *page, order.language);
  call.sql_statements += unit->statements();
  unit.reset();  // the database is not held while the document is made
  auto bytes = call.services.press->sign_in_sheets(*page, *sheets, edition, order.format, haste);
  if (!bytes) return refuse(std::move(bytes.error()));
  auto const about = order.date ? fmt::format("{} – {}", page->reference, order.date->text()) : page->reference;
  return printed(std::move(*bytes), order.format, title_in(documents::words::sheet, order.language), about, sheets->days.size());
}

Result<Printed> print_proofs_of_attendance(Call& call, ProofOrder const& order, Haste haste) {
  auto unit = call.services.database.begin(Patience::patient);
  auto const page = find_session_for(call, *unit, order.session, Permission::registrations_read);
  if (!page) return refuse(page.error());
  auto const rows = unit->registrations().of_session(order.session, call.caller.scope(Permission::registrations_read));
  auto const entries = unit->registrations().attendances().entries(order.session, call.caller.scope(Permission::attendances_read));
  auto const proofs = proofs_of_attendance(page->session, rows, entries, order.person);
  if (!proofs) return refuse(proofs.error());
  if (haste == Haste::waited_for && proofs->size() > greatest_number_of_proofs) return refuse(too_many(greatest_number_of_proofs));
  auto const edition = edition_of(call, *unit, *page, order.language);
  leave_trace(call, *unit, order, *proofs);
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  unit.reset();
  auto bytes = call.services.press->proofs(*page, *proofs, order.signatory, edition, order.format, haste);
  if (!bytes) return refuse(std::move(bytes.error()));
  auto about = page->reference;
  if (order.person) about += " – " + (proofs->front().name.empty() ? proofs->front().name_ar : proofs->front().name);
  return printed(std::move(*bytes), order.format, title_in(documents::words::proof, order.language), about, proofs->size());
}

std::string content_disposition(std::string_view file_name, std::string_view plain_name) {
  auto out = fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''", plain_name);
  for (char c : file_name) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace athar::api
