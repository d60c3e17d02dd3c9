#include "domain/reach/figure_changes.hpp"

#include <map>

namespace athar::reach {
namespace {

struct Comparison {
  Index const& before;
  Index const& after;
  Touched const& touched;
  std::vector<FigureChange>& out;

  void compare(Query const& query, bool with_whole) {
    auto const was = before.value(query);
    auto const is = after.advance(query, was, before, touched);
    std::string const measure(query.measure->code);
    if (with_whole && was.value != is.value) out.push_back({measure, "", "", was.value, is.value});
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> rows;
    for (auto const& group : was.groups) rows[group.key.front()].first = group.value;
    for (auto const& group : is.groups) rows[group.key.front()].second = group.value;
    for (auto const& [key, values] : rows)
      if (values.first != values.second)
        out.push_back({measure, std::string(name(query.by.front())), key, values.first, values.second});
  }
};

}  // namespace

std::vector<FigureChange> figure_changes(Index const& before, Index const& after, Touched const& touched,
                                         std::vector<SessionId> const& sessions) {
  std::vector<FigureChange> changes;
  Comparison comparison{before, after, touched, changes};
  for (auto const& measure : measures()) {
    if (measure.counts_sessions()) continue;
    auto query = query_of(measure);
    query.by = {Dimension::programme};
    comparison.compare(query, true);
    query.by = {Dimension::sex};
    comparison.compare(query, false);
    // Of one session people and attendances say it; the other measures of people move with them.
    if (sessions.empty() || measure.qualification != Qualification::present_once || measure.unit == Unit::person_hour) continue;
    query.by = {Dimension::session};
    for (std::size_t i = 0; i < sessions.size() && i < values_per_filter_at_most; ++i)
      query.filters[Dimension::session].insert(sessions[i].text());
    comparison.compare(query, false);
  }
  return changes;
}

}  // namespace athar::reach
