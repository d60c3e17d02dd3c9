#include "plain_reach.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace athar::reach::plain {
namespace {

bool is_person_measure(Query const& query) { return query.measure->unit == Unit::person; }

bool uses_programmes(Query const& query) {
  return query.filters.contains(Dimension::programme) || query.scope == Scope::programme ||
         std::find(query.by.begin(), query.by.end(), Dimension::programme) != query.by.end();
}

std::set<Dimension> reported(Query const& query) {
  std::set<Dimension> dimensions{Dimension::sex, Dimension::region, Dimension::age_band, Dimension::organisation};
  dimensions.insert(query.by.begin(), query.by.end());
  for (auto const& [dimension, codes] : query.filters) dimensions.insert(dimension);
  std::erase_if(dimensions, [&](Dimension dimension) { return !query.measure->applies(dimension); });
  return dimensions;
}

bool qualifies(Query const& query, SessionFact const& session, ParticipationFact const& row) {
  if (!row.registered || row.role != Role::participant) return false;
  switch (query.measure->qualification) {
    case Qualification::none:
    case Qualification::registered:
      return true;
    case Qualification::present_once:
      return row.attended_sittings >= 1;
    case Qualification::attended_percent:
      break;
  }
  if (session.planned_minutes > 0)
    return row.attended_minutes * 100 >= query.at_least_percent * session.planned_minutes;
  return row.attended_sittings >= 1 && row.attended_sittings * 100 >= query.at_least_percent * session.sittings;
}

std::set<std::string> programme_codes(std::vector<ProgrammeId> const& ids) {
  std::set<std::string> codes;
  for (auto const& id : ids) codes.insert(id.text());
  if (codes.empty()) codes.insert("unknown");
  return codes;
}

}  // namespace

struct World::Entry {
  std::int64_t person{0};
  Ordinal session{0};
  std::string programme;  ///< empty where programmes do not matter
  std::vector<std::string> key;
  std::set<Dimension> unknown;
  std::int64_t amount{1};

  /// What counts once.
  auto counted_as(Query const& query) const {
    bool const per_session = query.scope == Scope::none || query.scope == Scope::session;
    return std::tuple(person, per_session ? session : 0, query.scope == Scope::programme ? programme : std::string());
  }
};

void World::apply(Change const& change) {
  tick = change.tick;
  recorded_at = change.recorded_at;
  for (auto const& fact : change.organisations) organisations[fact.ordinal] = fact;
  for (auto const ordinal : change.closed_sessions) sessions.erase(ordinal);
  for (auto const& fact : change.sessions) sessions[fact.ordinal] = fact;
  for (auto const& key : change.closed_participations) participations.erase(key);
  for (auto const& fact : change.participations) participations[{fact.person, fact.session}] = fact;
}

std::string World::code(Dimension dimension, SessionFact const& session, ParticipationFact const* row) const {
  auto const or_unknown = [](std::string const& text) { return text.empty() ? std::string("unknown") : text; };
  auto const date = session.date;
  auto const organisation = row ? organisations.find(row->organisation) : organisations.end();
  switch (dimension) {
    case Dimension::sex:
      return std::string(reach::code(row->sex));
    case Dimension::age_band:
      return std::string(reach::code(row->age_band));
    case Dimension::administrative_level:
      return std::string(reach::code(row->level));
    case Dimension::category:
      return or_unknown(row->category);
    case Dimension::region:
      return or_unknown(row->region);
    case Dimension::organisation:
      return organisation == organisations.end() ? "unknown" : organisation->second.id.text();
    case Dimension::organisation_type:
      return organisation == organisations.end() ? "unknown" : or_unknown(organisation->second.type);
    case Dimension::session_region:
      return or_unknown(session.region);
    case Dimension::kind:
      return or_unknown(session.kind);
    case Dimension::modality:
      return or_unknown(session.modality);
    case Dimension::course:
      return session.course ? session.course->text() : "unknown";
    case Dimension::session:
      return session.id.text();
    case Dimension::month:
      return date ? date->text().substr(0, 7) : "unknown";
    case Dimension::quarter:
      return date ? fmt::format("{}-Q{}", date->year(), (date->month() + 2) / 3) : "unknown";
    case Dimension::year:
      return date ? std::to_string(date->year()) : "unknown";
    case Dimension::programme:
      break;
  }
  return {};
}

bool World::within(Ordinal organisation, std::optional<LocalDate> day, std::set<std::string> const& ids) const {
  auto at = organisations.find(organisation);
  while (at != organisations.end()) {
    OrganisationFact const& fact = at->second;
    if (ids.contains(fact.id.text())) return true;
    Ordinal parent = fact.parent;
    for (auto earlier = fact.earlier_parents.rbegin(); day && earlier != fact.earlier_parents.rend(); ++earlier)
      if (day->days() <= earlier->until) parent = earlier->parent;
    at = organisations.find(parent);
  }
  return false;
}

