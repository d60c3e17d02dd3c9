#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/localized_text.hpp"
#include "domain/shared/page.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// How a number of people reached was found.
enum class AudienceMethod { counted, registered, estimated };

std::string_view name_of(AudienceMethod method);
std::optional<AudienceMethod> audience_method_named(std::string_view name);

/// How many an activity reached in one country or all told. They are nobody by name: an audience is never added to people.
struct Audience {
  std::optional<std::string> country;        ///< ISO 3166-1 alpha-2
  int total{0};
  std::optional<int> women;
  std::optional<int> men;
  AudienceMethod method{AudienceMethod::estimated};
  std::string note;                          ///< who counted, and how
  friend bool operator==(Audience const&, Audience const&) = default;
};

/// An event, a publication, a broadcast … for the public.
struct OutreachActivity {
  OutreachActivityId id;
  int version{1};
  ProgrammeId programme_id;
  LocalizedText title;
  std::string kind;                          ///< code of the list outreach_kind
  std::optional<LocalDate> date;
  std::optional<std::string> place_code;
  std::optional<std::string> country;        ///< ISO 3166-1 alpha-2
  std::string channel;                       ///< "Radio", "Web" …
  std::vector<Audience> audiences;           ///< none: not known, which is not zero
};

/// Checks what the fields say of each other; the database checks what they say of other records.
/// Errors: title_required, out_of_range and parts_exceed_total (audiences).
Result<OutreachActivity> checked(OutreachActivity activity);

struct OutreachFilter {
  std::optional<std::string> search;
  std::optional<std::string> programme;      ///< id or code
  std::optional<std::string> kind;
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
  std::optional<ProgrammeId> only_programme; ///< the caller's scope, with its period
  std::optional<LocalDate> only_from;
  std::optional<LocalDate> only_to;
};

/// An activity with what its row and its page show beside it.
struct OutreachPage {
  OutreachActivity activity;
  std::string programme_code;
  LocalizedText kind_name;
  LocalizedText place_name;
  /// Sum of the audiences' totals; none while no audience is known.
  std::optional<std::int64_t> total;
};

class OutreachStore {
 public:
  virtual ~OutreachStore() = default;
  /// Errors: the named constraints.
  virtual Result<void> insert(OutreachActivity const& activity) = 0;
  /// Writes when the stored version is still `activity.version`, and raises it by one. Errors: stale; the named constraints.
  virtual Result<void> update(OutreachActivity const& activity) = 0;
  /// Errors: stale.
  virtual Result<void> remove(OutreachActivityId id, int version) = 0;
  /// None for an activity outside the scope of `scope` (its only_… members; the others are ignored).
  virtual std::optional<OutreachPage> find(OutreachActivityId id, OutreachFilter const& scope) = 0;
  /// Latest first, those without a day last. Two statements a page.
  virtual Page<OutreachPage> list(OutreachFilter const& filter, PageRequest const& page) = 0;
};

}  // namespace athar
