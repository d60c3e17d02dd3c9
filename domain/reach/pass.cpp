#include <memory>

#include "domain/reach/gates.hpp"
#include "domain/reach/index.hpp"

/// The full pass: every person's contribution added up without ever being written down.
namespace athar::reach {
namespace {

/// Up to here cells are an array (8 bytes each); beyond, a table of the cells that hold something.
constexpr std::int64_t dense_cells_at_most = std::int64_t{1} << 20;

/// The last person seen in a cell and how many there were, or a sum.
struct Tally {
  std::uint32_t person;
  std::uint32_t people;
};

/// Cells as an array. Zeroed pages come from the system when first touched.
template <class Value>
class DenseCells {
 public:
  static constexpr bool is_dense = true;
  explicit DenseCells(std::int64_t cells)
      : cells_(static_cast<std::int32_t>(cells)), values_(static_cast<std::size_t>(cells) + spares) {}
  Value& operator[](std::int64_t cell) { return values_[static_cast<std::size_t>(cell)]; }
  /// A cell past the end that nobody reads; neighbours take turns, so that no write waits for the one before.
  std::int32_t spare(std::uint32_t turn) const { return cells_ + static_cast<std::int32_t>(turn % spares); }
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::int32_t cell = 0; cell < cells_; ++cell) visit(cell, values_[static_cast<std::size_t>(cell)]);
  }

 private:
  static constexpr std::uint32_t spares = 8;
  std::int32_t cells_;
  std::vector<Value> values_;
};

template <class Value>
class SparseCells {
 public:
  static constexpr bool is_dense = false;
  explicit SparseCells(std::int64_t) {}
  Value& operator[](std::int64_t cell) {
    auto const place = cells_.intern(cell);
    if (place == values_.size()) values_.push_back({});
    return values_[place];
  }
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t place = 0; place < values_.size(); ++place) visit(cells_[place], values_[place]);
  }

 private:
  Interned<std::int64_t> cells_;
  std::vector<Value> values_;
};

struct Totals {
  std::int64_t value{0};
  std::array<std::int64_t, dimension_count> missing{};

  void miss(std::uint32_t unknown, std::int64_t amount) {
    for (; unknown != 0; unknown &= unknown - 1) missing[static_cast<std::size_t>(std::countr_zero(unknown))] += amount;
  }
};

template <class Cells>
struct OnceSink {
  OnceSink(Plan const&, Cells& to) : cells(to) {}
  void begin() { ++person; }
  void count(Row const&, std::int64_t cell, std::uint32_t unknown, std::uint16_t, bool) {
    Tally& tally = cells[cell];
    tally.people += tally.person != person ? 1 : 0;
    tally.person = person;
    counted = 1;
    missing |= unknown;
  }
  void count_if(bool counts, std::int32_t cell, std::uint32_t unknown) requires Cells::is_dense {
    std::uint32_t const mask = 0U - static_cast<std::uint32_t>(counts);
    auto const spare = static_cast<std::uint32_t>(cells.spare(person));
    Tally& tally = cells[spare ^ ((spare ^ static_cast<std::uint32_t>(cell)) & mask)];
    tally.people += tally.person != person ? 1 : 0;
    tally.person = person;
    counted |= mask & 1U;
    missing |= mask & unknown;
  }
  void end() {
    totals.value += counted;
    if (missing != 0) totals.miss(missing, 1);
    counted = 0;
    missing = 0;
  }

  Cells& cells;
  std::uint32_t person{0};
  std::uint32_t counted{0};
  std::uint32_t missing{0};
  Totals totals;
};

template <class Cells>
struct PerProgrammeSink {
  PerProgrammeSink(Plan const& plan, Cells& to) : cells(to), seen(plan.state.dictionaries->programmes.size()) {}
  void begin() { ++person; }
  void count(Row const&, std::int64_t cell, std::uint32_t unknown, std::uint16_t programme, bool) {
    Tally& tally = cells[cell];
    tally.people += tally.person != person ? 1 : 0;
    tally.person = person;
    Seen& here = seen[programme];
    if (here.person != person) {
      here = {person, 0};
      ++totals.value;
    }
    totals.miss(unknown & ~here.missing, 1);
    here.missing |= unknown;
  }
  void end() {}

  struct Seen {
    std::uint32_t person{0};
    std::uint32_t missing{0};
  };
  Cells& cells;
  std::vector<Seen> seen;
  std::uint32_t person{0};
  Totals totals;
};

template <class Cells>
struct EveryRowSink {
  EveryRowSink(Plan const& plan, Cells& to) : cells(to), amount(plan.amount) {}
  void begin() {}
  void count(Row const& row, std::int64_t cell, std::uint32_t unknown, std::uint16_t, bool first) {
    auto const added = amount_of(amount, row);
    cells[cell] += added;
    if (!first) return;
    totals.value += added;
    if (unknown != 0) totals.miss(unknown, added);
  }
  void end() {}

  Cells& cells;
  Amount amount;
  Totals totals;
};

