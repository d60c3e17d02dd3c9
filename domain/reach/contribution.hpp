#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "domain/reach/plan.hpp"

/// A person's contribution to a figure. `contribute` is the only place that decides which rows count; the full pass,
/// the lists of records and repeats, and the live differences all go through it. Only `domain/reach` includes this.
namespace athar::reach {

/// Parts worked out when asked for: for a few people.
struct DirectParts {
  Plan const& plan;

  SessionPart session(std::size_t place) const { return plan.session(place); }
  ProfilePart profile(std::size_t number) const { return plan.profile(number); }
  OrganisationPart organisation(std::size_t place, std::size_t tree) const { return plan.organisation(place, tree); }
  std::vector<ProgrammePart> programmes(std::size_t set) const { return plan.programmes(set); }
};

/// Parts of everything, worked out once: for a pass. `Cell` is the narrowest type that holds the cells.
template <class Cell>
struct TabledParts {
  // Small, for these tables are read at every row and stay in the fastest cache only while they fit.
  struct Session {
    Cell cell;
    std::int32_t least_minutes;
    std::uint16_t least_sittings;
    std::uint16_t unknown;
    std::uint16_t programmes;
    std::uint16_t tree;
  };
  struct Profile {
    Cell cell;
    std::uint16_t unknown;
    std::uint16_t programmes;
  };
  struct Organisation {
    Cell cell;
    std::uint16_t unknown;
  };
  static_assert(dimension_count <= 16, "a bit for each dimension");

  explicit TabledParts(Plan const& plan) {
    auto const narrow = [](std::int64_t cell) {
      if constexpr (sizeof(Cell) == 8) return cell;
      return static_cast<Cell>(cell < 0 ? -(std::int64_t{1} << 29) : cell);
    };
    State const& state = plan.state;
    sessions.reserve(state.sessions->rows.size());
    for (std::size_t place = 0; place < state.sessions->rows.size(); ++place) {
      auto const part = plan.session(place);
      sessions.push_back({narrow(part.cell), part.least_minutes,
                          static_cast<std::uint16_t>(std::min(part.least_sittings, 0xFFFF)),
                          static_cast<std::uint16_t>(part.unknown), part.programmes, part.tree});
    }
    profiles.reserve(state.profiles.size());
    for (std::size_t number = 0; number < state.profiles.size(); ++number) {
      auto const part = plan.profile(number);
      profiles.push_back({narrow(part.cell), static_cast<std::uint16_t>(part.unknown), part.programmes});
    }
    places = state.organisations->rows.size();
    organisations.reserve(places * plan.trees());
    for (std::size_t tree = 0; tree < plan.trees(); ++tree) {
      for (std::size_t place = 0; place < places; ++place) {
        auto const part = plan.organisation(place, tree);
        organisations.push_back({narrow(part.cell), static_cast<std::uint16_t>(part.unknown)});
      }
    }
    if (!plan.uses_programmes) return;
    for (std::size_t set = 0; set < state.dictionaries->programme_sets.size(); ++set)
      sets.push_back(plan.programmes(set));
  }

  Session const& session(std::size_t place) const { return sessions[place]; }
  Profile const& profile(std::size_t number) const { return profiles[number]; }
  Organisation const& organisation(std::size_t place, std::size_t tree) const { return organisations[tree * places + place]; }
  std::vector<ProgrammePart> const& programmes(std::size_t set) const { return sets[set]; }

  std::vector<Session> sessions;
  std::vector<Profile> profiles;
  std::vector<Organisation> organisations;  ///< of each tree in turn
  std::size_t places{0};
  std::vector<std::vector<ProgrammePart>> sets;
};

/// Tells the sink every qualifying row of one person: `sink.count(row, cell, unknown, programme, first)`, once per
/// accepted programme where programmes matter (`first` marks the row's first), otherwise once. A sink that has
/// `count_if` hears of every row without a branch: who was absent now and then is what no processor can guess.
template <bool with_programmes, class Parts, class Sink>
[[gnu::always_inline]] inline void contribute(Parts const& parts, Row const* begin, Row const* end, Sink& sink) {
  for (Row const* row = begin; row != end; ++row) {
    auto const& session = parts.session(row->session);
    auto const& profile = parts.profile(row->profile);
    auto const& organisation = parts.organisation(row->organisation, session.tree);
    auto const cell = session.cell + profile.cell + organisation.cell;
    bool const counts = (cell >= 0) & (row->attended_minutes >= session.least_minutes) &
                        (row->attended_sittings >= session.least_sittings);
    std::uint32_t const unknown = static_cast<std::uint32_t>(session.unknown | profile.unknown | organisation.unknown);
    if constexpr (!with_programmes && requires { sink.count_if(counts, cell, unknown); }) {
      sink.count_if(counts, cell, unknown);
      continue;
    }
    if (!counts) continue;
    if constexpr (with_programmes) {
      bool first = true;
      for (auto const& programme :
           parts.programmes(profile.programmes != 0 ? profile.programmes : session.programmes)) {
        sink.count(*row, cell + programme.cell, unknown | programme.unknown, programme.number, first);
        first = false;
      }
    } else {
      sink.count(*row, cell, unknown, 0, true);
    }
  }
}

inline std::int64_t amount_of(Amount amount, Row const& row) {
  return amount == Amount::minutes ? row.attended_minutes : amount == Amount::sittings ? row.attended_sittings : 1;
}

/// Adds up what stands for the same cell; ascending afterwards.
void sum_by_cell(std::vector<std::pair<std::int64_t, std::int64_t>>& cells);

/// What one person adds: to the figure, to each visible cell, to each dimension's missing values.
class Contribution {
 public:
  explicit Contribution(Plan const& plan) : plan_(plan) {}

