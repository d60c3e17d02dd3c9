#include "server/jobs/import_file.hpp"

#include <algorithm>

#include "domain/imports/columns.hpp"
#include "domain/imports/identity_columns.hpp"
#include "domain/imports/imported_records.hpp"
#include "domain/imports/registration_rows.hpp"
#include "domain/imports/stored_sheet.hpp"
#include "server/api/framework/digest.hpp"
#include "server/jobs/import_plan.hpp"

namespace athar::api {
namespace {

/// A mapping of an earlier file in the columns of this one, which may be written otherwise; nothing when one is missing.
std::optional<std::map<std::string, std::string>> in_columns(std::map<std::string, std::string> const& mapping,
                                                             std::vector<std::string> const& columns) {
  std::map<std::string, std::string> out;
  for (auto const& [field, earlier] : mapping) {
    auto found = std::find(columns.begin(), columns.end(), earlier);
    if (found == columns.end())
      found = std::find_if(columns.begin(), columns.end(), [&](auto const& each) { return header_key(each) == header_key(earlier); });
    if (found == columns.end()) return std::nullopt;
    out.emplace(field, *found);
  }
  return out;
}

/// The sittings of an earlier session are not those of this one: they are guessed anew.
void leave_out_other_sittings(UnitOfWork& unit, Import& import, std::vector<std::string> const& columns) {
  if (import.kind != "registrations") return;
  std::erase_if(import.mapping, [](auto const& each) { return each.first.starts_with("attendance"); });
  if (auto const session = unit.imports().records().participants(*import.session_id))
    import.mapping.merge(guess_attendance_columns(columns, import.mapping, session->days));
}

/// A text file with every cell in quotes; each row stands where it stood.
std::string text_of(Sheet const& sheet, char delimiter) {
  std::string out("\xEF\xBB\xBF");
  int next = 1;
  for (auto const& row : sheet.rows) {
    for (; next < row.row; ++next) out += "\r\n";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += delimiter;
      out += '"';
      for (char c : row.cells[i]) out.append(c == '"' ? 2 : 1, c);
      out += '"';
    }
    out += "\r\n";
    next = row.row + 1;
  }
  return out;
}

}  // namespace

Result<ImportFile> read_import_file(std::string const& content, Import const& import) {
  workbooks::ReadOptions options;
  if (!import.encoding.empty()) options.text.encoding = encoding_named(import.encoding);
  if (!import.delimiter.empty()) options.text.delimiter = import.delimiter.front();
  return workbooks::read_workbook(content, options);
}

Result<ImportFile> stored_file(UnitOfWork& unit, Import const& import) {
  auto const kept = unit.imports().sheets(import.id);
  if (kept.empty()) return read_import_file(unit.imports().content(import.id), import);
  ImportFile file;
  file.kind = workbooks::FileKind::workbook;
  for (auto const& sheet : kept) file.sheets.push_back(sheet_from(sheet));
  return file;
}

std::optional<std::string> without_identity_numbers(ImportFile& file) {
  std::size_t taken = 0;
  for (auto& sheet : file.sheets) taken += take_out_identity_numbers(sheet);
  if (taken == 0) return std::nullopt;
  return file.kind == workbooks::FileKind::text ? text_of(file.sheets.front(), file.delimiter) : std::string();
}

void keep_sheets(UnitOfWork& unit, ImportId id, ImportFile const& file) {
  if (file.kind == workbooks::FileKind::text) return;
  std::vector<StoredSheet> sheets;
  for (auto const& sheet : file.sheets) sheets.push_back(stored(sheet));
  unit.imports().write_sheets(id, sheets);
}

Result<Table> table_of_import(UnitOfWork& unit, Import const& import) {
  auto file = stored_file(unit, import);
  if (!file) return refuse(std::move(file.error()));
  if (auto fits = check_layout(import.layout, file->sheets); !fits) return refuse(std::move(fits.error()));
  auto table = table_of(std::move(file->sheets[static_cast<std::size_t>(import.layout.sheet)]), import.layout);
  correct(table, unit.imports().corrections(import.id));
  return table;
}

std::map<std::string, std::string> guess_mapping(UnitOfWork& unit, Import const& import, std::vector<std::string> const& columns) {
  auto const* kind = import_kind_named(import.kind);
  auto mapping = guess_fields(columns, kind->words);
  if (import.kind != "registrations") return mapping;
  auto const session = unit.imports().records().participants(*import.session_id);
  if (session) mapping.merge(guess_attendance_columns(columns, mapping, session->days));
  if (import.designation_id) mapping.merge(guess_standing_column(columns));
  return mapping;
}

void guess(UnitOfWork& unit, ImportFile const& file, Import& import) {
  import.layout = guess_layout(file.sheets);
  auto const columns_by = [&](Layout const& layout) {
    return outline_of(file.sheets[static_cast<std::size_t>(layout.sheet)], layout).columns;
  };
  auto columns = columns_by(import.layout);
  import.shape = shape_of_columns(columns);
  auto const before = unit.imports().shape(import.kind, import.shape);
  if (before && check_layout(before->layout, file.sheets)) {
    auto const its = columns_by(before->layout);
    if (auto mapping = in_columns(before->mapping, its)) {
      import.layout = before->layout;
      import.mapping = std::move(*mapping);
      import.defaults = before->defaults;
      import.remembered_at = before->confirmed_at;
      leave_out_other_sittings(unit, import, its);
      return;
    }
  }
  import.mapping = guess_mapping(unit, import, columns);
}

std::string shape_of_columns(std::vector<std::string> const& columns) {
  std::string all;
  for (auto const& column : columns) all += header_key(column) + '\n';
  return sha256_of(all);
}

}  // namespace athar::api
