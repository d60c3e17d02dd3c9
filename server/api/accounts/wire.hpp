#pragma once
#include "domain/access/account.hpp"
#include "server/json/json.hpp"

namespace athar {

BOOST_DESCRIBE_ENUM(Role, administrator, coordinator, trainer, manager, focal_point, partner, auditor, viewer)
BOOST_DESCRIBE_ENUM(Language, fr, ar, en)

}  // namespace athar

namespace athar::api {

/// What an administrator sends of an account.
struct AccountBody {
  std::optional<AccountId> id;
  std::string email;
  std::string name;
  Role role{Role::viewer};
  std::optional<std::string> password;
  std::optional<Language> language;
  std::optional<OrganisationId> organisation_id;
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  std::optional<LocalDate> period_from;
  std::optional<LocalDate> period_to;
  std::optional<Instant> expires_at;
  bool active{true};
};
BOOST_DESCRIBE_STRUCT(AccountBody, (),
                      (id, email, name, role, password, language, organisation_id, person_id, programme_id, period_from, period_to,
                       expires_at, active))

struct AccountView {
  AccountId id;
  int version{1};
  std::string email;
  std::string name;
  Role role{Role::viewer};
  Language language{Language::fr};
  std::optional<OrganisationId> organisation_id;
  std::optional<LocalizedText> organisation_name;
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  std::optional<std::string> programme_code;
  std::optional<LocalDate> period_from;
  std::optional<LocalDate> period_to;
  std::optional<Instant> expires_at;
  bool active{true};
  std::optional<Instant> last_seen_at;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (id, version, email, name, role, language, organisation_id, organisation_name, person_id, programme_id,
                       programme_code, period_from, period_to, expires_at, active, last_seen_at, can))

constexpr auto read_as(json::Of<AccountBody>) { return json::Of<AccountView>{}; }
constexpr auto notes(json::Of<AccountBody>) {
  return std::to_array<json::Note>({
      {.member = "email", .max_length = 254},
      {.member = "name", .max_length = 200},
      {.member = "password", .description = "Required for a new account; 10 to 200 characters", .max_length = 200, .verbatim = true},
      {.member = "active", .has_default = true},
  });
}

struct AccessTokenBody {
  std::string name;
  std::vector<std::string> scopes;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(AccessTokenBody, (), (name, scopes, expires_at))
constexpr auto notes(json::Of<AccessTokenBody>) {
  return std::to_array<json::Note>({
      {.member = "name", .description = "What the token is for", .max_length = 200},
      {.member = "scopes", .description = "read, write; both when left out", .max_items = 2},
  });
}

struct AccessTokenView {
  AccessTokenId id;
  std::string name;
  std::optional<std::string> token;
  std::vector<std::string> scopes;
  Instant created_at;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(AccessTokenView, (), (id, name, token, scopes, created_at, expires_at))

AccountView view_of(AccountRow const& row, Caller const& caller);

}  // namespace athar::api
