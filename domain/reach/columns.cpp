#include "domain/reach/columns.hpp"

#include <algorithm>

#include "domain/reach/dimension.hpp"

namespace athar::reach {

std::uint16_t Codes::number(std::string const& code) {
  if (code == unknown_code) return 0;  // written out or left empty, it is the same value
  auto const number = texts.intern(code);
  if (number > 0xFFFF) throw std::length_error("more than 65,535 codes of one kind");
  return static_cast<std::uint16_t>(number);
}

Dictionaries::Dictionaries() {
  courses.intern(CourseId{});
  programmes.intern(ProgrammeId{});
  programme_sets.intern({});
}

std::uint16_t Dictionaries::programme_set(std::vector<ProgrammeId> const& ids) {
  std::vector<std::uint16_t> numbers;
  for (auto const& id : ids) {
    auto const number = programmes.intern(id);
    if (number > 0xFFFF) throw std::length_error("more than 65,535 programmes");
    numbers.push_back(static_cast<std::uint16_t>(number));
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  auto const set = programme_sets.intern(numbers);
  if (set > 0xFFFF) throw std::length_error("more than 65,535 combinations of programmes");
  return static_cast<std::uint16_t>(set);
}

std::uint16_t Dictionaries::course(std::optional<CourseId> const& course) {
  if (!course) return 0;
  auto const number = courses.intern(*course);
  if (number > 0xFFFF) throw std::length_error("more than 65,535 courses");
  return static_cast<std::uint16_t>(number);
}

Profile Profile::of(ParticipationFact const& fact, std::uint16_t category, std::uint16_t region,
                    std::uint16_t programmes) {
  auto const bits = [](auto value, int at) { return static_cast<std::uint64_t>(value) << at; };
  return {bits(category, 0) | bits(region, 16) | bits(programmes, 32) | bits(fact.sex, 48) | bits(fact.age_band, 50) |
          bits(fact.level, 53) | bits(fact.role, 55) | bits(fact.registered, 58)};
}

std::size_t People::find(Ordinal person) const {
  auto const found = std::lower_bound(ordinals.begin(), ordinals.end(), person);
  return found != ordinals.end() && *found == person ? static_cast<std::size_t>(found - ordinals.begin()) : size();
}

void People::push_back(Ordinal person, PersonId const& id, std::vector<Row> const& person_rows) {
  ordinals.push_back(person);
  ids.push_back(id);
  rows.insert(rows.end(), person_rows.begin(), person_rows.end());
  starts.push_back(static_cast<std::uint32_t>(rows.size()));
}

std::size_t RowColumns::memory_bytes() const {
  return (sessions.capacity() + profiles.capacity() + organisations.capacity() + people.capacity()) * sizeof(std::uint32_t);
}

void Base::index_rows(std::size_t sessions) {
  auto const rows = people.rows.size();
  columns = {};
  for (auto* column : {&columns.sessions, &columns.profiles, &columns.organisations, &columns.people}) column->reserve(rows);
  for (std::uint32_t person = 0; person < people.size(); ++person)
    columns.people.insert(columns.people.end(), people.starts[person + 1] - people.starts[person], person);
  for (auto const& row : people.rows) {
    columns.sessions.push_back(row.session);
    columns.profiles.push_back(row.profile);
    columns.organisations.push_back(row.organisation);
  }
  index_attendees(sessions);
}

void Base::index_attendees(std::size_t sessions) {
  attendee_starts.assign(sessions + 1, 0);
  for (auto const& row : people.rows) ++attendee_starts[row.session + 1];
  for (std::size_t i = 1; i <= sessions; ++i) attendee_starts[i] += attendee_starts[i - 1];
  attendees.resize(people.rows.size());
  auto next = attendee_starts;
  for (std::uint32_t person = 0; person < people.size(); ++person) {
    for (auto row = people.starts[person]; row < people.starts[person + 1]; ++row) {
      attendees[next[people.rows[row].session]++] = person;
    }
  }
}

bool SessionRow::counts_like(SessionRow const& other) const {
  return open == other.open && days == other.days && region == other.region && kind == other.kind &&
         modality == other.modality && course == other.course && programmes == other.programmes && planned_minutes == other.planned_minutes &&
         sittings == other.sittings && id == other.id;
}

std::uint32_t Sessions::place(Ordinal ordinal) {
  auto const place = places.intern(ordinal);
  if (place == rows.size()) rows.emplace_back().ordinal = ordinal;
  return place;
}

Organisations::Organisations() { place(0); }

std::uint32_t Organisations::place(Ordinal ordinal) {
  auto const place = places.intern(ordinal);
  if (place == rows.size()) rows.emplace_back();
  return place;
}

SessionRow session_row(SessionFact const& fact, Dictionaries& dictionaries) {
  SessionRow row;
  row.id = fact.id;
  row.ordinal = fact.ordinal;
  if (fact.date) {
    row.days = fact.date->days();
    row.month = static_cast<std::int16_t>((fact.date->year() - 1900) * 12 + fact.date->month() - 1);
  }
  row.region = dictionaries.regions.number(fact.region);
  row.kind = dictionaries.kinds.number(fact.kind);
  row.modality = dictionaries.modalities.number(fact.modality);
  row.course = dictionaries.course(fact.course);
  row.programmes = dictionaries.programme_set(fact.programmes);
  row.open = true;
  row.held = fact.held;
  row.has_head_count = fact.has_head_count;
  row.planned_minutes = fact.planned_minutes;
  row.sittings = fact.sittings;
  row.sittings_recorded = fact.sittings_recorded;
  row.head_count_total = fact.head_count_total;
  row.head_count_women = fact.head_count_women.value_or(-1);
  row.head_count_men = fact.head_count_men.value_or(-1);
  return row;
}

Profile profile_of(ParticipationFact const& fact, Dictionaries& dictionaries) {
  auto const category = dictionaries.categories.number(fact.category);
  auto const region = dictionaries.regions.number(fact.region);
  return Profile::of(fact, category, region, dictionaries.programme_set(fact.programmes));
}

}  // namespace athar::reach
