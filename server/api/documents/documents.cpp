#include "server/api/documents/documents.hpp"

#include <fmt/format.h>

#include "domain/designations/designation.hpp"
#include "server/api/documents/printing.hpp"
#include "server/api/framework/query.hpp"

namespace athar::api {
namespace {

constexpr char const* concept_name = "documents";

DocumentLanguage language_from(Call& call, QueryReader& query) {
  auto const named = query.one_of("language", {"fr", "ar", "fr-ar", "en"});
  return named ? document_language_named(*named).value_or(DocumentLanguage::fr) : document_language_of(call.language);
}

DocumentFormat format_from(QueryReader& query) {
  auto const named = query.one_of("format", {"pdf", "docx"});
  return named ? document_format_named(*named).value_or(DocumentFormat::pdf) : DocumentFormat::pdf;
}

Answer answer_with(Printed file, std::string_view plain_name, DocumentFormat format) {
  Answer answer;
  answer.body = std::move(file.bytes);
  answer.content_type = std::move(file.content_type);
  answer.headers.push_back({"Content-Disposition", content_disposition(file.file_name, fmt::format("{}.{}", plain_name, name_of(format)))});
  return answer;
}

Result<Answer> sign_in_sheet(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  SheetOrder order{.session = *id};
  order.date = query.date("date");
  order.language = language_from(call, query);
  order.format = format_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_sign_in_sheets(call, order, documents::Haste::waited_for);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), "sign-in-sheet", order.format);
}

Result<Answer> proofs_of_attendance(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  ProofOrder order{.session = *id};
  order.person = query.id<PersonId>("person_id");
  order.signatory = {query.text("signatory_name").value_or(""), query.text("signatory_capacity").value_or("")};
  order.language = language_from(call, query);
  order.format = format_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_proofs_of_attendance(call, order, documents::Haste::waited_for);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), "proof-of-attendance", order.format);
}

Result<Answer> letters(Call& call, LetterOrder order) {
  QueryReader query(call);
  order.reminder = query.flag("reminder");
  if (auto const named = query.one_of("language", {"fr", "ar", "fr-ar", "en"})) order.language = document_language_named(*named);
  order.format = format_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_designation_letters(call, order, documents::Haste::waited_for);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), order.reminder ? "reminder" : "designation-letter", order.format);
}

Result<Answer> session_letters(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  return letters(call, {.session = *id});
}

Result<Answer> one_letter(Call& call) {
  auto id = call.id<DesignationId>();
  if (!id) return refuse(std::move(id.error()));
  auto unit = call.services.database.read();
  auto const page = unit->designations().find(*id, call.caller.scope(Permission::designations_read));
  call.sql_statements += unit->statements();
  unit.reset();
  if (!page) return refuse(not_found("letter"));
  return letters(call, {.session = page->designation.session_id, .only = *id});
}

Result<Answer> convocations(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  ConvocationOrder order{.session = *id};
  order.person = query.id<PersonId>("person_id");
  order.language = language_from(call, query);
  order.format = format_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_convocations(call, order, documents::Haste::waited_for);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), "convocation", order.format);
}

Result<Answer> visit_programme(Call& call) {
  auto id = call.id<SessionId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  VisitOrder order{.session = *id};
  order.language = language_from(call, query);
  order.format = format_from(query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_visit_programme(call, order, documents::Haste::waited_for);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), "visit-programme", order.format);
}

Result<Answer> evaluation_form(Call& call) {
  auto id = call.id<CourseId>();
  if (!id) return refuse(std::move(id.error()));
  QueryReader query(call);
  EvaluationOrder order{.course = *id};
  order.audience = evaluation_audience_named(query.one_of("audience", {"participants", "hosts", "travellers"}).value_or("")).value_or(EvaluationAudience::participants);
  order.session = query.id<SessionId>("session");
  order.language = language_from(call, query);
  if (auto bad = query.errors()) return refuse(std::move(*bad));
  auto file = print_evaluation_form(call, order);
  if (!file) return refuse(std::move(file.error()));
  return answer_with(std::move(*file), "evaluation-form", DocumentFormat::pdf);
}

}  // namespace

std::vector<Route> document_routes() {
  using json::ParameterType;
  json::Parameter const language{.name = "language", .description = "fr-ar is side by side; the reader's own when left out",
                                 .choices = {"fr", "ar", "fr-ar", "en"}};
  json::Parameter const format{.name = "format", .description = "pdf, or docx to be corrected in Word", .choices = {"pdf", "docx"}};
  json::Parameter const letter_language{.name = "language", .description = "fr-ar is side by side; each administration's own when left out",
                                        .choices = {"fr", "ar", "fr-ar", "en"}};
  return {
      {http::Method::get, "/api/v1/sessions/{id}/sign_in_sheet", Permission::registrations_read, sign_in_sheet,
       {.summary = "The sheets to sign, one a day", .tag = concept_name,
        .query = {{.name = "date", .description = "One day of the session; every day when left out", .type = ParameterType::date},
                  language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 413, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/sessions/{id}/proofs_of_attendance", Permission::registrations_read, proofs_of_attendance,
       {.summary = "Proofs of attendance, one for each person who came", .tag = concept_name,
        .query = {{.name = "person_id", .description = "One person; everybody who came when left out", .type = ParameterType::uuid},
                  {.name = "signatory_name"}, {.name = "signatory_capacity", .description = "In what capacity they sign"}, language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 413, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/sessions/{id}/convocations", Permission::registrations_read, convocations,
       {.summary = "Convocations, one for each person with a seat, in one file", .tag = concept_name,
        .query = {{.name = "person_id", .description = "One person; everybody with a seat and the team when left out", .type = ParameterType::uuid},
                  language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 413, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/sessions/{id}/designation_letters", Permission::designations_read, session_letters,
       {.summary = "The letters of a session to every administration it asks", .tag = concept_name,
        .query = {{.name = "reminder", .description = "Reminders of the letters without an answer", .type = ParameterType::boolean},
                  letter_language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 413, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/designations/{id}/letter", Permission::designations_read, one_letter,
       {.summary = "The letter that asks one administration to designate people", .tag = concept_name,
        .query = {{.name = "reminder", .description = "The reminder instead", .type = ParameterType::boolean}, letter_language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/sessions/{id}/study_visit/programme", Permission::registrations_read, visit_programme,
       {.summary = "The programme of a study visit: days, hosts and delegation", .tag = concept_name, .query = {language, format},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 422, 503}},
       http::Lane::slow},
      {http::Method::get, "/api/v1/courses/{id}/evaluation_form", Permission::courses_read, evaluation_form,
       {.summary = "The evaluation form of a course for one audience, to be filled in on paper", .tag = concept_name,
        .query = {{.name = "audience", .description = "participants when left out", .choices = {"participants", "hosts", "travellers"}},
                  {.name = "session", .description = "An edition that the form names", .type = ParameterType::uuid}, language},
        .answer_type = "application/pdf", .errors = {401, 403, 404, 409, 422, 503}},
       http::Lane::slow},
  };
}

}  // namespace athar::api
