#include "domain/people/person.hpp"

#include "domain/shared/contacts.hpp"

namespace athar {
namespace {

std::string joined(std::string const& first, std::string const& second) {
  return first.empty() ? second : second.empty() ? first : first + ' ' + second;
}

}  // namespace

std::string display_name(std::string const& given_name, std::string const& family_name, std::string const& given_name_ar,
                         std::string const& family_name_ar) {
  auto latin = joined(given_name, family_name);
  return latin.empty() ? joined(given_name_ar, family_name_ar) : latin;
}

Result<Person> checked(Person person, LocalDate today) {
  std::vector<FieldError> errors;
  if (display_name(person).empty()) errors.push_back({"family_name", "name_required", {}});

  int const statements = int{person.birth_date.has_value()} + int{person.birth_year.has_value()} + int{person.age_bracket.has_value()};
  char const* const birth = person.birth_date ? "birth_date" : "birth_year";
  if (statements > 1) errors.push_back({birth, "one_birth_statement", {}});
  bool const in_future = (person.birth_date && *person.birth_date > today) || (person.birth_year && *person.birth_year > today.year());
  if (in_future) errors.push_back({birth, "birth_in_future", {}});
  bool const too_early = (person.birth_date && person.birth_date->year() < 1900) || (person.birth_year && *person.birth_year < 1900);
  if (too_early) errors.push_back({birth, "birth_too_early", "1900"});

  if (person.email && !is_email_address(*person.email)) errors.push_back({"email", "invalid_email", {}});
  if (person.phone && !is_phone_number(*person.phone)) errors.push_back({"phone", "invalid_phone", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return person;
}

Result<void> may_follow(Affiliation const& next, std::optional<LocalDate> current_from, std::optional<LocalDate> last_day) {
  if (!next.from) return refuse(invalid_field("from", "required"));
  // The affiliation before it needs at least one day within the calendar.
  constexpr LocalDate first_day{std::chrono::year{1900} / 1 / 1};
  std::optional<LocalDate> const bound = std::max({current_from, last_day, std::optional(first_day)});
  if (*next.from <= *bound) return refuse(invalid_field("from", "affiliation_starts_too_early", bound->text()));
  return {};
}

}  // namespace athar
