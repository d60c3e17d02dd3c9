#include "domain/agreements/partner_words.hpp"

namespace athar {
namespace {

std::string trimmed(std::string const& text) {
  auto const first = text.find_first_not_of(" \n\r\t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n\r\t") - first + 1);
}

/// One thing at most is spoken of.
void check_subject(std::vector<FieldError>& errors, AgreementSubject const& about) {
  if (about.commitment_id && about.meeting_id) errors.push_back({"meeting_id", "given_twice", {}});
  if (about.document_id && (about.commitment_id || about.meeting_id)) errors.push_back({"document_id", "given_twice", {}});
}

}  // namespace

std::string_view name_of(Stance stance) { return stance == Stance::agreed ? "agreed" : "read"; }

std::optional<Stance> stance_named(std::string_view name) {
  if (name == "read") return Stance::read;
  if (name == "agreed") return Stance::agreed;
  return std::nullopt;
}

Result<AgreementComment> checked(AgreementComment comment) {
  comment.text = trimmed(comment.text);
  std::vector<FieldError> errors;
  if (comment.text.empty()) errors.push_back({"text", "required", {}});
  check_subject(errors, comment.about);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return comment;
}

Result<AgreementConfirmation> checked(AgreementConfirmation confirmation) {
  confirmation.note = trimmed(confirmation.note);
  std::vector<FieldError> errors;
  check_subject(errors, confirmation.about);
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return confirmation;
}

}  // namespace athar
