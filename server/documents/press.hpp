#pragma once
#include <string>
#include <vector>

#include "domain/documents/document.hpp"
#include "server/documents/committee_minutes.hpp"
#include "server/documents/convocation.hpp"
#include "server/documents/designation_letter.hpp"
#include "server/documents/evaluation_form.hpp"
#include "server/documents/fields.hpp"
#include "server/documents/held_data.hpp"
#include "server/documents/partner_report.hpp"
#include "server/documents/proof_of_attendance.hpp"
#include "server/documents/renderer.hpp"
#include "server/documents/sign_in_sheet.hpp"
#include "server/documents/visit_programme.hpp"

namespace athar::documents {

/// Whether somebody waits for a document: then it has half a minute, a job has ten.
enum class Haste { waited_for, job };

/// Prints what the domain says into files. Thread-safe.
class Press {
 public:
  explicit Press(RendererOptions options);

  void start() { renderer_.start(); }
  void stop() { renderer_.stop(); }

  /// Errors: as the renderer's.
  Result<std::string> sign_in_sheets(SessionPage const& session, SignInSheets const& sheets, Edition const& edition, DocumentFormat format, Haste haste);
  /// Errors: as the renderer's.
  Result<std::string> proofs(SessionPage const& session, std::vector<ProofOfAttendance> const& proofs, Signatory const& signatory,
                             Edition const& edition, DocumentFormat format, Haste haste);
  /// Errors: as the renderer's.
  Result<std::string> visit_programme(SessionPage const& session, VisitProgramme const& programme, Edition const& edition, DocumentFormat format, Haste haste);

  /// Errors: as the renderer's.
  Result<std::string> designation_letters(SessionPage const& session, std::vector<DesignationLetter> const& letters, Edition const& edition,
                                          DocumentFormat format, Haste haste);
  /// One for each person, in one file. Errors: as the renderer's.
  Result<std::string> convocations(SessionPage const& session, std::vector<Convoked> const& people, PracticalNote const& note,
                                   Edition const& edition, DocumentFormat format, Haste haste);
  /// Errors: as the renderer's.
  Result<std::string> committee_minutes(MeetingPage const& page, Edition const& edition, DocumentFormat format);
  /// PDF only; `session` may be null. Errors: as the renderer's.
  Result<std::string> evaluation_form(CoursePage const& course, EvaluationAudience audience, SessionPage const* session, Edition const& edition);
  /// PDF only. Errors: as the renderer's.
  Result<std::string> held_data(HeldDataDocument const& document, Edition const& edition);
  /// PDF only. Errors: as the renderer's.
  Result<std::string> partner_report(PartnerReportDocument const& document, Edition const& edition);

 private:
  std::chrono::milliseconds patience(Haste haste) const;

  Templates const html_;
  Templates const docx_;
  Renderer renderer_;
};

}  // namespace athar::documents
