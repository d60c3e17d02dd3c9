#include "domain/access/access.hpp"

#include <array>

namespace athar {
namespace {

constexpr Grant no = Grant::none, own = Grant::own, all = Grant::all;

struct PolicyRow {
  Permission permission;
  std::string_view name;
  bool writes;
  std::array<Grant, 8> by_role;
};

constexpr std::array roles{Role::administrator, Role::coordinator, Role::trainer, Role::manager,
                           Role::focal_point,   Role::partner,     Role::auditor, Role::viewer};
constexpr std::array<std::string_view, 8> role_names{"administrator", "coordinator", "trainer", "manager",
                                                     "focal_point",   "partner",     "auditor", "viewer"};

// Columns: administrator, coordinator, trainer, manager, focal point, partner, auditor, viewer. Partners see neither figures nor the
// lists they could be counted from: what outside eyes get is published and suppressed apart (decision 0019). An auditor's evidence is
// nominal, a viewer's never is.
constexpr std::array policy{
    PolicyRow{Permission::open, "open", false, {all, all, all, all, all, all, all, all}},
    PolicyRow{Permission::signed_in, "signed_in", false, {all, all, all, all, all, all, all, all}},
    PolicyRow{Permission::reference_read, "reference_read", false, {all, all, all, all, all, all, all, all}},
    PolicyRow{Permission::reference_write, "reference_write", true, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::organisations_read, "organisations_read", false, {all, all, all, all, all, own, all, all}},
    PolicyRow{Permission::organisations_write, "organisations_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::people_read, "people_read", false, {all, all, own, all, own, no, own, no}},
    PolicyRow{Permission::people_write, "people_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::people_merge, "people_merge", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::merges_read, "merges_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::people_export, "people_export", false, {all, all, own, all, own, no, own, no}},
    PolicyRow{Permission::people_erase, "people_erase", true, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::requests_manage, "requests_manage", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::privacy_settings, "privacy_settings", true, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::programmes_read, "programmes_read", false, {all, all, all, all, all, no, own, all}},
    PolicyRow{Permission::programmes_write, "programmes_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::sessions_read, "sessions_read", false, {all, all, own, all, own, no, own, all}},
    PolicyRow{Permission::sessions_write, "sessions_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::registrations_read, "registrations_read", false, {all, all, own, all, own, no, own, no}},
    PolicyRow{Permission::registrations_write, "registrations_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::attendances_read, "attendances_read", false, {all, all, own, all, own, no, own, no}},
    PolicyRow{Permission::attendances_write, "attendances_write", true, {all, all, own, no, no, no, no, no}},
    PolicyRow{Permission::outreach_read, "outreach_read", false, {all, all, no, all, no, no, own, all}},
    PolicyRow{Permission::outreach_write, "outreach_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::reach_read, "reach_read", false, {all, all, no, all, own, no, own, all}},
    PolicyRow{Permission::reach_records_read, "reach_records_read", false, {all, all, no, all, own, no, own, no}},
    PolicyRow{Permission::published_tables_read, "published_tables_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::published_tables_write, "published_tables_write", true, {all, no, no, all, no, no, no, no}},
    PolicyRow{Permission::history_read, "history_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::imports_manage, "imports_manage", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::resources_read, "resources_read", false, {all, all, all, all, no, no, no, all}},
    PolicyRow{Permission::resources_write, "resources_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::trainers_read, "trainers_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::trainers_write, "trainers_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::schedule_read, "schedule_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::courses_read, "courses_read", false, {all, all, all, all, all, no, all, all}},
    PolicyRow{Permission::courses_write, "courses_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::budgets_read, "budgets_read", false, {all, all, no, all, no, no, no, no}},
    PolicyRow{Permission::budgets_write, "budgets_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::designations_read, "designations_read", false, {all, all, no, all, own, own, no, no}},
    PolicyRow{Permission::designations_write, "designations_write", true, {all, all, no, no, own, own, no, no}},
    PolicyRow{Permission::invitations_manage, "invitations_manage", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::mail_read, "mail_read", false, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::mail_settings, "mail_settings", true, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::disability_read, "disability_read", false, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::disability_write, "disability_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::national_identity_read, "national_identity_read", false, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::national_identity_write, "national_identity_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::signed_sheets_read, "signed_sheets_read", false, {all, all, own, all, no, no, own, no}},
    PolicyRow{Permission::signed_sheets_write, "signed_sheets_write", true, {all, all, own, no, no, no, no, no}},
    PolicyRow{Permission::signed_sheets_eliminate, "signed_sheets_eliminate", true, {all, no, no, no, no, no, no, no}},
    PolicyRow{Permission::agreements_read, "agreements_read", false, {all, all, no, all, no, own, no, no}},
    PolicyRow{Permission::agreements_write, "agreements_write", true, {all, all, no, no, no, no, no, no}},
    PolicyRow{Permission::agreements_contribute, "agreements_contribute", true, {all, all, no, no, no, own, no, no}},
    PolicyRow{Permission::accounts_manage, "accounts_manage", true, {all, no, no, no, no, no, no, no}},
};

constexpr auto permissions = [] {
  std::array<Permission, policy.size()> list{};
  for (std::size_t i = 0; i < policy.size(); ++i) list[i] = policy[i].permission;
  return list;
}();

PolicyRow const& row_of(Permission permission) {
  for (auto const& row : policy)
    if (row.permission == permission) return row;
  return policy.back();
}

}  // namespace

Grant grant(Role role, Permission permission) { return row_of(permission).by_role[static_cast<std::size_t>(role)]; }

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::string_view name_of(Permission permission) { return row_of(permission).name; }

std::optional<Role> role_named(std::string_view name) {
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (role_names[i] == name) return roles[i];
  return std::nullopt;
}

std::span<Permission const> all_permissions() { return permissions; }
std::span<Role const> all_roles() { return roles; }

bool Caller::may(Permission permission) const {
  if (!can_write && row_of(permission).writes) return false;
  return grant(role, permission) != Grant::none;
}

Scope Caller::scope(Permission permission) const {
  Scope scope;
  auto const granted = grant(role, permission);
  if (granted == Grant::none) scope.organisation = OrganisationId{};
  if (granted != Grant::own) return scope;
  switch (role) {
    case Role::trainer:
      scope.trainer = person_id.value_or(PersonId{});
      break;
    case Role::focal_point:
    case Role::partner:
      scope.organisation = organisation_id.value_or(OrganisationId{});
      break;
    case Role::auditor:
      scope.programme = programme_id.value_or(ProgrammeId{});
      scope.from = period_from;
      scope.to = period_to;
      break;
    default:
      break;
  }
  return scope;
}

}  // namespace athar
