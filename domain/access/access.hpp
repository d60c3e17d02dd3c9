#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"

namespace athar {

enum class Role { administrator, coordinator, trainer, manager, focal_point, partner, auditor, viewer };

/// What a route asks of its caller.
enum class Permission {
  open,                   ///< anybody, signed in or not
  signed_in,              ///< one's own account, session and tokens
  reference_read, reference_write,
  organisations_read, organisations_write,
  people_read, people_write,
  people_merge,           ///< say that two records are one person, and take it back
  merges_read,            ///< the ledger of merges and undos
  people_export,          ///< lists of people with their names, as files
  people_erase,
  requests_manage,        ///< what people ask about their own data
  privacy_settings,       ///< purposes, retention, the controller's notice
  programmes_read, programmes_write,
  sessions_read, sessions_write,
  registrations_read, registrations_write,
  attendances_read, attendances_write,
  outreach_read, outreach_write,
  reach_read,             ///< figures
  reach_records_read,     ///< the people behind the figures, by name
  published_tables_read,  ///< which tables outside eyes get, and what the next edition hides
  published_tables_write,
  history_read,
  imports_manage,
  resources_read,  ///< venues, rooms, equipment, holidays
  resources_write,
  trainers_read,  ///< the pool of trainers with contracts and accreditations
  trainers_write,
  schedule_read,  ///< clashes and what else is wrong with the plan
  courses_read,  ///< the catalogue
  courses_write,
  budgets_read,  ///< what a session costs and who pays
  budgets_write,
  designations_read,  ///< letters to administrations and the people they name
  designations_write,
  invitations_manage,  ///< who was asked and what they answered
  mail_read,  ///< what left by mail and what failed
  mail_settings,  ///< the texts of messages
  disability_read,
  disability_write,
  national_identity_read,
  national_identity_write,
  signed_sheets_read,  ///< scans of signed sheets
  signed_sheets_write,
  signed_sheets_eliminate,
  agreements_read,
  agreements_write,
  agreements_contribute,  ///< confirm, comment, upload, propose, on one's own agreements
  accounts_manage,
};

/// How far a permission goes. `own` is what the account is bound to: a trainer's sessions, a focal point's or partner's
/// organisation with everything under it, an auditor's programme and period.
enum class Grant { none, own, all };

/// The one policy table. Tested cell by cell in tests/domain/access.
Grant grant(Role role, Permission permission);

std::string_view name_of(Role role);
std::string_view name_of(Permission permission);
std::optional<Role> role_named(std::string_view name);
std::span<Permission const> all_permissions();
std::span<Role const> all_roles();

/// The part of the records that a caller may see. Everything empty: all of them.
struct Scope {
  std::optional<OrganisationId> organisation;  ///< people affiliated to it or below it, and the sessions they are in
  std::optional<PersonId> trainer;             ///< sessions whose team this person is in
  std::optional<ProgrammeId> programme;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;

  bool everything() const { return !organisation && !trainer && !programme && !from && !to; }
  friend bool operator==(Scope const&, Scope const&) = default;
};

/// Who asks: an account as it was when the request came.
struct Caller {
  AccountId account;
  std::string name;
  Role role{Role::viewer};
  std::optional<OrganisationId> organisation_id;
  std::optional<PersonId> person_id;
  std::optional<ProgrammeId> programme_id;
  std::optional<LocalDate> period_from;
  std::optional<LocalDate> period_to;
  bool can_write{true};                        ///< false for an access token without the scope "write"

  bool may(Permission permission) const;
  /// What `own` means for this caller; a bound that is missing shows nothing rather than everything.
  Scope scope(Permission permission) const;
};

}  // namespace athar
