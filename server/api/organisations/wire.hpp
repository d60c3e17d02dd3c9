#pragma once
#include "domain/organisations/organisation.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct EarlierNameBody {
  LocalizedText name;
  std::optional<LocalizedText> acronym;
  LocalDate until;
};
BOOST_DESCRIBE_STRUCT(EarlierNameBody, (), (name, acronym, until))

/// What a client sends to create or replace an organisation.
struct OrganisationBody {
  std::optional<OrganisationId> id;
  LocalizedText name;
  std::optional<LocalizedText> acronym;
  std::vector<std::string> aliases;
  std::string type;
  std::optional<OrganisationId> parent_id;
  std::optional<std::string> country;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> address;
  std::vector<std::string> phones;
  std::optional<std::string> email;
  std::optional<std::string> website;
  std::optional<LocalizedText> letterhead;
  std::vector<EarlierNameBody> earlier_names;
  std::optional<LocalDate> founded_on;
};
BOOST_DESCRIBE_STRUCT(OrganisationBody, (),
                      (id, name, acronym, aliases, type, parent_id, country, place_code, address, phones, email, website, letterhead,
                       earlier_names, founded_on))


/// What a client reads of one organisation.
struct OrganisationView {
  OrganisationId id;
  int version{1};
  LocalizedText name;
  LocalizedText acronym;
  std::vector<std::string> aliases;
  std::string type;
  LocalizedText type_name;
  std::optional<OrganisationId> parent_id;
  std::optional<LocalizedText> parent_name;
  std::optional<std::string> country;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  LocalizedText address;
  std::vector<std::string> phones;
  std::optional<std::string> email;
  std::optional<std::string> website;
  LocalizedText letterhead;
  std::vector<EarlierNameBody> earlier_names;
  std::optional<LocalDate> founded_on;
  std::optional<LocalDate> ended_on;
  std::optional<OrganisationId> merged_into_id;
  std::optional<LocalizedText> merged_into_name;
  std::optional<LocalizedText> name_on_date;
  std::optional<std::string> logo;
  int children_count{0};
  std::optional<int> people_count;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(OrganisationView, (),
                      (id, version, name, acronym, aliases, type, type_name, parent_id, parent_name, country, place_code, place_name,
                       address, phones, email, website, letterhead, earlier_names, founded_on, ended_on, merged_into_id, merged_into_name,
                       name_on_date, logo, children_count, people_count, can))

constexpr auto notes(json::Of<OrganisationView>) {
  return std::to_array<json::Note>({
      {.member = "ended_on", .description = "The first day on which it was no more"},
      {.member = "merged_into_id", .description = "What took it over; without ended_on this record is another one of that organisation"},
      {.member = "logo", .description = "Address of its picture; another picture has another address"},
  });
}

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<OrganisationBody>) { return json::Of<OrganisationView>{}; }

constexpr auto notes(json::Of<OrganisationBody>) {
  return std::to_array<json::Note>({
      {.member = "aliases", .description = "Other names that searches and imports recognise", .max_items = 20},
      {.member = "type", .description = "Code of the list organisation_type", .example = "ministry", .max_length = 60},
      {.member = "country", .description = "ISO 3166-1 alpha-2", .example = "MA", .pattern = json::Pattern::country},
      {.member = "place_code", .description = "Code of a place", .example = "MA-04", .max_length = 60},
      {.member = "address", .multiline = true},
      {.member = "phones", .description = "E.164", .max_items = 10},
      {.member = "email", .max_length = 254},
      {.member = "website", .max_length = 500},
      {.member = "letterhead", .description = "Lines printed at the head of documents", .multiline = true},
      {.member = "earlier_names", .description = "Names until a day; documents of that time print them", .max_items = 30},
      {.member = "founded_on", .description = "Its first day, where known"},
  });
}

struct OrganisationListItem {
  OrganisationId id;
  int version{1};
  LocalizedText name;
  LocalizedText acronym;
  std::string type;
  LocalizedText type_name;
  std::optional<OrganisationId> parent_id;
  std::optional<LocalizedText> parent_name;
  std::optional<std::string> country;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<LocalDate> ended_on;
  std::optional<LocalizedText> found_as;     ///< the earlier name that the search found
  std::optional<int> people_count;           ///< absent for partners
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(OrganisationListItem, (),
                      (id, version, name, acronym, type, type_name, parent_id, parent_name, country, place_code, place_name, ended_on,
                       found_as, people_count, can))

}  // namespace athar::api
