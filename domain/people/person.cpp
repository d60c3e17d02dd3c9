#include "domain/people/person.hpp"

#include "domain/shared/contacts.hpp"
#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

std::string joined(std::string const& first, std::string const& second) {
  return first.empty() ? second : second.empty() ? first : first + ' ' + second;
}

/// Characters without a shape, which come along from other programs: soft hyphens, marks of direction, fillers, selectors, tags. Those that
/// join and part letters within a word stay.
bool has_no_shape(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || (c >= 0x180B && c <= 0x180F) || c == 0x200B ||
         c == 0x200E || c == 0x200F || (c >= 0x2060 && c <= 0x2064) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_between_letters(char32_t c) { return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F || c == 0x205F || c == 0x3000; }

/// A name as it is seen, up to its last letter; empty when there is none.
std::string seen(std::string const& name) {
  std::string out;
  std::size_t end = 0;
  for (std::size_t at = 0; at < name.size();) {
    auto const c = next_character(name, at);
    if (has_no_shape(c) || (out.empty() && is_between_letters(c))) continue;
    append_character(out, c);
    if (!is_between_letters(c)) end = out.size();
  }
  out.resize(end);
  return out;
}

}  // namespace

std::string display_name(std::string const& given_name, std::string const& family_name, std::string const& given_name_ar,
                         std::string const& family_name_ar) {
  auto latin = joined(given_name, family_name);
  return latin.empty() ? joined(given_name_ar, family_name_ar) : latin;
}

Result<Person> checked(Person person, LocalDate today) {
  for (auto* name : {&person.family_name, &person.given_name, &person.family_name_ar, &person.given_name_ar}) *name = seen(*name);
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
