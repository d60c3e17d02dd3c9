// The policy table written out once more, cell by cell: a change of the table has to be made here too, on purpose.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "domain/access/access.hpp"

namespace athar {
namespace {

// Columns: administrator, coordinator, trainer, manager, focal point, partner, auditor, viewer; a all, o own, - none.
std::map<std::string_view, std::string_view> const expected{
    {"open", "aaaaaaaa"},
    {"signed_in", "aaaaaaaa"},
    {"reference_read", "aaaaaaaa"},
    {"reference_write", "a-------"},
    {"organisations_read", "aaaaaoaa"},
    {"organisations_write", "aa------"},
    {"people_read", "aaoao-o-"},
    {"people_write", "aa------"},
    {"people_merge", "aa------"},
    {"merges_read", "aa-a----"},
    {"people_export", "aaoao-o-"},
    {"people_erase", "a-------"},
    {"requests_manage", "aa------"},
    {"privacy_settings", "a-------"},
    {"programmes_read", "aaaaa-oa"},
    {"programmes_write", "aa------"},
    {"sessions_read", "aaoao-oa"},
    {"sessions_write", "aa------"},
    {"registrations_read", "aaoao-o-"},
    {"registrations_write", "aa------"},
    {"attendances_read", "aaoao-o-"},
    {"attendances_write", "aao-----"},
    {"outreach_read", "aa-a--oa"},
    {"outreach_write", "aa------"},
    {"reach_read", "aa-ao-oa"},
    {"reach_records_read", "aa-ao-o-"},
    {"published_tables_read", "aa-a----"},
    {"published_tables_write", "a--a----"},
    {"history_read", "aa-a----"},
    {"imports_manage", "aa------"},
    {"resources_read", "aaaa---a"},
    {"resources_write", "aa------"},
    {"trainers_read", "aa-a----"},
    {"trainers_write", "aa------"},
    {"schedule_read", "aa-a----"},
    {"courses_read", "aaaaa-aa"},
    {"courses_write", "aa------"},
    {"budgets_read", "aa-a----"},
    {"budgets_write", "aa------"},
    {"designations_read", "aa-aoo--"},
    {"designations_write", "aa--oo--"},
    {"invitations_manage", "aa------"},
    {"mail_read", "aa------"},
    {"mail_settings", "a-------"},
    {"disability_read", "aa------"},
    {"disability_write", "aa------"},
    {"national_identity_read", "a-------"},
    {"national_identity_write", "aa------"},
    {"signed_sheets_read", "aaoa--o-"},
    {"signed_sheets_write", "aao-----"},
    {"signed_sheets_eliminate", "a-------"},
    {"agreements_read", "aa-a-o--"},
    {"agreements_write", "aa------"},
    {"agreements_contribute", "aa---o--"},
    {"accounts_manage", "a-------"},
};

constexpr std::string_view role_order[] = {"administrator", "coordinator", "trainer", "manager",
                                           "focal_point",   "partner",     "auditor", "viewer"};

char letter(Grant grant) { return grant == Grant::all ? 'a' : grant == Grant::own ? 'o' : '-'; }

Caller caller_of(Role role) {
  return {.account = {},
          .name = "somebody",
          .role = role,
          .organisation_id = OrganisationId{Uuid::from_name("organisation")},
          .person_id = PersonId{Uuid::from_name("person")},
          .programme_id = ProgrammeId{Uuid::from_name("programme")},
          .period_from = LocalDate::parse("2026-01-01"),
          .period_to = LocalDate::parse("2026-12-31")};
}

TEST(Policy, GrantsWhatTheTableSaysCellByCell) {
  ASSERT_EQ(all_permissions().size(), expected.size());
  for (auto permission : all_permissions()) {
    auto const row = expected.find(name_of(permission));
    ASSERT_NE(row, expected.end()) << name_of(permission);
    for (std::size_t i = 0; i < std::size(role_order); ++i) {
      auto const role = role_named(role_order[i]);
      ASSERT_TRUE(role) << role_order[i];
      EXPECT_EQ(letter(grant(*role, permission)), row->second[i]) << row->first << " of " << role_order[i];
      EXPECT_EQ(caller_of(*role).may(permission), row->second[i] != '-') << row->first << " of " << role_order[i];
    }
  }
}

TEST(Policy, NamesRolesAndPermissionsOnce) {
  std::set<std::string_view> roles, permissions;
  for (auto role : all_roles()) {
    EXPECT_EQ(role_named(name_of(role)), role);
    roles.insert(name_of(role));
  }
  EXPECT_EQ(roles, std::set<std::string_view>(std::begin(role_order), std::end(role_order)));
  for (auto permission : all_permissions()) permissions.insert(name_of(permission));
  EXPECT_EQ(permissions.size(), all_permissions().size());
  EXPECT_FALSE(role_named("Administrator"));
  EXPECT_FALSE(role_named(""));
}

TEST(Policy, LetsATokenForReadingReadAndNothingElse) {
  std::set<std::string_view> const writing{
      "reference_write",     "organisations_write", "people_write",   "programmes_write", "sessions_write",
      "registrations_write", "attendances_write",   "outreach_write", "imports_manage",   "accounts_manage",
      "people_erase",        "requests_manage",    "privacy_settings",  "people_merge",     "published_tables_write",
      "resources_write",     "trainers_write",      "courses_write",  "budgets_write",    "designations_write",
      "invitations_manage",  "mail_settings",       "disability_write", "national_identity_write",
      "signed_sheets_write", "signed_sheets_eliminate", "agreements_write", "agreements_contribute"};
  auto administrator = caller_of(Role::administrator);
  administrator.can_write = false;
  for (auto permission : all_permissions())
    EXPECT_EQ(administrator.may(permission), !writing.contains(name_of(permission))) << name_of(permission);
}

TEST(Scope, IsTheWholeOfWhatIsGrantedToAll) {
  for (auto role : all_roles())
    for (auto permission : all_permissions())
      EXPECT_EQ(caller_of(role).scope(permission).everything(), grant(role, permission) == Grant::all)
          << name_of(role) << " " << name_of(permission);
}

TEST(Scope, OfARoleIsWhatItsAccountIsBoundTo) {
  Scope const sessions_of_the_trainer{
      .organisation = {}, .trainer = PersonId{Uuid::from_name("person")}, .programme = {}, .from = {}, .to = {}};
  Scope const organisation{.organisation = OrganisationId{Uuid::from_name("organisation")},
                           .trainer = {},
                           .programme = {},
                           .from = {},
                           .to = {}};
  Scope const programme_in_period{.organisation = {},
                                  .trainer = {},
                                  .programme = ProgrammeId{Uuid::from_name("programme")},
                                  .from = LocalDate::parse("2026-01-01"),
                                  .to = LocalDate::parse("2026-12-31")};
  EXPECT_EQ(caller_of(Role::trainer).scope(Permission::attendances_write), sessions_of_the_trainer);
  EXPECT_EQ(caller_of(Role::focal_point).scope(Permission::people_read), organisation);
  EXPECT_EQ(caller_of(Role::partner).scope(Permission::organisations_read), organisation);
  EXPECT_EQ(caller_of(Role::auditor).scope(Permission::reach_records_read), programme_in_period);
}

TEST(Scope, OfAMissingBoundIsNothingRatherThanEverything) {
  Caller nobody;
  for (auto role : {Role::trainer, Role::focal_point, Role::partner, Role::auditor}) {
    nobody.role = role;
    auto const scope = nobody.scope(Permission::sessions_read);
    EXPECT_FALSE(scope.everything()) << name_of(role);
    bool const of_nothing = (scope.trainer && scope.trainer->empty()) ||
                            (scope.organisation && scope.organisation->empty()) ||
                            (scope.programme && scope.programme->empty());
    EXPECT_TRUE(of_nothing) << name_of(role);
  }
}

}  // namespace
}  // namespace athar
