#pragma once
#include "domain/access/access.hpp"
#include "server/api/person_merges/merging.hpp"
#include "server/api/person_merges/wire.hpp"

namespace athar::api {

/// With the names of programmes and sessions; one statement for each of the two that occurs.
std::vector<FigureChangeView> views_of(UnitOfWork& unit, std::vector<reach::FigureChange> const& changes);

/// Of the tables of the last edition, those whose numbers differ; one statement before the first edition, two after it.
std::vector<PublishedChangeView> published_views(UnitOfWork& unit, FiguresAround const& figures);

std::vector<PersonMergeView> views_of(UnitOfWork& unit, std::vector<PersonMergeRow> const& rows, Caller const& caller);

std::vector<UndoQuestionView> views_of(std::vector<UndoQuestion> const& questions);

}  // namespace athar::api
