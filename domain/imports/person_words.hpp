#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "domain/imports/columns.hpp"

namespace athar {

/// What the columns of a person are, in lists of people and of registrations.
inline constexpr std::array<std::string_view, 19> person_fields{
    "full_name",  "full_name_ar", "family_name", "given_name",  "family_name_ar", "given_name_ar",        "title",    "sex",      "birth_date", "birth_year",
    "organisation", "function",   "grade",       "administrative_level", "category", "place", "email", "phone", "language"};
inline constexpr std::array<std::string_view, 6> person_names{"full_name",  "family_name",    "given_name",
                                                              "full_name_ar", "family_name_ar", "given_name_ar"};
inline constexpr std::array<std::string_view, 6> person_defaults{"organisation", "create_organisations", "organisation_type",
                                                                 "category",     "administrative_level", "language"};
extern std::span<HeaderWord const> const person_words;

void check_person_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value);

}  // namespace athar
