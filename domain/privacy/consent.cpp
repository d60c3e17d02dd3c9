#include "domain/privacy/consent.hpp"

namespace athar {
namespace {

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > 40 || text[0] < 'a' || text[0] > 'z') return false;
  for (char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  return true;
}

}  // namespace

Result<Purpose> checked(Purpose purpose) {
  std::vector<FieldError> errors;
  if (!is_code(purpose.code)) errors.push_back({"code", "invalid_code", {}});
  if (purpose.name.empty()) errors.push_back({"name", "name_required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return purpose;
}

ConsentState state_of(Purpose const& purpose, std::optional<Consent> const& last) {
  if (!last) return ConsentState::not_asked;
  switch (last->answer) {
    case ConsentAnswer::refused:
      return ConsentState::refused;
    case ConsentAnswer::withdrawn:
      return ConsentState::withdrawn;
    case ConsentAnswer::given:
      break;
  }
  return last->purpose_number == purpose.number ? ConsentState::given : ConsentState::ask_again;
}

Result<Consent> checked(Consent consent, Purpose const& purpose, std::optional<Consent> const& last, LocalDate today) {
  std::vector<FieldError> errors;
  bool const withdraws = consent.answer == ConsentAnswer::withdrawn;
  if (purpose.legal_basis != LegalBasis::consent && !withdraws) errors.push_back({"purpose_id", "no_consent_needed", {}});
  if (!purpose.active && !withdraws) errors.push_back({"purpose_id", "purpose_not_active", {}});
  if (consent.date > today) errors.push_back({"date", "future_date", {}});
  if (withdraws && (!last || last->answer != ConsentAnswer::given)) errors.push_back({"answer", "nothing_to_withdraw", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  // Only what was said can be withdrawn; anything else answers what is said now.
  consent.purpose_number = withdraws ? last->purpose_number : purpose.number;
  return consent;
}

}  // namespace athar
