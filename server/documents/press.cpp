#include "server/documents/press.hpp"

namespace athar::documents {

Press::Press(RendererOptions options)
    : html_(options.resources / "html"), docx_(options.resources / "docx"), renderer_(std::move(options)) {}

std::chrono::milliseconds Press::patience(Haste haste) const {
  return haste == Haste::job ? std::chrono::minutes(10) : renderer_.patience();
}

Result<std::string> Press::sign_in_sheets(SessionPage const& session, SignInSheets const& sheets, Edition const& edition,
                                          DocumentFormat format, Haste haste) {
  if (format == DocumentFormat::docx) return renderer_.docx(sign_in_sheet_parts(docx_, session, sheets, edition), patience(haste));
  return renderer_.pdf("sign_in_sheet", sign_in_sheet_pages(html_, session, sheets, edition), patience(haste));
}

Result<std::string> Press::proofs(SessionPage const& session, std::vector<ProofOfAttendance> const& proofs, Signatory const& signatory,
                                  Edition const& edition, DocumentFormat format, Haste haste) {
  if (format == DocumentFormat::docx) return renderer_.docx(proof_parts(docx_, session, proofs, signatory, edition), patience(haste));
  return renderer_.pdf("proof_of_attendance", proof_pages(html_, session, proofs, signatory, edition), patience(haste));
}

Result<std::string> Press::designation_letters(SessionPage const& session, std::vector<DesignationLetter> const& letters,
                                               Edition const& edition, DocumentFormat format, Haste haste) {
  if (format == DocumentFormat::docx) return renderer_.docx(designation_letter_parts(docx_, session, letters, edition), patience(haste));
  return renderer_.pdf("letter", designation_letter_pages(html_, session, letters, edition), patience(haste));
}

Result<std::string> Press::convocations(SessionPage const& session, std::vector<Convoked> const& people, PracticalNote const& note,
                                        Edition const& edition, DocumentFormat format, Haste haste) {
  if (format == DocumentFormat::docx) return renderer_.docx(convocation_parts(docx_, session, people, note, edition), patience(haste));
  return renderer_.pdf("letter", convocation_pages(html_, session, people, note, edition), patience(haste));
}

Result<std::string> Press::visit_programme(SessionPage const& session, VisitProgramme const& programme, Edition const& edition,
                                           DocumentFormat format, Haste haste) {
  if (format == DocumentFormat::docx) return renderer_.docx(visit_programme_parts(docx_, session, programme, edition), patience(haste));
  return renderer_.pdf("visit_programme", {visit_programme_page(html_, session, programme, edition)}, patience(haste));
}

Result<std::string> Press::committee_minutes(MeetingPage const& page, Edition const& edition, DocumentFormat format) {
  if (format == DocumentFormat::docx) return renderer_.docx(committee_minutes_parts(docx_, page, edition), patience(Haste::waited_for));
  return renderer_.pdf("committee_minutes", {committee_minutes_page(html_, page, edition)}, patience(Haste::waited_for));
}

Result<std::string> Press::evaluation_form(CoursePage const& course, EvaluationAudience audience, SessionPage const* session, Edition const& edition) {
  return renderer_.pdf("evaluation_form", {evaluation_form_page(html_, course, audience, session, edition)}, patience(Haste::waited_for));
}

Result<std::string> Press::partner_report(PartnerReportDocument const& document, Edition const& edition) {
  return renderer_.pdf("partner_report", {partner_report_page(html_, document, edition)}, patience(Haste::waited_for));
}

Result<std::string> Press::held_data(HeldDataDocument const& document, Edition const& edition) {
  return renderer_.pdf("held_data", held_data_pages(html_, document, edition), patience(Haste::waited_for));
}

}  // namespace athar::documents
