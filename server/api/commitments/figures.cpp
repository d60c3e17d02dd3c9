#include "server/api/commitments/figures.hpp"

#include <map>

namespace athar::api {
namespace {

std::string_view measure_of(CommitmentMeasure measure) {
  switch (measure) {
    case CommitmentMeasure::attendances: return "attendances";
    case CommitmentMeasure::person_hours: return "person_hours";
    case CommitmentMeasure::sessions: return "sessions";
    default: return "unique_participants";
  }
}

}  // namespace

reach::Query reach_query(FigureQuestion const& question) {
  auto query = reach::query_of(*reach::measure_coded(measure_of(question.measure)));
  for (auto const& session : question.sessions) query.filters[reach::Dimension::session].insert(session.text());
  query.from = question.from;
  query.to = question.to;
  return query;
}

std::vector<DueFigure> figures_of(std::vector<FigureQuestion> const& questions, reach::Index const& index) {
  std::vector<DueFigure> out;
  // Clauses of one agreement often ask the same.
  std::map<std::string, std::int64_t> asked;
  for (auto const& question : questions) {
    if (question.sessions.empty()) {
      out.push_back({question.due_id, 0});
      continue;
    }
    auto const query = reach_query(question);
    auto const [found, is_new] = asked.try_emplace(reach::canonical_text(query), 0);
    if (is_new) found->second = index.value(query).value;
    out.push_back({question.due_id, question.measure == CommitmentMeasure::person_hours ? found->second / 60 : found->second});
  }
  return out;
}

}  // namespace athar::api
