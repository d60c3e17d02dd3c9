#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/access/access.hpp"
#include "domain/people/person_words.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// A lasting group of people: a network, a cohort, a committee …
struct PersonGroup {
  PersonGroupId id;
  int version{1};
  std::string code;  ///< small letters, digits and "_"
  LocalizedText name;
  std::string kind;  ///< code of the list group_kind
  friend bool operator==(PersonGroup const&, PersonGroup const&) = default;
};

/// Errors: name_required, invalid_code.
Result<PersonGroup> checked(PersonGroup group);

struct PersonGroupMember {
  PersonId person_id;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;  ///< the last day
};

/// Errors: end_before_start.
Result<PersonGroupMember> checked(PersonGroupMember member);

struct PersonGroupFilter {
  std::optional<std::string> search;
  std::optional<std::string> kind;
};

struct PersonGroupRow {
  PersonGroup group;
  LocalizedText kind_name;
  int members_count{0};
  std::string sort_key;
};

struct PersonGroupMemberRow {
  PersonGroupMember member;
  std::string family_name;
  std::string given_name;
  std::string family_name_ar;
  std::string given_name_ar;
  Sex sex{Sex::not_stated};
  std::optional<OrganisationId> organisation_id;
  LocalizedText organisation_name;
  std::string function;
  std::string sort_key;
};

class PersonGroupStore {
 public:
  virtual ~PersonGroupStore() = default;
  /// Errors: code_taken; the named constraints.
  virtual Result<void> insert(PersonGroup const& group) = 0;
  /// Errors: stale; the named constraints.
  virtual Result<void> update(PersonGroup const& group) = 0;
  /// Removes the group and its memberships, no person. Errors: stale.
  virtual Result<void> remove(PersonGroupId id, int version) = 0;
  virtual std::optional<PersonGroupRow> find(PersonGroupId id) = 0;
  virtual Page<PersonGroupRow> list(PersonGroupFilter const& filter, PageRequest const& page) = 0;

  /// Errors: already_member, unknown_person.
  virtual Result<void> insert_member(PersonGroupId group, PersonGroupMember const& member) = 0;
  /// False when the person is no member.
  virtual Result<bool> update_member(PersonGroupId group, PersonGroupMember const& member) = 0;
  virtual bool remove_member(PersonGroupId group, PersonId person) = 0;
  virtual std::optional<PersonGroupMemberRow> find_member(PersonGroupId group, PersonId person, Scope const& scope) = 0;
  /// The members the caller may know of, by name; with a day, those who were in the group on it. An unknown end is open.
  virtual Page<PersonGroupMemberRow> members(PersonGroupId group, std::optional<LocalDate> on, Scope const& scope, PageRequest const& page) = 0;
};

}  // namespace athar
