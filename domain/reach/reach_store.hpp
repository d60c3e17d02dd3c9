#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/reach/dimension.hpp"
#include "domain/shared/localized_text.hpp"

/// What the figures need beside the facts: the names of what they count.
namespace athar {

/// A person as listed behind a figure.
struct CountedPersonName {
  PersonId id;
  std::string family_name, given_name, family_name_ar, given_name_ar;
  LocalizedText organisation_name;
};

/// A session as listed behind a figure.
struct CountedSessionName {
  SessionId id;
  std::string reference;
  LocalizedText title;
  std::string kind, status;
  std::optional<LocalDate> last_date;
};

/// Which audiences are added up.
struct AudienceQuestion {
  std::vector<ProgrammeId> programmes;  ///< any of them; all when empty
  std::optional<LocalDate> from,
      to;  ///< of the activity; an activity without a date is left out as soon as one is given
  std::optional<std::string> country;  ///< of the audience
  std::optional<std::string> kind;     ///< of the activity
};

/// One row of audiences: never added to people.
struct AudienceRow {
  std::string method;   ///< counted, registered, estimated
  std::string country;  ///< empty when unknown
  std::int64_t total{0};
  std::int64_t women{0};
  std::int64_t men{0};
};

struct AudienceAnswer {
  std::vector<AudienceRow> rows;  ///< by method and country
  std::int64_t activities{0};
  std::int64_t activities_without_audience{0};
};

class ReachStore {
 public:
  virtual ~ReachStore() = default;
  /// Names of codes of one dimension; what has no name is left out. One statement.
  virtual std::map<std::string, LocalizedText> labels(reach::Dimension dimension,
                                                      std::vector<std::string> const& codes) = 0;
  virtual std::map<std::string, ProgrammeId> programmes_by_code() = 0;
  virtual std::map<std::string, CourseId> courses_by_reference() = 0;
  virtual std::vector<CountedPersonName> people(std::vector<PersonId> const& ids) = 0;
  virtual std::vector<CountedSessionName> sessions(std::vector<SessionId> const& ids) = 0;
  /// True when the organisation is `within` or lies under it.
  virtual bool organisation_lies_within(OrganisationId id, OrganisationId within) = 0;
  virtual AudienceAnswer audiences(AudienceQuestion const& question) = 0;
};

}  // namespace athar
