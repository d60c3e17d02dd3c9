#include "domain/published/published_table.hpp"

#include <algorithm>
#include <array>

namespace athar {
namespace {

constexpr std::array<std::string_view, 3> mark_names{"number", "under_5", "withheld"};

bool is_time(reach::Dimension dimension) {
  return dimension == reach::Dimension::month || dimension == reach::Dimension::quarter || dimension == reach::Dimension::year;
}

void check_groupings(std::vector<FieldError>& errors, PublishedTable const& table, reach::Measure const& measure) {
  auto const& by = table.by;
  if (by.size() > published_groupings_at_most)
    errors.push_back({"by", "too_many_groupings", std::to_string(published_groupings_at_most)});
  for (std::size_t i = 0; i < by.size(); ++i) {
    std::string const path = "by/" + std::to_string(i);
    if (std::find(by.begin(), by.begin() + static_cast<std::ptrdiff_t>(i), by[i]) != by.begin() + static_cast<std::ptrdiff_t>(i))
      errors.push_back({path, "given_twice", {}});
    if (!is_published_dimension(measure, by[i])) errors.push_back({path, "dimension_not_published", std::string(name(by[i]))});
    if (by[i] == reach::Dimension::programme && table.programme_id) errors.push_back({path, "grouped_by_its_filter", {}});
  }
  if (std::count_if(by.begin(), by.end(), is_time) > 1) errors.push_back({"by", "one_time_grouping", {}});
}

}  // namespace

bool is_published_measure(reach::Measure const& measure) {
  return measure.unit == reach::Unit::person || measure.counts_sessions();
}

bool hides_small_cells(reach::Measure const& measure) { return !measure.counts_sessions(); }

bool is_published_dimension(reach::Measure const& measure, reach::Dimension dimension) {
  using reach::Dimension;
  bool const is_named_by_one = dimension == Dimension::session || dimension == Dimension::organisation || dimension == Dimension::course;
  return !is_named_by_one && measure.applies(dimension);
}

Result<PublishedTable> checked(PublishedTable table) {
  std::vector<FieldError> errors;
  if (table.title.empty()) errors.push_back({"title", "title_required", {}});
  auto const* measure = reach::measure_coded(table.measure);
  if (!measure) {
    errors.push_back({"measure", "unknown_measure", {}});
  } else if (!is_published_measure(*measure)) {
    errors.push_back({"measure", "measure_not_published", {}});
  } else {
    check_groupings(errors, table, *measure);
  }
  if (table.agreement_id && table.programme_id) errors.push_back({"programme_id", "agreement_and_period_only", {}});
  if (table.from && table.to && *table.to < *table.from) errors.push_back({"to", "end_before_start", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return table;
}

std::string_view name_of(Mark mark) { return mark_names[static_cast<std::size_t>(mark)]; }

std::optional<Mark> mark_named(std::string_view name) {
  auto const found = std::find(mark_names.begin(), mark_names.end(), name);
  if (found == mark_names.end()) return std::nullopt;
  return static_cast<Mark>(found - mark_names.begin());
}

}  // namespace athar
