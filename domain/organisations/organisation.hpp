#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/organisations/logo.hpp"
#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

class OrganisationEventStore;

/// A name an organisation had until a day (that day included).
struct EarlierName {
  LocalizedText name;
  LocalizedText acronym;
  LocalDate until;
  friend bool operator==(EarlierName const&, EarlierName const&) = default;
};

/// A ministry, a directorate, an association, a State …; organisations form a tree.
struct Organisation {
  OrganisationId id;
  int version{1};
  LocalizedText name;
  LocalizedText acronym;
  std::vector<std::string> aliases;         ///< other names that searches and imports recognise (CE-BSG, CE-GRB)
  std::string type;                         ///< code of the list organisation_type
  std::optional<OrganisationId> parent_id;
  std::optional<std::string> country;       ///< ISO 3166-1 alpha-2
  std::optional<std::string> place_code;
  LocalizedText address;
  std::vector<std::string> phones;          ///< E.164
  std::optional<std::string> email;
  std::optional<std::string> website;
  LocalizedText letterhead;
  std::vector<EarlierName> earlier_names;   ///< oldest first
  std::optional<LocalDate> founded_on;      ///< its first day, where known

  /// The name on that day: an earlier one whose last day is not before it, else today's.
  LocalizedText const& name_on(LocalDate day) const;
};

/// Checks what the fields say of each other; the database checks what they say of other records.
/// Errors: name_required, invalid_email, invalid_phone, invalid_website, earlier_names_repeat, before_founding.
Result<Organisation> checked(Organisation organisation);

struct OrganisationFilter {
  std::optional<std::string> search;
  std::optional<std::string> type;
  std::optional<std::string> country;
  std::optional<std::string> place_code;
  std::optional<OrganisationId> parent_id;
  std::optional<bool> former;               ///< those that are no more, or those that are
  std::optional<OrganisationId> within;     ///< that organisation and everything under it: the caller's scope
};

/// A row of the list.
struct OrganisationRow {
  OrganisationId id;
  int version{1};
  LocalizedText name;
  LocalizedText acronym;
  std::string type;
  LocalizedText type_name;
  std::optional<OrganisationId> parent_id;
  LocalizedText parent_name;
  std::optional<std::string> country;
  std::optional<std::string> place_code;
  LocalizedText place_name;
  std::optional<LocalDate> ended_on;        ///< the first day on which it was no more
  LocalizedText found_as;                   ///< the earlier name by which a search found it, when none of today's did
  int people_count{0};
  std::string sort_key;
};

/// One organisation with what its page shows beside it.
struct OrganisationPage {
  Organisation organisation;
  LocalizedText type_name;
  LocalizedText parent_name;
  LocalizedText place_name;
  std::optional<LocalDate> ended_on;                 ///< the first day on which it was no more
  std::optional<OrganisationId> merged_into;         ///< what took it over whole; without `ended_on`: of which this is another record
  LocalizedText merged_into_name;
  std::optional<LocalDate> last_earlier_parent;      ///< the last day under a parent it has left
  int children_count{0};
  int people_count{0};
  std::optional<std::string> logo_sha256;
};

class OrganisationStore {
 public:
  virtual ~OrganisationStore() = default;
  virtual OrganisationEventStore& events() = 0;
  virtual Result<void> insert(Organisation const& organisation) = 0;
  /// Writes when the stored version is still `organisation.version`, and raises it by one.
  /// Errors: stale; the named constraints.
  virtual Result<void> update(Organisation const& organisation) = 0;
  /// Errors: in_use, stale.
  virtual Result<void> remove(OrganisationId id, int version) = 0;
  virtual std::optional<OrganisationPage> find(OrganisationId id) = 0;
  virtual Page<OrganisationRow> list(OrganisationFilter const& filter, PageRequest const& page) = 0;
  virtual std::optional<Logo> logo(OrganisationId id) = 0;
  /// Puts it in the place of the one there was. Errors: not_found when the organisation is gone.
  virtual Result<void> put_logo(OrganisationId id, Logo const& logo) = 0;
  /// False when there was none.
  virtual bool remove_logo(OrganisationId id) = 0;
  /// True when making `parent` the parent of `id` would close a circle. Holds the tree's lock until the end of the unit of work.
  virtual bool would_circle(OrganisationId id, OrganisationId parent) = 0;
  /// True when `id` is `within` or lies under it.
  virtual bool lies_within(OrganisationId id, OrganisationId within) = 0;
};

}  // namespace athar
