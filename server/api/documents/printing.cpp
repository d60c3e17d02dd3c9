#include "server/api/documents/printing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/designations/designation.hpp"
#include "domain/documents/convocation.hpp"
#include "domain/documents/proof_of_attendance.hpp"
#include "domain/documents/sign_in_sheet.hpp"
#include "domain/documents/visit_programme.hpp"
#include "domain/invitations/invitation.hpp"
#include "domain/training/session_plan.hpp"
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

Result<Printed> print_designation_letters(Call& call, LetterOrder const& order, Haste haste) {
  auto unit = call.services.database.read(Patience::patient);
  auto const scope = call.caller.scope(Permission::designations_read);
  auto pages = unit->designations().of_session(order.session, scope);
  std::erase_if(pages, [&](DesignationPage const& page) {
    auto const& d = page.designation;
    if (order.only) return d.id != *order.only;
    return d.state == DesignationState::cancelled || (order.reminder && d.state != DesignationState::sent);
  });
  // Whoever sees the letter reads in it which session it is about.
  auto const session = unit->sessions().find(order.session, {}, call.services.today());
  if (!session || (order.only && pages.empty()) || (!scope.everything() && pages.empty())) return refuse(not_found("letter"));
  if (pages.empty()) return refuse(conflict("nobody_to_ask", "No letter to print"));
  if (order.only && order.reminder)
    if (auto may = may_remind(pages.front().designation, call.services.today(), call.services.today()); !may) return refuse(may.error());
  if (haste == Haste::waited_for && pages.size() > greatest_number_of_proofs) return refuse(too_many(greatest_number_of_proofs));
  auto const plan = unit->designations().plan(order.session);
  auto const edition = edition_of(call, *unit, *session, order.language.value_or(DocumentLanguage::fr));
  std::vector<documents::DesignationLetter> letters;
  for (auto const& page : pages) {
    auto const& d = page.designation;
    bool const was_reminded = order.reminder && !page.reminders.empty();
    letters.push_back({.page = page,
                       .profile = plan.profile,
                       .language = order.language.value_or(document_language_of(d.language)),
                       .is_reminder = order.reminder,
                       .date = order.reminder ? (was_reminded ? page.reminders.back().sent_on : edition.day) : d.sent_on.value_or(edition.day),
                       .number = order.reminder ? (was_reminded ? page.reminders.back().outgoing_number : std::string()) : d.outgoing_number});
  }
  call.sql_statements += unit->statements();
  unit.reset();
  auto bytes = call.services.press->designation_letters(*session, letters, edition, order.format, haste);
  if (!bytes) return refuse(std::move(bytes.error()));
  auto const& title = order.reminder ? documents::words::reminder_title : documents::words::letter_title;
  auto about = session->reference;
  if (order.only) about += " – " + letters.front().page.organisation_name.in(languages_in(letters.front().language).front());
  return printed(std::move(*bytes), order.format, title_in(title, letters.front().language), about, letters.size());
}

Result<Printed> print_convocations(Call& call, ConvocationOrder const& order, Haste haste) {
  auto unit = call.services.database.begin(Patience::patient);
  auto const page = find_session_for(call, *unit, order.session, Permission::registrations_read);
  if (!page) return refuse(page.error());
  auto const people = convoked(*page, unit->registrations().of_session(order.session, call.caller.scope(Permission::registrations_read)), order.person);
  if (!people) return refuse(people.error());
  if (haste == Haste::waited_for && people->size() > greatest_number_of_proofs) return refuse(too_many(greatest_number_of_proofs));
  auto const note = unit->invitations().practical_note(order.session);
  auto const edition = edition_of(call, *unit, *page, order.language);
  json::Writer out(128);
  out.begin_object().field("document", "convocations").field("people", static_cast<std::int64_t>(people->size()))
      .field("language", name_of(order.language)).field("format", name_of(order.format));
  if (order.person) out.field("person_id", *order.person);
  record(call, *unit, {.concept_name = "sessions", .subject = order.session.uuid, .action = "printed", .before = {},
                       .after = out.end_object().take(), .touched = {}});
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  unit.reset();
  auto bytes = call.services.press->convocations(*page, *people, note, edition, order.format, haste);
  if (!bytes) return refuse(std::move(bytes.error()));
  auto about = page->reference;
  if (order.person) about += " – " + (people->front().name.empty() ? people->front().name_ar : people->front().name);
  return printed(std::move(*bytes), order.format, title_in(documents::words::convocation, order.language), about, people->size());
}

