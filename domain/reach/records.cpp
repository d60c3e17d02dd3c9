#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "domain/reach/contribution.hpp"
#include "domain/reach/index.hpp"
#include "domain/reach/index_parts.hpp"

/// The records behind a figure.
namespace athar::reach {
namespace {

Refusal wrong_cursor() { return refuse(invalid_field("cursor", "invalid_parameter")); }

template <class Number>
bool read_number(std::string_view& text, Number& number) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// "p" and the last person's ordinal.
std::optional<std::int64_t> person_after(std::string_view cursor) {
  if (cursor.empty()) return std::numeric_limits<std::int64_t>::min();
  std::int64_t ordinal = 0;
  if (cursor[0] != 'p') return std::nullopt;
  cursor.remove_prefix(1);
  return read_number(cursor, ordinal) && cursor.empty() ? std::optional(ordinal) : std::nullopt;
}

std::string cursor_after(Ordinal person) { return fmt::format("p{}", person); }

using SessionPlace = std::pair<std::int32_t, Ordinal>;  // days (undated last) and ordinal

SessionPlace place_of(SessionRow const& session) {
  return {session.days == no_date ? std::numeric_limits<std::int32_t>::max() : session.days, session.ordinal};
}

/// "s", the last session's days, ".", its ordinal.
std::optional<SessionPlace> session_after(std::string_view cursor) {
  SessionPlace place{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<Ordinal>::min()};
  if (cursor.empty()) return place;
  if (cursor[0] != 's') return std::nullopt;
  cursor.remove_prefix(1);
  if (!read_number(cursor, place.first) || cursor.empty() || cursor[0] != '.') return std::nullopt;
  cursor.remove_prefix(1);
  return read_number(cursor, place.second) && cursor.empty() ? std::optional(place) : std::nullopt;
}

/// Visits people by ordinal, after the given one, until `visit` returns false.
template <class Visit>
void each_person_in_order(State const& state, std::int64_t after, Visit&& visit) {
  struct Changed {
    Ordinal ordinal;
    People const* people;
    std::size_t place;
  };
  std::vector<Changed> changed;
  for (auto const& bucket : state.delta->buckets) {
    if (!bucket) continue;
    for (std::size_t place = 0; place < bucket->size(); ++place) {
      if (bucket->ordinals[place] > after) changed.push_back({bucket->ordinals[place], bucket.get(), place});
    }
  }
  std::sort(changed.begin(), changed.end(),
            [](auto const& left, auto const& right) { return left.ordinal < right.ordinal; });

  People const& base = state.base->people;
  auto next = changed.begin();
  auto const first =
      std::find_if(base.ordinals.begin(), base.ordinals.end(), [&](Ordinal ordinal) { return ordinal > after; });
  for (auto place = static_cast<std::size_t>(first - base.ordinals.begin()); place < base.size(); ++place) {
    for (; next != changed.end() && next->ordinal <= base.ordinals[place]; ++next) {
      if (!visit(*next->people, next->place)) return;
    }
    if (!state.delta->hides(place) && !visit(base, place)) return;
  }
  for (; next != changed.end(); ++next) {
    if (!visit(*next->people, next->place)) return;
  }
}

CountedSession counted(SessionRow const& session) {
  CountedSession made;
  made.id = session.id;
  if (session.days != no_date) made.date = LocalDate::from_days(session.days);
  made.planned_minutes = session.planned_minutes;
  made.sittings = session.sittings;
  return made;
}

CountedPerson counted(State const& state, People const& people, std::size_t place, Contribution const& contribution) {
  std::vector<Row> rows = contribution.counted_rows;
  auto const& sessions = state.sessions->rows;
  std::sort(rows.begin(), rows.end(),
            [&](Row const& left, Row const& right) { return earlier(sessions, left, right); });

  // The latest dated session, else the last of the undated ones.
  auto latest =
      std::find_if(rows.rbegin(), rows.rend(), [&](Row const& row) { return sessions[row.session].days != no_date; });
  if (latest == rows.rend()) latest = rows.rbegin();
  Profile const profile = state.profiles[latest->profile];
  OrganisationRow const& organisation = state.organisations->rows[latest->organisation];

  CountedPerson made;
  made.id = people.ids[place];
  made.sex = profile.sex();
  made.region = state.dictionaries->regions.texts[profile.region()];
  if (organisation.known) made.organisation = organisation.id;
  made.value = contribution.value;
  for (auto const& row : rows) {
    auto& session = made.sessions.emplace_back(counted(sessions[row.session]));
    session.attended_minutes = row.attended_minutes;
    session.attended_sittings = row.attended_sittings;
  }
  return made;
}

Result<Records> session_records(Plan const& plan, std::string_view cursor, std::size_t limit) {
  auto const after = session_after(cursor);
  if (!after) return wrong_cursor();
  bool const first_page = cursor.empty();
  std::vector<SessionRow const*> found;
  for (auto const& session : plan.state.sessions->rows) {
    if (session.held && (first_page || place_of(session) > *after) && plan.in_question(session))
      found.push_back(&session);
  }
  std::sort(found.begin(), found.end(),
            [](auto const* left, auto const* right) { return place_of(*left) < place_of(*right); });
  Records page;
  for (auto const* session : found) {
    if (page.sessions.size() == limit) break;
    page.sessions.push_back(counted(*session));
  }
  if (found.size() > limit) {
    auto const [days, ordinal] = place_of(*found[limit - 1]);
    page.next_cursor = fmt::format("s{}.{}", days, ordinal);
  }
  return page;
}

}  // namespace

Result<Records> Index::records(Query const& query, std::string_view cursor, std::size_t limit) const {
  limit = std::clamp<std::size_t>(limit, 1, 10'000);
  Plan const plan(query, *state_);
  if (query.measure->counts_sessions()) return session_records(plan, cursor, limit);
  auto const after = person_after(cursor);
  if (!after) return wrong_cursor();

  Records page;
  Ordinal last = 0;
  Contribution contribution(plan);
  TabledParts<std::int64_t> const parts(plan);
  each_person_in_order(*state_, *after, [&](People const& people, std::size_t place) {
    contribution.take(parts, people, place);
    if (contribution.value == 0) return true;
    if (page.people.size() == limit) {
      page.next_cursor = cursor_after(last);
      return false;
    }
    page.people.push_back(counted(*state_, people, place, contribution));
    last = people.ordinals[place];
    return true;
  });
  return page;
}

Result<Repeats> Index::repeats(Query const& query, std::string_view cursor, std::size_t limit) const {
  limit = std::clamp<std::size_t>(limit, 1, 10'000);
  auto const after = person_after(cursor);
  if (!after) return wrong_cursor();
  Repeats page;
  if (query.by.empty() || query.measure->counts_sessions()) return page;

  Plan const plan(query, *state_);
  Ordinal last = 0;
  Contribution contribution(plan);
  TabledParts<std::int64_t> const parts(plan);
  each_person_in_order(*state_, std::numeric_limits<std::int64_t>::min(), [&](People const& people, std::size_t place) {
    contribution.take(parts, people, place);
    if (contribution.cells.size() < 2) return true;
    ++page.people_total;
    for (auto const& [cell, amount] : contribution.cells) page.entries += amount;
    page.entries -= contribution.value;
    if (people.ordinals[place] <= *after) return true;
    if (page.people.size() < limit) {
      page.people.push_back({people.ids[place], contribution.value, plan.groups(contribution.cells)});
      last = people.ordinals[place];
    } else if (!page.next_cursor) {
      page.next_cursor = cursor_after(last);
    }
    return true;
  });
  return page;
}

}  // namespace athar::reach