bool World::passes(Query const& query, Dimension dimension, std::string const& code,
                   ParticipationFact const* row,
                   std::optional<LocalDate> day) const {
  auto const filter = query.filters.find(dimension);
  if (filter == query.filters.end() || filter->second.contains(code)) return true;
  return dimension == Dimension::organisation && row && within(row->organisation, day, filter->second);
}

/// The session's own side of a question, programmes aside.
bool World::session_passes(Query const& query, SessionFact const& session) const {
  if ((query.from || query.to) && !session.date) return false;
  if (query.from && *session.date < *query.from) return false;
  if (query.to && *query.to < *session.date) return false;
  for (auto const& [dimension, codes] : query.filters) {
    if (describes_person(dimension) || dimension == Dimension::programme) continue;
    if (!passes(query, dimension, code(dimension, session, nullptr), nullptr)) return false;
  }
  return true;
}

bool World::in_question(Query const& query, SessionFact const& session) const {
  auto const programmes = programme_codes(session.programmes);
  return session_passes(query, session) &&
         std::any_of(programmes.begin(), programmes.end(),
                     [&](auto const& programme) { return passes(query, Dimension::programme, programme, nullptr); });
}

std::vector<World::Entry> World::entries(Query const& query) const {
  std::vector<Entry> found;
  auto const add = [&](Entry entry, SessionFact const& session, ParticipationFact const* row,
                       std::vector<ProgrammeId> const& programmes) {
    if (!session_passes(query, session)) return;
    for (auto const& [dimension, codes] : query.filters) {
      if (describes_person(dimension) && !passes(query, dimension, code(dimension, session, row), row, session.date)) return;
    }
    auto effective = uses_programmes(query) ? programme_codes(programmes) : std::set<std::string>{""};
    for (auto const& programme : effective) {
      if (!passes(query, Dimension::programme, programme, nullptr)) continue;
      Entry made = entry;
      made.programme = programme;
      auto const code_of = [&](Dimension d) { return d == Dimension::programme ? programme : code(d, session, row); };
      for (auto const dimension : query.by) made.key.push_back(code_of(dimension));
      for (auto const dimension : reported(query)) {
        if (code_of(dimension) == unknown_code_of(dimension)) made.unknown.insert(dimension);
      }
      found.push_back(made);
    }
  };
  if (query.measure->counts_sessions()) {
    for (auto const& [ordinal, session] : sessions) {
      if (!session.held) continue;
      Entry entry;
      entry.session = ordinal;
      entry.amount = query.measure->unit == Unit::sitting ? session.sittings : 1;
      add(entry, session, nullptr, session.programmes);
    }
    return found;
  }
  for (auto const& [key, row] : participations) {
    auto const session = sessions.find(key.second);
    if (session == sessions.end() || !qualifies(query, session->second, row)) continue;
    Entry entry;
    entry.person = key.first;
    entry.session = key.second;
    if (query.measure->unit == Unit::attendance) entry.amount = row.attended_sittings;
    if (query.measure->unit == Unit::person_hour) entry.amount = row.attended_minutes;
    add(entry, session->second, &row, row.programmes.empty() ? session->second.programmes : row.programmes);
  }
  return found;
}

/// Head counts are entries of nameless people: as many different ones as were counted.
void World::add_heads(Query const& query, std::vector<Entry>& entries, HeadCounts& shown) const {
  std::int64_t nameless = -1;
  for (auto const& [ordinal, session] : sessions) {
    if (!session.has_head_count || !in_question(query, session)) continue;
    bool named = false;
    for (auto const& [key, row] : participations) {
      named = named || (key.second == ordinal && row.registered && row.role == Role::participant);
    }
    if (named) continue;
    int const women = session.head_count_women.value_or(0);
    int const men = session.head_count_men.value_or(0);
    int const rest = std::max(0, session.head_count_total - women - men);
    std::int64_t counted = 0;
    bool says_something = false;
    for (auto const& [sex, heads, is_known, sum] :
         {std::tuple(Sex::women, women, session.head_count_women.has_value(), &shown.women),
          std::tuple(Sex::men, men, session.head_count_men.has_value(), &shown.men),
          std::tuple(Sex::not_stated, rest, true, &shown.sex_unknown)}) {
      ParticipationFact nobody;
      nobody.sex = sex;
      bool fits = true;
      for (auto const& [dimension, codes] : query.filters) {
        if (describes_person(dimension))
          fits = fits && passes(query, dimension, code(dimension, session, &nobody), &nobody, session.date);
      }
      if (!fits) continue;
      *sum += heads;
      counted += heads;
      says_something = says_something || is_known;
      for (int head = 0; head < heads && query.head_counts == HeadCountRule::added; ++head, --nameless) {
        auto const programmes =
            uses_programmes(query) ? programme_codes(session.programmes) : std::set<std::string>{""};
        for (auto const& programme : programmes) {
          if (!passes(query, Dimension::programme, programme, nullptr)) continue;
          Entry entry;
          entry.person = nameless;
          entry.session = ordinal;
          entry.programme = programme;
          auto const code_of = [&](Dimension d) {
            return d == Dimension::programme ? programme : code(d, session, &nobody);
          };
          for (auto const dimension : query.by) entry.key.push_back(code_of(dimension));
          for (auto const dimension : reported(query)) {
            if (code_of(dimension) == unknown_code_of(dimension)) entry.unknown.insert(dimension);
          }
          entries.push_back(entry);
        }
      }
    }
    shown.total += counted;
    shown.sessions += says_something ? 1 : 0;
  }
}

