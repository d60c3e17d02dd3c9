#pragma once
#include <map>

#include "domain/imports/known_records.hpp"
#include "server/api/framework/call.hpp"
#include "server/api/imports/wire.hpp"
#include "server/jobs/import_file.hpp"

namespace athar::api {

/// What the list and the answer to a confirmation show of an import.
ImportView view_of(Import const& import, Call const& call);

/// With what there is to map, and how: sheets, columns, fields, first rows, corrections.
ImportView view_with_file(UnitOfWork& unit, Import const& import, ImportFile const& file, Call const& call);

/// Says of a confirmed import what keeps it from being undone.
void tell_what_is_in_the_way(UnitOfWork& unit, ImportView& view, Call const& call);

/// The records that cells of these rows may mean.
using Candidates = std::map<Uuid, CandidateRecord>;
Candidates candidates_of(UnitOfWork& unit, std::vector<ImportRow> const& rows);

void write_row(json::Writer& out, ImportRow const& row, Candidates const& known, Call const& call);

}  // namespace athar::api
