#pragma once
#include "domain/people/person_group.hpp"
#include "server/api/people/wire.hpp"

namespace athar::api {

struct PersonGroupBody {
  std::optional<PersonGroupId> id;
  std::string code;
  LocalizedText name;
  std::string kind;
};
BOOST_DESCRIBE_STRUCT(PersonGroupBody, (), (id, code, name, kind))

struct PersonGroupView {
  PersonGroupId id;
  int version{1};
  std::string code;
  LocalizedText name;
  std::string kind;
  LocalizedText kind_name;
  std::optional<int> members_count;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonGroupView, (), (id, version, code, name, kind, kind_name, members_count, can))

constexpr auto read_as(json::Of<PersonGroupBody>) { return json::Of<PersonGroupView>{}; }

constexpr auto notes(json::Of<PersonGroupBody>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "A small letter, then small letters, digits and _", .example = "hr_network", .max_length = 60},
      {.member = "kind", .description = "Code of the list group_kind", .example = "network", .max_length = 60},
  });
}

constexpr auto notes(json::Of<PersonGroupView>) {
  return std::to_array<json::Note>({{.member = "members_count", .description = "Only for callers who see everybody"}});
}

/// Somebody who joins a group.
struct PersonGroupMemberBody {
  PersonId person_id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(PersonGroupMemberBody, (), (person_id, from, to))

/// The days somebody is in a group.
struct MembershipBody {
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
BOOST_DESCRIBE_STRUCT(MembershipBody, (), (from, to))

struct PersonGroupMemberView {
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(PersonGroupMemberView, (),
                      (person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, organisation_id,
                       organisation_name, function, from, to, can))

constexpr auto read_as(json::Of<MembershipBody>) { return json::Of<PersonGroupMemberView>{}; }

}  // namespace athar::api
