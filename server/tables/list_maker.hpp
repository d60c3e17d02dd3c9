#pragma once
#include "server/jobs/export_maker.hpp"
#include "server/tables/table.hpp"

namespace athar::api {

/// Makes the exports of kind "list" of these lists: xlsx or csv.
ExportMaker list_maker(std::vector<ListTable> tables);

/// Writes a list straight to a file, for the command line. Answers the number of rows. Errors: those of ordering the same.
Result<MadeExport> write_list(std::vector<ListTable> const& tables, ExportTask& task);
/// Errors: required, not_one_of, unknown_parameter, repeated_code under "list", "format", "columns/N" and "filters/NAME"; not_allowed.
Result<void> check_list(std::vector<ListTable> const& tables, Call& call, ExportOrder const& order);

}  // namespace athar::api
