#pragma once
#include <optional>
#include <string>

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

/// "attachment; filename=…; filename*=UTF-8''…": the plain name for programs that read no other.
std::string content_disposition(std::string_view file_name, std::string_view plain_name);

}  // namespace athar::api
