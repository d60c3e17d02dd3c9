#pragma once
#include <vector>

#include "domain/agreements/commitment.hpp"
#include "domain/reach/index.hpp"

namespace athar::api {

/// The question of reach that a due day's figure answers. Counts what that measure's definition says, over those sessions: a person once,
/// however many of them they were in.
reach::Query reach_query(FigureQuestion const& question);

/// The figures, each person counted by the index as everywhere else. Person-hours in whole hours.
std::vector<DueFigure> figures_of(std::vector<FigureQuestion> const& questions, reach::Index const& index);

}  // namespace athar::api
