#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"
#include "domain/training/registration.hpp"

namespace athar {

/// What a convocation says beside days and place. Version 0 while nothing was stored.
struct PracticalNote {
  SessionId session_id;
  int version{0};
  LocalizedText costs;                     ///< who bears travel, nights and meals
  LocalizedText note;                      ///< how to come, what to bring
  std::string contact;
  friend bool operator==(PracticalNote const&, PracticalNote const&) = default;
};

/// Whom a convocation is for.
struct Convoked {
  PersonId person_id;
  std::string name;                        ///< Latin script, given name first
  std::string name_ar;
  std::string sex;                         ///< "F", "M", or empty
  LocalizedText organisation;
  std::string function;
};

/// Everybody with a seat and the session's team, in the order given; or one of them.
/// Errors: session_cancelled; nobody_to_convoke; not_registered (person_id).
Result<std::vector<Convoked>> convoked(SessionPage const& session, std::vector<RegistrationRow> const& registrations, std::optional<PersonId> only);

}  // namespace athar
