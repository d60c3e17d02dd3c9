#pragma once
#include "domain/imports/import.hpp"
#include "domain/imports/layout.hpp"
#include "domain/shared/unit_of_work.hpp"
#include "server/workbooks/workbook.hpp"

namespace athar::api {

/// What a file holds, whatever its format.
using ImportFile = workbooks::Workbook;

/// Reads a text file or a workbook; encoding and delimiter are the import's where somebody chose them.
/// Errors (field "file"): those of `read_workbook`.
Result<ImportFile> read_import_file(std::string const& content, Import const& import);

/// The same of a stored import; a workbook is not converted again.
Result<ImportFile> stored_file(UnitOfWork& unit, Import const& import);

/// Takes identity and payroll numbers out of a file that was just read. Answers what is to be kept of the bytes in their place: the text
/// written anew, nothing of a workbook, whose sheets are kept; no answer when there were none.
std::optional<std::string> without_identity_numbers(ImportFile& file);

/// Keeps the sheets of a workbook beside the file.
void keep_sheets(UnitOfWork& unit, ImportId id, ImportFile const& file);

/// The table of an import: its sheet by its layout, with the corrections. Errors: those of `stored_file` and `check_layout`.
Result<Table> table_of_import(UnitOfWork& unit, Import const& import);

/// Layout, mapping and fingerprint of a file that nobody has looked at yet; and what was confirmed of its shape, if anything.
void guess(UnitOfWork& unit, ImportFile const& file, Import& import);

/// Which column is which field, by the words of the header.
std::map<std::string, std::string> guess_mapping(UnitOfWork& unit, Import const& import, std::vector<std::string> const& columns);

/// A fingerprint of a header: files of the same columns, however they are written, are of one shape.
std::string shape_of_columns(std::vector<std::string> const& columns);

}  // namespace athar::api
