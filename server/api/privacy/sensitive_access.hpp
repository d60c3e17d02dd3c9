#pragma once
#include "domain/people/person_store.hpp"
#include "server/api/framework/route.hpp"
#include "server/api/privacy/sensitive_wire.hpp"

namespace athar::api {

/// Whether something of a kind may be taken and shown of a person.
struct SensitiveAccess {
  SensitiveAuthorisation authorisation;
  std::optional<ConsentState> consent;      ///< where the purpose asks for it
  bool person_is_open{true};                ///< neither locked nor erased

  bool may_show() const {
    return authorisation.on() && consent != ConsentState::refused && consent != ConsentState::withdrawn;
  }
  bool may_take() const { return authorisation.on() && person_is_open && (!consent || consent == ConsentState::given); }
};

/// One for each kind, in the order of the enumeration. Errors: not_found.
Result<std::vector<SensitiveAccess>> access_to(Call& call, UnitOfWork& unit, PersonId person);
/// Errors: sensitive_data_off, consent_missing.
Result<void> require_taking(SensitiveAccess const& access);

std::vector<Route> authorisation_routes();
std::vector<Route> disability_routes();
std::vector<Route> identity_number_routes();

}  // namespace athar::api