  template <class Parts>
  void take(Parts const& parts, People const& people, std::size_t place) {
    clear();
    Row const* const rows = people.rows.data();
    Row const* const begin = rows + people.starts[place];
    Row const* const end = rows + people.starts[place + 1];
    plan_.uses_programmes ? contribute<true>(parts, begin, end, *this) : contribute<false>(parts, begin, end, *this);
    settle();
  }

  void clear() {
    value = 0;
    missing.fill(0);
    cells.clear();
    counted_rows.clear();
    seen_.clear();
    unknown_ = 0;
  }

  void count(Row const& row, std::int64_t cell, std::uint32_t unknown, std::uint16_t programme, bool first) {
    if (first) counted_rows.push_back(row);
    auto const added = amount_of(plan_.amount, row);
    switch (plan_.counting) {
      case Counting::once:
        cells.emplace_back(cell, 1);
        unknown_ |= unknown;
        break;
      case Counting::per_programme:
        cells.emplace_back(cell, 1);
        see(programme, unknown);
        break;
      case Counting::every_row:
        cells.emplace_back(cell, added);
        if (!first) break;  // a row adds to the whole once, whatever the number of its programmes
        value += added;
        miss(unknown, added);
        break;
    }
  }

  std::int64_t value{0};
  std::vector<std::pair<std::int64_t, std::int64_t>> cells;  ///< visible cell, amount; ascending, none twice
  std::array<std::int64_t, dimension_count> missing{};
  std::vector<Row> counted_rows;  ///< rows that qualified

 private:
  void miss(std::uint32_t unknown, std::int64_t added) {
    for (; unknown != 0; unknown &= unknown - 1) missing[static_cast<std::size_t>(std::countr_zero(unknown))] += added;
  }

  void see(std::uint16_t programme, std::uint32_t unknown) {
    for (auto& [number, bits] : seen_) {
      if (number != programme) continue;
      bits |= unknown;
      return;
    }
    seen_.emplace_back(programme, unknown);
  }

  void settle() {
    if (cells.empty()) return;
    std::sort(cells.begin(), cells.end());
    if (plan_.counting != Counting::every_row) cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    if (plan_.counting == Counting::once) {
      value = 1;
      miss(unknown_, 1);
    }
    if (plan_.counting == Counting::per_programme) {
      value = static_cast<std::int64_t>(seen_.size());
      for (auto const& [programme, unknown] : seen_) miss(unknown, 1);
      // The hidden axis has done its work: what is left of a cell is the row of the split.
      for (auto& [cell, amount] : cells) cell %= plan_.visible_cells;
    }
    sum_by_cell(cells);
    std::erase_if(cells, [](auto const& cell) { return cell.second == 0; });
  }

  Plan const& plan_;
  std::uint32_t unknown_{0};
  std::vector<std::pair<std::uint16_t, std::uint32_t>> seen_;
};

/// What sessions without names add under the rule "added", in the same terms as a person's contribution.
struct Addition {
  std::int64_t value{0};
  std::vector<std::pair<std::int64_t, std::int64_t>> cells;  ///< visible cells; may repeat
  std::array<std::int64_t, dimension_count> missing{};
};

Completeness completeness(Plan const& plan);
HeadCounts head_counts(Plan const& plan);
Addition head_count_addition(Plan const& plan);

/// The figure of sessions or sittings, in the same terms.
Addition session_figure(Plan const& plan);

}  // namespace athar::reach