ConvocationWriter::ConvocationWriter(Call& call, UnitOfWork& unit, SessionPage const& session)
    : press_(*call.services.press), session_(session), note_(unit.invitations().practical_note(session.session.id)),
      edition_(edition_of(call, unit, session, DocumentLanguage::fr)) {}

Result<std::string> ConvocationWriter::write(Convoked const& person, Language language) const {
  auto own = edition_;
  own.language = document_language_of(language);
  return press_.convocations(session_, {person}, note_, own, DocumentFormat::pdf, Haste::waited_for);
}

Result<Printed> print_visit_programme(Call& call, VisitOrder const& order, Haste haste) {
  auto unit = call.services.database.begin(Patience::patient);
  auto const page = find_session_for(call, *unit, order.session, Permission::registrations_read);
  if (!page) return refuse(page.error());
  if (page->session.kind != SessionKind::study_visit) return refuse(conflict("not_of_this_kind", "Only a study visit has this plan"));
  auto const rows = unit->registrations().of_session(order.session, call.caller.scope(Permission::registrations_read));
  auto const programme = visit_programme(unit->session_plans().study_visits().find(order.session), rows);
  if (!programme) return refuse(programme.error());
  auto const edition = edition_of(call, *unit, *page, order.language);
  json::Writer out(128);
  out.begin_object().field("document", "visit_programme").field("people", static_cast<std::int64_t>(programme->travellers.size()))
      .field("language", name_of(order.language)).field("format", name_of(order.format)).end_object();
  record(call, *unit, {.concept_name = "sessions", .subject = order.session.uuid, .action = "printed", .before = {}, .after = out.take(),
                       .touched = {}});
  unit->commit();
  call.services.recorded_time.wake();
  call.sql_statements += unit->statements();
  unit.reset();
  auto bytes = call.services.press->visit_programme(*page, *programme, edition, order.format, haste);
  if (!bytes) return refuse(std::move(bytes.error()));
  return printed(std::move(*bytes), order.format, title_in(documents::words::visit_programme, order.language), page->reference, 1);
}

Result<Printed> print_evaluation_form(Call& call, EvaluationOrder const& order) {
  auto unit = call.services.database.read(Patience::patient);
  auto const course = unit->courses().find(order.course);
  if (!course) return refuse(not_found("course"));
  std::optional<SessionPage> session;
  if (order.session) {
    session = unit->sessions().find(*order.session, call.caller.scope(Permission::sessions_read), call.services.today());
    if (!session || !session->session.edition || session->session.edition->course_id != order.course)
      return refuse(invalid_field("session", "not_an_edition"));
  }
  auto const& questions = course->course.questions;
  if (std::none_of(questions.begin(), questions.end(), [&](CourseQuestion const& each) { return each.audience == order.audience; }))
    return refuse(conflict("no_questions", "This audience is asked nothing"));
  // A blank form has no programme, and so nobody's letterhead.
  auto const edition = edition_of(call, *unit, session.value_or(SessionPage{}), order.language);
  call.sql_statements += unit->statements();
  unit.reset();
  auto bytes = call.services.press->evaluation_form(*course, order.audience, session ? &*session : nullptr, edition);
  if (!bytes) return refuse(std::move(bytes.error()));
  return printed(std::move(*bytes), DocumentFormat::pdf, title_in(documents::words::evaluation_form, order.language),
                 session ? session->reference : course->reference, 1);
}

std::string content_disposition(std::string_view file_name, std::string_view plain_name) {
  // Programs that do not read the second name take the first, which has only letters that any of them shows.
  std::string plainest;
  for (char c : plain_name)
    if (static_cast<unsigned char>(c) < 0x80) plainest += c == '"' || c == '\\' ? '_' : c;
    else if (static_cast<unsigned char>(c) >= 0xC0) plainest += '_';
  auto out = fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''", plainest);
  for (char c : file_name) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace athar::api
