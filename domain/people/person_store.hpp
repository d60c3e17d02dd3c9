#pragma once
#include <vector>

#include "domain/access/access.hpp"
#include "domain/people/person.hpp"
#include "domain/shared/page.hpp"

namespace athar {

struct PersonFilter {
  std::optional<std::string> search;        ///< parts of names in either script and any order; each must be found
  std::optional<OrganisationId> organisation;  ///< serving there now, or anywhere under it
  std::optional<Sex> sex;
  std::optional<std::string> category;
  std::optional<std::string> region_code;   ///< of the place of the current affiliation
  bool incomplete{false};                   ///< only registered people whose sex or organisation is unknown: what Today counts
  Scope scope;
};

/// A row of the list.
struct PersonRow {
  PersonId id;
  int version{1};
  std::optional<PersonTitle> title;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<std::string> category;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;
  std::string function;
  std::optional<std::string> grade;
  std::optional<AdministrativeLevel> administrative_level;
  std::optional<std::string> place_code;
  LocalizedText place_name;
  std::optional<std::string> region_code;
  std::string sort_key;
};

struct AffiliationRow {
  Affiliation affiliation;
  LocalizedText organisation_name;
  LocalizedText place_name;
  std::optional<std::string> region_code;
};

/// A session the person is or was registered in.
struct ParticipationRow {
  RegistrationId registration_id;
  SessionId session_id;
  std::string reference;
  LocalizedText title;
  std::string session_status;
  std::string role;
  std::string status;                       ///< registered, waiting, withdrawn
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
  int attended_minutes{0};
  int attended_sittings{0};
  int planned_minutes{0};
};

/// A group the person is or was in.
struct GroupOfPerson {
  PersonGroupId id;
  LocalizedText name;
  LocalizedText kind_name;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;              ///< the last day
};

/// One person with what their page shows.
struct PersonPage {
  Person person;
  std::optional<PersonId> merged_into;   ///< the canonical record, of one that was merged; what they took part in is seen there
  std::optional<Instant> erased_at;          ///< then the name is a label, and contacts, birth and posts are gone
  std::optional<Instant> locked_at;          ///< then it is neither changed nor found in lists
  std::vector<AffiliationRow> affiliations;  ///< newest first; the open one, if any, is the first
  std::vector<ParticipationRow> participations;  ///< newest first; within the caller's scope
  std::vector<GroupOfPerson> groups;         ///< those the person is in first, then by name

  AffiliationRow const* current() const {
    return !affiliations.empty() && !affiliations.front().affiliation.to ? &affiliations.front() : nullptr;
  }
};

class PeopleStore {
 public:
  virtual ~PeopleStore() = default;
  /// Errors: the named constraints.
  virtual Result<void> insert(Person const& person) = 0;
  /// Writes when the stored version is still `person.version`, and raises it by one. Errors: stale; the named constraints.
  virtual Result<void> update(Person const& person) = 0;
  /// Raises the version, and keeps others from writing this person until the end of the unit of work. False when there is none.
  virtual bool raise_version(PersonId id) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(PersonId id, int version) = 0;

  /// Adds a line; nothing may overlap it. Errors: affiliation_overlaps; the named constraints.
  virtual Result<void> insert_affiliation(PersonId person, Affiliation const& affiliation) = 0;
  /// Writes what a line says, not its days. Errors: the named constraints.
  virtual Result<void> correct_affiliation(Affiliation const& affiliation) = 0;
  virtual void remove_affiliation(AffiliationId id) = 0;
  /// Gives the open line its last day; nothing happens when there is none.
  virtual void close_current_affiliation(PersonId person, LocalDate last_day) = 0;

  /// Empty also for a person outside the scope. Three statements.
  virtual std::optional<PersonPage> find(PersonId id, Scope const& scope) = 0;
  /// One statement; one more for a search in other than plain letters, and one for the total.
  virtual Page<PersonRow> list(PersonFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