Answer World::value(Query const& query) const {
  Answer answer;
  answer.tick = tick;
  answer.recorded_at = recorded_at;
  auto found = entries(query);
  HeadCounts shown;
  add_heads(query, found, shown);
  if (query.head_counts != HeadCountRule::excluded) answer.head_counts = shown;

  // Everything is a sum of amounts over different keys: what counts once, alone, per row of the split, per missing
  // value.
  auto const sum_once = [&](auto const& keep, auto const& key_of) {
    std::map<decltype(key_of(found.front())), std::int64_t> amounts;
    for (auto const& entry : found) {
      if (keep(entry)) amounts[key_of(entry)] = is_person_measure(query) ? 1 : entry.amount;
    }
    return amounts;
  };
  auto const all = [](Entry const&) { return true; };
  for (auto const& [key, amount] : sum_once(all, [&](Entry const& entry) { return entry.counted_as(query); })) {
    answer.value += amount;
  }
  if (!query.by.empty()) {
    std::map<std::vector<std::string>, std::int64_t> groups;
    auto const in_row = [&](Entry const& entry) { return std::pair(entry.key, entry.counted_as(query)); };
    for (auto const& [key, amount] : sum_once(all, in_row)) groups[key.first] += amount;
    std::int64_t sum = 0;
    for (auto const& [key, amount] : groups) {
      if (amount != 0) answer.groups.push_back({key, amount});
      sum += amount;
    }
    std::sort(answer.groups.begin(), answer.groups.end(), [&](Group const& left, Group const& right) {
      for (std::size_t i = 0; i < query.by.size(); ++i) {
        if (left.key[i] != right.key[i]) return code_comes_before(query.by[i], left.key[i], right.key[i]);
      }
      return false;
    });
    answer.overlap = sum - answer.value;
  }
  for (auto const dimension : reported(query)) {
    std::int64_t missing = 0;
    auto const lacks = [&](Entry const& entry) { return entry.unknown.contains(dimension); };
    for (auto const& [key, amount] : sum_once(lacks, [&](Entry const& entry) { return entry.counted_as(query); }))
      missing += amount;
    answer.missing.emplace_back(dimension, missing);
  }
  for (auto const& [ordinal, session] : sessions) {
    if (!session.held || !in_question(query, session)) continue;
    ++answer.completeness.sessions_held;
    answer.completeness.sittings_held += session.sittings;
    if (session.has_head_count) continue;
    answer.completeness.sessions_without_attendance += session.sittings_recorded == 0 ? 1 : 0;
    answer.completeness.sittings_without_attendance += session.sittings - session.sittings_recorded;
  }
  return answer;
}

std::map<PersonId, CountedPerson> World::people(Query const& query) const {
  std::map<PersonId, CountedPerson> people;
  std::map<PersonId, std::set<decltype(Entry{}.counted_as(query))>> counted;
  for (auto const& entry : entries(query)) {
    auto const& row = participations.at({static_cast<Ordinal>(entry.person), entry.session});
    auto& person = people[row.person_id];
    person.id = row.person_id;
    if (counted[row.person_id].insert(entry.counted_as(query)).second) {
      person.value += is_person_measure(query) ? 1 : entry.amount;
    }
    auto const& session = sessions.at(entry.session);
    CountedSession made{session.id,       session.date,         session.planned_minutes,
                        session.sittings, row.attended_minutes, row.attended_sittings};
    if (std::find(person.sessions.begin(), person.sessions.end(), made) == person.sessions.end()) {
      person.sessions.push_back(made);
    }
  }
  std::erase_if(people, [](auto const& person) { return person.second.value == 0; });
  return people;
}

std::map<PersonId, Repeat> World::repeats(Query const& query) const {
  std::map<PersonId, Repeat> repeats;
  for (auto const& [id, person] : people(query)) {
    World alone = *this;
    std::erase_if(alone.participations, [&](auto const& row) { return !(row.second.person_id == id); });
    auto nobody = query;
    nobody.head_counts = HeadCountRule::excluded;
    auto const answer = alone.value(nobody);
    if (answer.groups.size() > 1) repeats[id] = {id, answer.value, answer.groups};
  }
  return repeats;
}

}  // namespace athar::reach::plain
