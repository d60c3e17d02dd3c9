#include "domain/reach/measure.hpp"

#include <algorithm>
#include <array>

namespace athar::reach {
namespace {

constexpr auto shown = HeadCountRule::shown_separately;

constexpr std::array<Measure, 8> all_measures{{
    {"unique_participants", 1, Unit::person, Qualification::present_once, 0, Scope::all_time, shown, false},
    {"unique_registered", 1, Unit::person, Qualification::registered, 0, Scope::all_time, shown, false},
    {"unique_attended", 1, Unit::person, Qualification::attended_percent, 50, Scope::all_time, shown, false},
    {"unique_completed", 1, Unit::person, Qualification::attended_percent, 80, Scope::all_time, shown, false},
    {"attendances", 1, Unit::attendance, Qualification::present_once, 0, Scope::none, shown, true},
    {"person_hours", 1, Unit::person_hour, Qualification::present_once, 0, Scope::none, shown, true},
    {"sessions", 1, Unit::session, Qualification::none, 0, Scope::none, shown, true},
    {"sittings", 1, Unit::sitting, Qualification::none, 0, Scope::none, shown, true},
}};

constexpr std::array<std::string_view, 5> unit_codes{"person", "attendance", "person_hour", "session", "sitting"};
constexpr std::array<std::string_view, 4> qualification_codes{"none", "registered", "present_once", "attended_percent"};
constexpr std::array<std::string_view, 4> scope_codes{"none", "session", "programme", "all_time"};
constexpr std::array<std::string_view, 3> rule_codes{"excluded", "shown_separately", "added"};
constexpr std::array<std::string_view, 2> attributes_codes{"at_session", "now"};

template <class Enum, std::size_t n>
std::optional<Enum> coded(std::array<std::string_view, n> const& codes, std::string_view code) {
  auto const found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<Enum>(found - codes.begin());
}

}  // namespace

std::span<Measure const> measures() { return all_measures; }

Measure const* measure_coded(std::string_view code) {
  auto const found = std::find_if(all_measures.begin(), all_measures.end(),
                                  [&](Measure const& measure) { return measure.code == code; });
  return found == all_measures.end() ? nullptr : &*found;
}

std::string_view code(Unit unit) { return unit_codes[static_cast<std::size_t>(unit)]; }
std::string_view code(Qualification qualification) {
  return qualification_codes[static_cast<std::size_t>(qualification)];
}
std::string_view code(Scope scope) { return scope_codes[static_cast<std::size_t>(scope)]; }
std::string_view code(HeadCountRule rule) { return rule_codes[static_cast<std::size_t>(rule)]; }
std::string_view code(Attributes attributes) { return attributes_codes[static_cast<std::size_t>(attributes)]; }
std::optional<Attributes> attributes_coded(std::string_view code) { return coded<Attributes>(attributes_codes, code); }
std::optional<Scope> scope_coded(std::string_view code) { return coded<Scope>(scope_codes, code); }
std::optional<HeadCountRule> head_count_rule_coded(std::string_view code) {
  return coded<HeadCountRule>(rule_codes, code);
}

Definition definition(Measure const& measure) {
  return definition(measure, measure.default_percent, measure.scope, measure.head_counts, Attributes::at_session);
}

}  // namespace athar::reach
