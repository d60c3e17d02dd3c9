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

}  // namespace athar::documents
