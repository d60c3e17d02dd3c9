#include "domain/reach/contribution.hpp"

/// What is read from sessions alone: completeness, head counts, figures of sessions and sittings.
namespace athar::reach {
namespace {

void miss(Addition& figure, std::uint32_t unknown, std::int64_t amount) {
  for (; unknown != 0; unknown &= unknown - 1)
    figure.missing[static_cast<std::size_t>(std::countr_zero(unknown))] += amount;
}

/// Adds an amount at a session's cell: to each of its accepted programmes where programmes matter.
void add(Addition& figure, Plan const& plan, SessionPart const& part, std::int64_t cell, std::uint32_t unknown,
         std::int64_t amount) {
  if (!plan.uses_programmes) {
    figure.value += amount;
    figure.cells.emplace_back(cell, amount);
    return miss(figure, unknown, amount);
  }
  bool first = true;
  for (auto const& programme : plan.programmes(part.programmes)) {
    figure.cells.emplace_back((cell + programme.cell) % plan.visible_cells, amount);
    if (first || plan.counting == Counting::per_programme) {
      figure.value += amount;
      miss(figure, unknown | programme.unknown, amount);
    }
    first = false;
  }
}

struct ByWomenMenUnknown {
  std::int64_t women{0};
  std::int64_t men{0};
  std::int64_t sex_unknown{0};
};

/// The part of a head count that the filters let through; of the person it knows the sex at most. Nothing where it says nothing of
/// those asked about; a count of 0 says something.
std::optional<ByWomenMenUnknown> accepted_heads(Plan const& plan, SessionRow const& session) {
  ByWomenMenUnknown heads;
  for (auto const dimension : all_dimensions) {
    if (describes_person(dimension) && dimension != Dimension::sex && !plan.accepts(dimension, 0)) return std::nullopt;
  }
  std::int64_t const women = std::max(session.head_count_women, 0);
  std::int64_t const men = std::max(session.head_count_men, 0);
  auto const accepts = [&](Sex sex) { return plan.accepts(Dimension::sex, static_cast<std::size_t>(sex)); };
  if (accepts(Sex::women)) heads.women = women;
  if (accepts(Sex::men)) heads.men = men;
  if (accepts(Sex::not_stated)) heads.sex_unknown = std::max<std::int64_t>(session.head_count_total - women - men, 0);
  bool const says_something = (accepts(Sex::women) && session.head_count_women >= 0) || (accepts(Sex::men) && session.head_count_men >= 0) ||
                              accepts(Sex::not_stated);
  return says_something ? std::optional(heads) : std::nullopt;
}

template <class Visit>
void each_session_without_names(Plan const& plan, Visit&& visit) {
  auto const& sessions = plan.state.sessions->rows;
  for (std::size_t place = 0; place < sessions.size(); ++place) {
    SessionRow const& session = sessions[place];
    if (session.has_head_count && (*plan.state.named)[place] == 0 && plan.in_question(session)) visit(place, session);
  }
}

}  // namespace

Completeness completeness(Plan const& plan) {
  Completeness found;
  for (auto const& session : plan.state.sessions->rows) {
    if (!session.held || !plan.in_question(session)) continue;
    ++found.sessions_held;
    found.sittings_held += session.sittings;
    if (session.has_head_count) continue;
    if (session.sittings_recorded == 0) ++found.sessions_without_attendance;
    found.sittings_without_attendance += std::max(session.sittings - session.sittings_recorded, 0);
  }
  return found;
}

HeadCounts head_counts(Plan const& plan) {
  HeadCounts sum;
  each_session_without_names(plan, [&](std::size_t, SessionRow const& session) {
    auto const heads = accepted_heads(plan, session);
    if (!heads) return;
    ++sum.sessions;
    sum.total += heads->women + heads->men + heads->sex_unknown;
    sum.women += heads->women;
    sum.men += heads->men;
    sum.sex_unknown += heads->sex_unknown;
  });
  return sum;
}

Addition head_count_addition(Plan const& plan) {
  Addition addition;
  std::uint32_t of_person = 0;
  for (auto const dimension : plan.reported) {
    if (describes_person(dimension) && dimension != Dimension::sex) of_person |= bit(dimension);
  }
  Axis const* by_sex = plan.axis(Dimension::sex);
  auto const at = [&](Sex sex) { return by_sex ? by_sex->stride * static_cast<std::int64_t>(sex) : 0; };
  each_session_without_names(plan, [&](std::size_t place, SessionRow const& session) {
    auto const part = plan.session(place);
    auto const heads = accepted_heads(plan, session).value_or(ByWomenMenUnknown{});
    auto const add_heads = [&](Sex sex, std::int64_t amount, std::uint32_t unknown_sex) {
      if (amount > 0) add(addition, plan, part, part.cell + at(sex), part.unknown | of_person | unknown_sex, amount);
    };
    add_heads(Sex::women, heads.women, 0);
    add_heads(Sex::men, heads.men, 0);
    add_heads(Sex::not_stated, heads.sex_unknown, bit(Dimension::sex));
  });
  return addition;
}

Addition session_figure(Plan const& plan) {
  Addition figure;
  auto const& sessions = plan.state.sessions->rows;
  for (std::size_t place = 0; place < sessions.size(); ++place) {
    SessionRow const& session = sessions[place];
    auto const part = plan.session(place);
    if (!session.held || part.cell < 0) continue;
    add(figure, plan, part, part.cell, part.unknown, plan.amount == Amount::sittings ? session.sittings : 1);
  }
  return figure;
}

void sum_by_cell(std::vector<std::pair<std::int64_t, std::int64_t>>& cells) {
  if (cells.empty()) return;
  std::sort(cells.begin(), cells.end());
  std::size_t kept = 0;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].first == cells[kept].first) {
      cells[kept].second += cells[i].second;
    } else {
      cells[++kept] = cells[i];
    }
  }
  cells.resize(kept + 1);
}

}  // namespace athar::reach
