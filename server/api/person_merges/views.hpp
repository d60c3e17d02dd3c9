#pragma once
#include "domain/access/access.hpp"
#include "server/api/person_merges/wire.hpp"

namespace athar::api {

/// With the names of programmes and sessions; one statement for each of the two that occurs.
std::vector<FigureChangeView> views_of(UnitOfWork& unit, std::vector<reach::FigureChange> const& changes);

std::vector<PersonMergeView> views_of(UnitOfWork& unit, std::vector<PersonMergeRow> const& rows, Caller const& caller);

std::vector<UndoQuestionView> views_of(std::vector<UndoQuestion> const& questions);

}  // namespace athar::api
