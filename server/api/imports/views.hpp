#pragma once
#include "server/api/framework/call.hpp"
#include "server/api/imports/wire.hpp"
#include "server/jobs/import_file.hpp"

namespace athar::api {

/// What the list and the answer to a confirmation show of an import.
ImportView view_of(Import const& import, Call const& call);

/// With what there is to map, and how: sheets, columns, fields, first rows, corrections.
ImportView view_with_file(UnitOfWork& unit, Import const& import, ImportFile const& file, Call const& call);

void write_row(json::Writer& out, ImportRow const& row, Call const& call);

}  // namespace athar::api