std::int64_t content(Tally const& tally) { return tally.people; }
std::int64_t content(std::int64_t sum) { return sum; }

constexpr std::size_t rows_at_once = 4096;

/// The people of the base of whom some row passes the gates, and of them those rows only.
template <bool with_programmes, class Parts, class Sink>
void count_selected(State const& state, Gates const& gates, Parts const& parts, Sink& sink) {
  Base const& base = *state.base;
  Row const* const rows = base.people.rows.data();
  std::uint32_t const* const people = base.columns.people.data();
  std::array<std::uint32_t, rows_at_once> selected;
  std::uint32_t current = 0;
  sink.begin();
  for (std::size_t begin = 0; begin < base.people.rows.size(); begin += rows_at_once) {
    auto const count = gates.select(base.columns, begin, std::min(begin + rows_at_once, base.people.rows.size()), selected.data());
    for (std::size_t i = 0; i < count; ++i) {
      auto const row = selected[i];
      if (people[row] != current) {
        sink.end();
        sink.begin();
        current = people[row];
      }
      if (!state.delta->hides(current)) contribute<with_programmes>(parts, rows + row, rows + row + 1, sink);
    }
  }
  sink.end();
}

template <bool with_programmes, class Cell, template <class> class Sink, class Cells>
Addition run(Plan const& plan) {
  TabledParts<Cell> const parts(plan);
  Gates const gates(plan, parts);
  Cells cells(plan.cells);
  Sink<Cells> sink(plan, cells);
  // The loop over the base is written out, so that all of it becomes one loop over bare arrays.
  auto const count = [&](People const& people, Row const* rows, std::size_t place) __attribute__((always_inline)) {
    sink.begin();
    contribute<with_programmes>(parts, rows + people.starts[place], rows + people.starts[place + 1], sink);
    sink.end();
  };
  People const& base = plan.state.base->people;
  if (gates.are_narrow(*plan.state.base)) {
    count_selected<with_programmes>(plan.state, gates, parts, sink);
  } else {
    for (std::size_t place = 0; place < base.size(); ++place) {
      if (!plan.state.delta->hides(place)) count(base, base.rows.data(), place);
    }
  }
  for (auto const& bucket : plan.state.delta->buckets) {
    if (!bucket) continue;
    for (std::size_t place = 0; place < bucket->size(); ++place) count(*bucket, bucket->rows.data(), place);
  }
  Addition sum{sink.totals.value, {}, sink.totals.missing};
  if (plan.query.by.empty()) return sum;
  cells.each([&](std::int64_t cell, auto const& value) {
    if (auto const held = content(value); held != 0) sum.cells.emplace_back(cell % plan.visible_cells, held);
  });
  return sum;
}

template <bool with_programmes, template <class> class Sink, class Value>
Addition run_narrow_or_wide(Plan const& plan) {
  return plan.cells <= dense_cells_at_most ? run<with_programmes, std::int32_t, Sink, DenseCells<Value>>(plan)
                                           : run<with_programmes, std::int64_t, Sink, SparseCells<Value>>(plan);
}

Addition pass(Plan const& plan) {
  switch (plan.counting) {
    case Counting::once:
      return plan.uses_programmes ? run_narrow_or_wide<true, OnceSink, Tally>(plan)
                                  : run_narrow_or_wide<false, OnceSink, Tally>(plan);
    case Counting::per_programme:
      return run_narrow_or_wide<true, PerProgrammeSink, Tally>(plan);
    case Counting::every_row:
      break;
  }
  return plan.uses_programmes ? run_narrow_or_wide<true, EveryRowSink, std::int64_t>(plan)
                              : run_narrow_or_wide<false, EveryRowSink, std::int64_t>(plan);
}

void add(Addition& to, Addition const& more) {
  to.value += more.value;
  to.cells.insert(to.cells.end(), more.cells.begin(), more.cells.end());
  for (std::size_t i = 0; i < dimension_count; ++i) to.missing[i] += more.missing[i];
}

}  // namespace

Answer Index::value(Query const& query) const {
  Plan const plan(query, *state_);
  Addition sum = query.measure->counts_sessions() ? session_figure(plan) : pass(plan);
  if (query.head_counts == HeadCountRule::added) add(sum, head_count_addition(plan));

  Answer answer;
  answer.tick = state_->tick;
  answer.recorded_at = state_->recorded_at;
  answer.value = sum.value;
  if (!query.by.empty()) {
    sum_by_cell(sum.cells);
    answer.groups = plan.groups(sum.cells);
  }
  answer.overlap = overlap_of(query, answer.value, answer.groups);
  for (auto const dimension : plan.reported) {
    answer.missing.emplace_back(dimension, sum.missing[static_cast<std::size_t>(dimension)]);
  }
  answer.completeness = completeness(plan);
  if (query.head_counts != HeadCountRule::excluded) answer.head_counts = head_counts(plan);
  return answer;
}

}  // namespace athar::reach
