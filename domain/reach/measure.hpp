#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/reach/dimension.hpp"
#include "domain/shared/localized_text.hpp"

/// Measures: what a figure counts, as a definition with a version. Audiences of outreach are estimates of another
/// nature and live in `domain/outreach`; the two are never added.
namespace athar::reach {

enum class Unit : std::uint8_t { person, attendance, person_hour, session, sitting };

/// Who qualifies, asked of one person in one session. All of them need a live registration.
enum class Qualification : std::uint8_t {
  none,              ///< sessions and sittings: nobody has to qualify
  registered,        ///< registered, neither waiting nor withdrawn
  present_once,      ///< present at one sitting or more
  attended_percent,  ///< present for at least x % of the planned minutes, of the sittings where hours are unknown
};

/// Within what a person is counted once.
enum class Scope : std::uint8_t { none, session, programme, all_time };

enum class HeadCountRule : std::uint8_t { excluded, shown_separately, added };

/// When a person's organisation, administrative level and region are looked at.
enum class Attributes : std::uint8_t { at_session, now };

struct Measure {
  std::string_view code;
  int version{1};
  Unit unit{Unit::person};
  Qualification qualification{Qualification::none};
  int default_percent{0};  ///< of `attended_percent`; 0 where no threshold applies
  Scope scope{Scope::none};
  HeadCountRule head_counts{HeadCountRule::shown_separately};
  bool additive{false};  ///< true when rows sum to the whole (programmes excepted: a session may have two)

  bool counts_sessions() const { return unit == Unit::session || unit == Unit::sitting; }
  /// Whether the figure can be filtered and split by that dimension.
  bool applies(Dimension dimension) const { return !counts_sessions() || !describes_person(dimension); }
};

/// Every measure, in the order they are presented.
std::span<Measure const> measures();

/// Null when no measure has that code.
Measure const* measure_coded(std::string_view code);

std::string_view code(Unit unit);
std::string_view code(Qualification qualification);
std::string_view code(Scope scope);
std::string_view code(HeadCountRule rule);
std::string_view code(Attributes attributes);
std::optional<Scope> scope_coded(std::string_view code);
std::optional<HeadCountRule> head_count_rule_coded(std::string_view code);
std::optional<Attributes> attributes_coded(std::string_view code);

/// What travels with a figure so that a reader knows what it says.
struct Definition {
  std::string code;
  int version{1};
  Unit unit{Unit::person};
  Qualification qualification{Qualification::none};
  int at_least_percent{0};  ///< 0 where no threshold applies
  Scope scope{Scope::none};
  HeadCountRule head_counts{HeadCountRule::shown_separately};
  Attributes attributes{Attributes::at_session};
  std::string_view time_basis{"session_date"};
  std::vector<Role> roles;  ///< empty for sessions and sittings
  bool additive{false};
  LocalizedText name;
  LocalizedText text;
};

/// The measure's definition with the threshold, the scope, the head-count rule and the attributes a question asks for.
Definition definition(Measure const& measure, int at_least_percent, Scope scope, HeadCountRule head_counts, Attributes attributes);

/// With the measure's own threshold, scope and rule.
Definition definition(Measure const& measure);

}  // namespace athar::reach
