#pragma once
#include <optional>
#include <string>

#include "domain/people/person_words.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// Somebody who takes part, trains, organises … Names are in Latin script, Arabic script or both.
struct Person {
  PersonId id;
  int version{1};
  std::optional<PersonTitle> title;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;    ///< at most one of these three
  std::optional<int> birth_year;
  std::optional<AgeBracket> age_bracket;
  std::optional<std::string> category;    ///< code of the list person_category
  std::optional<std::string> email;
  std::optional<std::string> phone;       ///< E.164
  std::optional<Language> language;       ///< the person prefers to be written to in
  friend bool operator==(Person const&, Person const&) = default;
};

/// Where somebody serves, from one day to another, both included; an end not given is open.
struct Affiliation {
  AffiliationId id;
  std::optional<OrganisationId> organisation_id;
  std::string function;
  std::optional<std::string> grade;       ///< code of the list grade
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;

  /// True when it says nothing of where the person serves.
  bool says_nothing() const {
    return !organisation_id && function.empty() && !grade && !administrative_level && !place_code;
  }
  friend bool operator==(Affiliation const&, Affiliation const&) = default;
};

/// "Samira El Ouardi"; in Arabic script when that is all there is.
std::string display_name(std::string const& given_name, std::string const& family_name, std::string const& given_name_ar,
                         std::string const& family_name_ar);
inline std::string display_name(Person const& person) {
  return display_name(person.given_name, person.family_name, person.given_name_ar, person.family_name_ar);
}

/// Checks what the fields say of each other; `today` bounds the birth.
/// Errors: name_required, one_birth_statement, birth_in_future, birth_too_early, invalid_email, invalid_phone.
Result<Person> checked(Person person, LocalDate today);

/// Checks that an affiliation may follow the ones there are. `current_from` is the first day of the open one, if there is one and
/// it has a first day; `last_day` is the greatest last day of the closed ones.
/// Errors: required, affiliation_starts_too_early (detail: the day it must come after).
Result<void> may_follow(Affiliation const& next, std::optional<LocalDate> current_from, std::optional<LocalDate> last_day);

}  // namespace athar
