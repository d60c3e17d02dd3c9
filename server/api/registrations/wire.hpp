#pragma once
#include "server/api/sessions/words.hpp"

namespace athar::api {

struct RegistrationView {
  RegistrationId id;
  int version{1};
  SessionId session_id;
  PersonId person_id;
  std::string display_name;
  std::string family_name;
  std::string given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::string sex;
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<std::string> function;
  std::optional<std::string> region_code;
  RegistrationRole role{RegistrationRole::participant};
  RegistrationStatus status{RegistrationStatus::registered};
  std::optional<int> waiting_position;
  std::vector<ProgrammeId> programme_ids;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(RegistrationView, (),
                      (id, version, session_id, person_id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex,
                       organisation_id, organisation_name, function, region_code, role, status, waiting_position, programme_ids, can))

/// Registers a person; without a free seat a participant waits.
struct RegistrationBody {
  std::optional<RegistrationId> id;
  PersonId person_id;
  RegistrationRole role{RegistrationRole::participant};
  std::vector<ProgrammeId> programme_ids;
};
BOOST_DESCRIBE_STRUCT(RegistrationBody, (), (id, person_id, role, programme_ids))
constexpr auto read_as(json::Of<RegistrationBody>) { return json::Of<RegistrationView>{}; }
constexpr auto notes(json::Of<RegistrationBody>) {
  return std::to_array<json::Note>({
      {.member = "role", .description = "Only participants take seats and count", .has_default = true},
      {.member = "programme_ids", .description = "Which of the session's programmes it counts for; absent: all", .max_items = 20},
  });
}

struct RegistrationChangeBody {
  std::optional<RegistrationRole> role;
  std::optional<RegistrationStatus> status;
  std::vector<ProgrammeId> programme_ids;
};
BOOST_DESCRIBE_STRUCT(RegistrationChangeBody, (), (role, status, programme_ids))
constexpr auto read_as(json::Of<RegistrationChangeBody>) { return json::Of<RegistrationView>{}; }
constexpr auto notes(json::Of<RegistrationChangeBody>) {
  return std::to_array<json::Note>({
      {.member = "role", .description = "Absent leaves it"},
      {.member = "status", .description = "Absent leaves it; withdrawing gives the seat to the first who waits"},
      {.member = "programme_ids", .description = "Absent leaves them", .max_items = 20},
  });
}

struct WaitingListBody {
  std::vector<RegistrationId> registration_ids;
};
BOOST_DESCRIBE_STRUCT(WaitingListBody, (), (registration_ids))
constexpr auto notes(json::Of<WaitingListBody>) {
  return std::to_array<json::Note>(
      {{.member = "registration_ids", .description = "Everybody who waits, in the new order", .max_items = 1000, .required = true}});
}

struct RegistrationList {
  std::vector<RegistrationView> items;
};
BOOST_DESCRIBE_STRUCT(RegistrationList, (), (items))

}  // namespace athar::api
