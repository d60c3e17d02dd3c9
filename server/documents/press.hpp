#pragma once
#include <string>
#include <vector>

#include "domain/documents/document.hpp"
#include "server/documents/fields.hpp"
#include "server/documents/proof_of_attendance.hpp"
#include "server/documents/renderer.hpp"
#include "server/documents/sign_in_sheet.hpp"

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

 private:
  std::chrono::milliseconds patience(Haste haste) const;

  Templates const html_;
  Templates const docx_;
  Renderer renderer_;
};

}  // namespace athar::documents
