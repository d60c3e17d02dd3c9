#include <algorithm>

#include "domain/reach/contribution.hpp"
#include "domain/reach/index.hpp"

/// Moving an answer instead of computing it anew.
namespace athar::reach {
namespace {

/// What the figure gains or loses, by visible cell of one plan.
struct Difference {
  std::int64_t value{0};
  std::array<std::int64_t, dimension_count> missing{};
  std::vector<std::pair<std::int64_t, std::int64_t>> cells;

  template <class Part>
  void add(Part const& part, std::int64_t sign) {
    value += sign * part.value;
    for (std::size_t i = 0; i < dimension_count; ++i) missing[i] += sign * part.missing[i];
    for (auto const& [cell, amount] : part.cells) cells.emplace_back(cell, sign * amount);
  }
};

/// Adds everything the touched people, and head counts where they are added, hold in this snapshot.
void collect(Plan const& plan, Touched const& touched, std::int64_t sign, Difference& difference) {
  Contribution contribution(plan);
  DirectParts const parts{plan};
  for (auto const person : touched.people) {
    with_person(plan.state, person, [&](People const& people, std::size_t place) {
      contribution.take(parts, people, place);
      difference.add(contribution, sign);
    });
  }
  if (touched.sessions && plan.query.head_counts == HeadCountRule::added)
    difference.add(head_count_addition(plan), sign);
}

std::vector<Group> changed_groups(Plan const& plan, Difference& difference) {
  sum_by_cell(difference.cells);
  return plan.groups(difference.cells);
}

bool key_comes_before(Query const& query, Group const& left, Group const& right) {
  for (std::size_t i = 0; i < query.by.size(); ++i) {
    if (code_comes_before(query.by[i], left.key[i], right.key[i])) return true;
    if (code_comes_before(query.by[i], right.key[i], left.key[i])) return false;
  }
  return false;
}

/// Few changes find their places one by one, many go through both lists together.
constexpr std::size_t changes_placed_one_by_one = 32;

void place(Query const& query, std::vector<Group>& groups, std::vector<Group> const& changes) {
  for (auto const& change : changes) {
    auto const at = std::lower_bound(groups.begin(), groups.end(), change, [&](Group const& left, Group const& right) {
      return key_comes_before(query, left, right);
    });
    if (at == groups.end() || at->key != change.key) {
      groups.insert(at, change);
    } else if ((at->value += change.value) == 0) {
      groups.erase(at);
    }
  }
}

/// Both are ordered by key.
std::vector<Group> merged(Query const& query, std::vector<Group> groups, std::vector<Group> const& changes) {
  if (changes.size() <= changes_placed_one_by_one) {
    place(query, groups, changes);
    return groups;
  }
  std::vector<Group> sum;
  sum.reserve(groups.size() + changes.size());
  auto group = groups.begin();
  for (auto const& change : changes) {
    while (group != groups.end() && key_comes_before(query, *group, change)) sum.push_back(*group++);
    std::int64_t value = change.value;
    if (group != groups.end() && group->key == change.key) value += (group++)->value;
    if (value != 0) sum.push_back({change.key, value});
  }
  sum.insert(sum.end(), group, groups.end());
  return sum;
}

}  // namespace

Answer Index::advance(Query const& query, Answer const& answer, Index const& before, Touched const& touched) const {
  std::size_t const people = state_->base->people.size() + state_->delta->people;
  bool const many = touched.people.size() > 64 && touched.people.size() * 8 > people;
  if (touched.everyone || many || (touched.sessions && query.measure->counts_sessions())) return value(query);

  Answer moved = answer;
  moved.tick = state_->tick;
  moved.recorded_at = state_->recorded_at;
  if (query.measure->counts_sessions() && touched.people.empty()) return moved;

  Plan const was(query, *before.state_);
  Plan const now(query, *state_);
  if (touched.sessions) {
    moved.completeness = completeness(now);
    if (query.head_counts != HeadCountRule::excluded) moved.head_counts = head_counts(now);
  }
  if (query.measure->counts_sessions()) return moved;

  Difference lost;
  Difference gained;
  bool const same_cells = was.axes == now.axes;
  collect(was, touched, -1, same_cells ? gained : lost);
  collect(now, touched, 1, gained);
  moved.value += lost.value + gained.value;
  for (auto& [dimension, count] : moved.missing) {
    auto const at = static_cast<std::size_t>(dimension);
    count += lost.missing[at] + gained.missing[at];
  }
  if (query.by.empty()) return moved;
  if (!same_cells) moved.groups = merged(query, std::move(moved.groups), changed_groups(was, lost));
  moved.groups = merged(query, std::move(moved.groups), changed_groups(now, gained));
  moved.overlap = overlap_of(query, moved.value, moved.groups);
  return moved;
}

}  // namespace athar::reach
