#pragma once
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/reach/dimension.hpp"
#include "domain/reach/facts.hpp"

/// Recorded facts as columns: which ones, in which order, and how a row becomes a fact. Read by COPY when everything is
/// loaded and by statements when a tick is.
namespace athar::persistence {

/// One row of COPY's text format, with the reading functions of RowReader. Columns come in order.
class CopiedRow {
 public:
  explicit CopiedRow(std::string_view line) : rest_(line) { step(); }

  std::string text() {
    auto const field = take();
    if (field.find('\\') == std::string_view::npos) return std::string(field);
    return unescaped(field);
  }
  std::int64_t integer() {
    auto const field = take();
    std::int64_t number = 0;
    std::from_chars(field.data(), field.data() + field.size(), number);
    return number;
  }
  std::int32_t small() { return static_cast<std::int32_t>(integer()); }
  std::optional<std::int32_t> maybe_small() {
    if (null()) return skip(), std::nullopt;
    return small();
  }
  bool boolean() { return take() == "t"; }
  std::optional<LocalDate> maybe_date() {
    if (null()) return skip(), std::nullopt;
    return LocalDate::parse(take());
  }
  template <class Tag>
  Id<Tag> id() {
    return Id<Tag>::parse(take()).value_or(Id<Tag>{});
  }
  template <class Tag>
  std::optional<Id<Tag>> maybe_id() {
    if (null()) return skip(), std::nullopt;
    return Id<Tag>::parse(take());
  }
  template <class Tag>
  std::vector<Id<Tag>> ids() {
    std::vector<Id<Tag>> out;
    auto array = take();
    if (array.size() < 2) return out;
    array = array.substr(1, array.size() - 2);
    while (!array.empty()) {
      auto const comma = array.find(',');
      if (auto parsed = Id<Tag>::parse(array.substr(0, comma))) out.push_back(*parsed);
      array.remove_prefix(comma == std::string_view::npos ? array.size() : comma + 1);
    }
    return out;
  }
  bool null() const { return field_ == "\\N"; }
  void skip() { take(); }

 private:
  std::string_view take() {
    auto const field = field_;
    step();
    return field;
  }
  void step() {
    auto const tab = rest_.find('\t');
    field_ = rest_.substr(0, tab);
    rest_.remove_prefix(tab == std::string_view::npos ? rest_.size() : tab + 1);
  }
  static std::string unescaped(std::string_view field);

  std::string_view rest_;
  std::string_view field_;
};

inline constexpr std::string_view session_columns =
    "session, session_id, date, planned_minutes, sittings, sittings_recorded, held, kind, modality, region, country, "
    "programmes, course, head_count_total, head_count_women, head_count_men";
inline constexpr std::string_view participation_columns =
    "person, session, person_id, role, registered, attended_minutes, attended_sittings, sex, age_band, level, category, "
    "organisation, region, programmes";
inline constexpr std::string_view organisation_columns = "organisation, organisation_id, parent, type, earlier_parents";

reach::Role role_of(std::string_view code);

/// Reads "{18000,4,19000,0}": the last day and the parent's ordinal in turn.
std::vector<reach::EarlierParent> earlier_parents_of(std::string_view array);

template <class Row>
reach::SessionFact session_fact(Row& row) {
  reach::SessionFact fact;
  fact.ordinal = row.small();
  fact.id = row.template id<SessionTag>();
  fact.date = row.maybe_date();
  fact.planned_minutes = row.small();
  fact.sittings = row.small();
  fact.sittings_recorded = row.small();
  fact.held = row.boolean();
  fact.kind = row.text();
  fact.modality = row.text();
  fact.region = row.text();
  fact.country = row.text();
  fact.programmes = row.template ids<ProgrammeTag>();
  fact.course = row.template maybe_id<CourseTag>();
  auto const total = row.maybe_small();
  fact.has_head_count = total.has_value();
  fact.head_count_total = total.value_or(0);
  fact.head_count_women = row.maybe_small();
  fact.head_count_men = row.maybe_small();
  return fact;
}

template <class Row>
reach::ParticipationFact participation_fact(Row& row) {
  reach::ParticipationFact fact;
  fact.person = row.small();
  fact.session = row.small();
  fact.person_id = row.template id<PersonTag>();
  fact.role = role_of(row.text());
  fact.registered = row.boolean();
  fact.attended_minutes = row.small();
  fact.attended_sittings = row.small();
  fact.sex = reach::sex_coded(row.text()).value_or(reach::Sex::not_stated);
  fact.age_band = reach::age_band_coded(row.text()).value_or(reach::AgeBand::unknown);
  fact.level = reach::administrative_level_coded(row.text()).value_or(reach::AdministrativeLevel::unknown);
  fact.category = row.text();
  fact.organisation = row.small();
  fact.region = row.text();
  fact.programmes = row.template ids<ProgrammeTag>();
  return fact;
}

template <class Row>
reach::OrganisationFact organisation_fact(Row& row) {
  reach::OrganisationFact fact;
  fact.ordinal = row.small();
  fact.id = row.template id<OrganisationTag>();
  fact.parent = row.small();
  fact.type = row.text();
  fact.earlier_parents = earlier_parents_of(row.text());
  return fact;
}

}  // namespace athar::persistence
