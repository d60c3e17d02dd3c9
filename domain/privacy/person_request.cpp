#include "domain/privacy/person_request.hpp"

namespace athar {
namespace {

bool fits(RequestKind kind, RequestDecision decision) {
  using enum RequestDecision;
  if (decision == refused) return true;
  switch (kind) {
    case RequestKind::access:
      return decision == data_given;
    case RequestKind::rectification:
      return decision == rectified;
    case RequestKind::objection:
    case RequestKind::erasure:
      return decision == locked || decision == erased;
  }
  return false;
}

}  // namespace

Result<PersonRequest> checked(PersonRequest request, LocalDate today) {
  if (request.received_on > today) return refuse(invalid_field("received_on", "future_date"));
  return request;
}

Result<void> may_answer(PersonRequest const& request, RequestAnswer const& answer, LocalDate today) {
  if (request.answer) return refuse(conflict("already_answered", "This request has its answer"));
  std::vector<FieldError> errors;
  if (!fits(request.kind, answer.decision)) errors.push_back({"decision", "decision_does_not_fit", {}});
  if (answer.decision == RequestDecision::refused && answer.reason.empty()) errors.push_back({"reason", "required", {}});
  if (answer.on > today) errors.push_back({"on", "future_date", {}});
  if (answer.on < request.received_on) errors.push_back({"on", "before_received", request.received_on.text()});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return {};
}

}  // namespace athar
