#pragma once
#include <optional>
#include <string>

#include "domain/documents/convocation.hpp"
#include "domain/courses/course.hpp"
#include "domain/documents/document.hpp"
#include "server/api/framework/call.hpp"
#include "server/documents/press.hpp"

namespace athar::api {

/// What somebody wants printed of a session.
struct SheetOrder {
  SessionId session;
  std::optional<LocalDate> date;            ///< none: every day
  DocumentLanguage language{DocumentLanguage::fr};
  DocumentFormat format{DocumentFormat::pdf};
};
struct ProofOrder {
  SessionId session;
  std::optional<PersonId> person;           ///< none: everybody who came
  documents::Signatory signatory;
  DocumentLanguage language{DocumentLanguage::fr};
  DocumentFormat format{DocumentFormat::pdf};
};

struct VisitOrder {
  SessionId session;
  DocumentLanguage language{DocumentLanguage::fr};
  DocumentFormat format{DocumentFormat::pdf};
};

/// A file and how it is offered.
struct Printed {
  std::string bytes;
  std::string file_name;                    ///< "Feuille de présence – F-2026-0042 – 2026-06-15.pdf"
  std::string content_type;
  std::size_t documents{0};                 ///< sheets or proofs
};

/// The sheets of the people whom the caller may see. Errors: not_found; those of sign_in_sheets and of the press; too_many_to_print.
Result<Printed> print_sign_in_sheets(Call& call, SheetOrder const& order, documents::Haste haste);
/// The proofs of the people whom the caller may see; leaves a line in the audit trail. Errors: not_found; those of
/// proofs_of_attendance and of the press; too_many_to_print.
Result<Printed> print_proofs_of_attendance(Call& call, ProofOrder const& order, documents::Haste haste);

/// The letters of a session, or one of them.
struct LetterOrder {
  SessionId session;
  std::optional<DesignationId> only;        ///< none: every letter that is not cancelled
  bool reminder{false};                     ///< reminders of those that were sent and have no answer
  std::optional<DocumentLanguage> language; ///< none: each in its administration's
  DocumentFormat format{DocumentFormat::pdf};
};
/// Errors: not_found; letter_not_sent, letter_answered (one reminder); nobody_to_ask; those of the press; too_many_to_print.
Result<Printed> print_designation_letters(Call& call, LetterOrder const& order, documents::Haste haste);
/// Whom to write a convocation to.
struct ConvocationOrder {
  SessionId session;
  std::optional<PersonId> person;           ///< none: everybody with a seat, and the team
  DocumentLanguage language{DocumentLanguage::fr};
  DocumentFormat format{DocumentFormat::pdf};
};
/// The convocations of the people whom the caller may see; leaves a line in the audit trail.
/// Errors: not_found; those of convoked and of the press; too_many_to_print.
Result<Printed> print_convocations(Call& call, ConvocationOrder const& order, documents::Haste haste);
/// Writes convocations to send with messages, also of people who have no seat yet; reads what it needs at once, and holds no database after.
class ConvocationWriter {
 public:
  ConvocationWriter(Call& call, UnitOfWork& unit, SessionPage const& session);
  /// A PDF. Errors: those of the press.
  Result<std::string> write(Convoked const& person, Language language) const;

 private:
  documents::Press& press_;
  SessionPage const& session_;
  PracticalNote note_;
  documents::Edition edition_;
};
/// The programme of a study visit with the travellers whom the caller may see; leaves a line in the audit trail.
/// Errors: not_found, not_of_this_kind; those of visit_programme and of the press.
Result<Printed> print_visit_programme(Call& call, VisitOrder const& order, documents::Haste haste);

/// The questions of a course for one audience.
struct EvaluationOrder {
  CourseId course;
  EvaluationAudience audience{EvaluationAudience::participants};
  std::optional<SessionId> session;         ///< an edition that the form names; none: a blank line
  DocumentLanguage language{DocumentLanguage::fr};
};
/// PDF only. Errors: not_found; not_an_edition (session); no_questions (of that audience); those of the press.
Result<Printed> print_evaluation_form(Call& call, EvaluationOrder const& order);

/// "attachment; filename=…; filename*=UTF-8''…": the plain name for programs that read no other.
std::string content_disposition(std::string_view file_name, std::string_view plain_name);

}  // namespace athar::api
