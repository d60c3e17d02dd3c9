#pragma once
#include "domain/people/person_store.hpp"
#include "server/json/json.hpp"

namespace athar {

/// The words of these enumerations are the domain's: stored and sent alike.
template <class Word, std::size_t... I>
constexpr auto choices_of_words(std::index_sequence<I...>) {
  return std::array<json::Choice, sizeof...(I)>{json::Choice{words_of<Word>[I], static_cast<std::int64_t>(I)}...};
}
constexpr auto choices(json::Of<Sex>) { return choices_of_words<Sex>(std::make_index_sequence<words_of<Sex>.size()>()); }
constexpr auto choices(json::Of<PersonTitle>) { return choices_of_words<PersonTitle>(std::make_index_sequence<words_of<PersonTitle>.size()>()); }
constexpr auto choices(json::Of<AgeBracket>) { return choices_of_words<AgeBracket>(std::make_index_sequence<words_of<AgeBracket>.size()>()); }
constexpr auto choices(json::Of<AdministrativeLevel>) {
  return choices_of_words<AdministrativeLevel>(std::make_index_sequence<words_of<AdministrativeLevel>.size()>());
}

}  // namespace athar

namespace athar::api {

/// The language somebody prefers to be written to in.
enum class WrittenLanguage { fr, ar, en };
BOOST_DESCRIBE_ENUM(WrittenLanguage, fr, ar, en)

/// What a client sends to create or correct a person. The five fields from `organisation_id` to `place_code` are where the person
/// serves now.
struct PersonBody {
  std::optional<PersonId> id;
  std::optional<PersonTitle> title;
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;
  std::optional<AgeBracket> age_bracket;
  std::optional<OrganisationId> organisation_id;
  std::optional<std::string> function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  std::optional<std::string> category;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<WrittenLanguage> language;
};
BOOST_DESCRIBE_STRUCT(PersonBody, (),
                      (id, title, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, age_bracket,
                       organisation_id, function, grade, administrative_level, place_code, category, email, phone, language))

/// Where somebody serves from a day on.
struct AffiliationBody {
  std::optional<AffiliationId> id;
  std::optional<OrganisationId> organisation_id;
  std::optional<std::string> function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  LocalDate from;
};
BOOST_DESCRIBE_STRUCT(AffiliationBody, (), (id, organisation_id, function, grade, administrative_level, place_code, from))

struct AffiliationView {
  AffiliationId id;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> region_code;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(AffiliationView, (),
                      (id, organisation_id, organisation_name, function, grade, administrative_level, place_code, place_name, region_code,
                       from, to))

struct ParticipationView {
  RegistrationId registration_id;
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  std::string session_status;
  std::string role;
  std::string status;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  int attended_minutes{0};
  int attended_sittings{0};
  int planned_minutes{0};
};
BOOST_DESCRIBE_STRUCT(ParticipationView, (),
                      (registration_id, session_id, reference, title, session_status, role, status, first_date, last_date,
                       attended_minutes, attended_sittings, planned_minutes))

struct GroupOfPersonView {
  PersonGroupId id;
  LocalizedText name;
  LocalizedText kind_name;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(GroupOfPersonView, (), (id, name, kind_name, from, to))

/// What a client reads of one person.
struct PersonView {
  PersonId id;
  int version{1};
  std::optional<Instant> erased_at;
  std::optional<Instant> locked_at;
  std::optional<PersonTitle> title;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;
  std::optional<AgeBracket> age_bracket;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> region_code;
  std::optional<std::string> category;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<WrittenLanguage> language;
  std::vector<AffiliationView> affiliations;
  std::vector<ParticipationView> participations;
  std::optional<PersonId> merged_into;
  std::vector<GroupOfPersonView> groups;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, version, erased_at, locked_at, title, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date,
                       birth_year, age_bracket, organisation_id, organisation_name, function, grade, administrative_level, place_code,
                       place_name, region_code, category, email, phone, language, affiliations, participations, groups,
                       merged_into, can))

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<PersonBody>) { return json::Of<PersonView>{}; }

constexpr auto notes(json::Of<PersonBody>) {
  return std::to_array<json::Note>({
      {.member = "family_name", .description = "In Latin script; at least one name is needed, in either script", .max_length = 120},
      {.member = "given_name", .max_length = 120},
      {.member = "family_name_ar", .description = "In Arabic script", .max_length = 120},
      {.member = "given_name_ar", .max_length = 120},
      {.member = "sex", .has_default = true},
      {.member = "birth_date", .description = "At most one of birth_date, birth_year and age_bracket"},
      {.member = "birth_year", .example = "1979", .minimum = 1900, .maximum = 2199},
      {.member = "organisation_id", .description = "Where the person serves now; a change of post is POST people/{id}/affiliations"},
      {.member = "function", .max_length = 200},
      {.member = "grade", .description = "Code of the list grade", .max_length = 60},
      {.member = "place_code", .description = "Code of the place of assignment", .example = "04.421", .max_length = 60},
      {.member = "category", .description = "Code of the list person_category", .max_length = 60},
      {.member = "email", .max_length = 254},
      {.member = "phone", .description = "E.164", .example = "+212612345678", .max_length = 20},
  });
}

constexpr auto notes(json::Of<AffiliationBody>) {
  return std::to_array<json::Note>({
      {.member = "organisation_id", .description = "With nothing but `from`: the person left and serves nowhere known"},
      {.member = "function", .max_length = 200},
      {.member = "grade", .description = "Code of the list grade", .max_length = 60},
      {.member = "place_code", .description = "Code of the place of assignment", .example = "04.421", .max_length = 60},
      {.member = "from", .description = "First day; the affiliation before it ends the day before"},
  });
}

constexpr auto notes(json::Of<PersonView>) {
  return std::to_array<json::Note>({
      {.member = "erased_at", .description = "The record was erased: the name is a label, contacts, birth and posts are gone"},
      {.member = "locked_at", .description = "At the person's request: neither changed nor found in lists"},
      {.member = "display_name", .description = "Given name, then family name"},
      {.member = "email", .description = "Only for callers who write to people"},
      {.member = "phone", .description = "Only for callers who write to people"},
      {.member = "affiliations", .description = "Newest first"},
      {.member = "merged_into", .description = "The record of this person that is kept, of one that was merged; read that one"},
      {.member = "participations", .description = "Sessions the person is registered in, newest first, within the caller's scope"},
      {.member = "groups", .description = "Groups the person is in, then those the person left"},
  });
}

struct PersonListItem {
  PersonId id;
  int version{1};
  std::optional<PersonTitle> title;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<std::string> category;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> region_code;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonListItem, (),
                      (id, version, title, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, category,
                       organisation_id, organisation_name, function, grade, administrative_level, place_code, place_name, region_code,
                       email, phone, can))

}  // namespace athar::api
