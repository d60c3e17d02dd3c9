#pragma once
#include "domain/imports/import.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct ImportProgressView {
  int done{0}, total{0};
};
BOOST_DESCRIBE_STRUCT(ImportProgressView, (), (done, total))

struct ImportFailureView {
  std::string code, message, detail;
};
BOOST_DESCRIBE_STRUCT(ImportFailureView, (), (code, message, detail))

struct ImportSheetView {
  std::string name;
  bool hidden{false};
  int rows{0};
};
BOOST_DESCRIBE_STRUCT(ImportSheetView, (), (name, hidden, rows))

/// Where in the file the list is.
struct ImportLayout {
  int sheet{0};
  int header_first{0};
  int header_last{0};
};
BOOST_DESCRIBE_STRUCT(ImportLayout, (), (sheet, header_first, header_last))
/// How a text file was read.
struct ImportTextView {
  std::string encoding;
  bool encoding_certain{true};
  std::string delimiter;
};
BOOST_DESCRIBE_STRUCT(ImportTextView, (), (encoding, encoding_certain, delimiter))

/// A row of the sheet as it came, before anything is made of it.
struct ImportSheetRow {
  int row{0};
  bool hidden{false};
  std::vector<std::string> cells;
};
BOOST_DESCRIBE_STRUCT(ImportSheetRow, (), (row, hidden, cells))

/// A row below the header that is no record: a total, a signature, the header again.
struct ImportIgnoredRow {
  int row{0};
  std::string why;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ImportIgnoredRow, (), (row, why, text))

struct ImportCorrection {
  int row{0};
  std::string column;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(ImportCorrection, (), (row, column, value))
constexpr auto notes(json::Of<ImportCorrection>) {
  return std::to_array<json::Note>({
      {.member = "row", .description = "As a spreadsheet numbers it", .minimum = 1, .maximum = 1'048'576},
      {.member = "column", .description = "One of the columns", .max_length = 1000},
      {.member = "value", .description = "What the cell shall say; empty for nothing", .max_length = 5000, .may_be_blank = true, .multiline = true},
  });
}

/// A record that keeps an import from being undone.
struct ImportObstacleView {
  std::string path, code, detail, message;
};
BOOST_DESCRIBE_STRUCT(ImportObstacleView, (), (path, code, detail, message))
constexpr auto notes(json::Of<ImportObstacleView>) {
  return std::to_array<json::Note>({
      {.member = "path", .description = "people/ID, organisations/ID, agreements/ID, sessions/ID, registrations/ID, or of the person attendances/ID or learner_progress/ID"},
      {.member = "code", .description = "changed_since or referred_to"},
      {.member = "detail", .description = "The record's name"},
  });
}

/// What a client reads of one import.
struct ImportView {
  ImportId id;
  int version{1};
  std::string kind;
  std::optional<SessionId> session_id;
  std::optional<DesignationId> designation_id;
  std::string state;
  std::string file_name;
  std::string sha256;
  int rows{0};
  std::vector<ImportSheetView> sheets;
  ImportLayout layout;
  std::optional<ImportTextView> text;
  std::optional<Instant> remembered_at;
  std::vector<std::string> columns;
  std::vector<std::string> fields;
  std::vector<std::vector<std::string>> required_fields;
  std::vector<std::string> default_fields;
  std::map<std::string, std::string> mapping;
  std::map<std::string, std::string> defaults;
  std::vector<ImportSheetRow> first_rows;
  std::vector<std::vector<std::string>> sample;
  std::vector<ImportIgnoredRow> ignored_rows;
  std::vector<int> hidden_rows;
  std::vector<ImportCorrection> corrections;
  ImportProgressView progress;
  std::map<std::string, int> counts;
  bool skip_rows_in_error{false};
  std::optional<ImportFailureView> failure;
  std::optional<std::string> account_name;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::optional<Instant> undone_at;
  std::map<std::string, bool> can;
  std::vector<ImportObstacleView> built_upon;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, version, kind, session_id, designation_id, state, file_name, sha256, rows, sheets, layout, text, remembered_at, columns, fields,
                       required_fields, default_fields, mapping, defaults, first_rows, sample, ignored_rows, hidden_rows, corrections, progress, counts,
                       skip_rows_in_error, failure, account_name, created_at, finished_at, undone_at, can, built_upon))
constexpr auto notes(json::Of<ImportView>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "agreements, organisations, people, progress, sessions or registrations"},
      {.member = "session_id", .description = "Of registrations and progress: the session they are in"},
      {.member = "designation_id", .description = "Of registrations: the letter whose reply form it is"},
      {.member = "state", .description = "uploaded, previewing, previewed, confirming, confirmed, undone, cancelled or failed"},
      {.member = "layout", .description = "Guessed until it is given"},
      {.member = "text", .description = "Of a text file; layout.encoding and layout.delimiter choose otherwise"},
      {.member = "remembered_at", .description = "Layout, mapping and defaults are those of a file of this shape confirmed then"},
      {.member = "columns", .description = "The header's texts, made unique: a correction and the mapping name a column by them"},
      {.member = "fields", .description = "What a column can be mapped to; of registrations also attendance, attendance/DATE and attendance/DATE/SITTING"},
      {.member = "required_fields", .description = "Of each list one field at least must have a column"},
      {.member = "default_fields", .description = "What can be given once for all rows that do not say it"},
      {.member = "mapping", .description = "Field to column; guessed from the header until it is given"},
      {.member = "first_rows", .description = "The first rows of the sheet, title lines and header too; only while the import can be mapped"},
      {.member = "sample", .description = "The first rows of data, by columns"},
      {.member = "ignored_rows", .description = "Rows below the header that are no records: total, footer, repeated_header or section; at most 50"},
      {.member = "hidden_rows", .description = "Rows that the workbook hides and that are records all the same; at most 200"},
      {.member = "counts", .description = "Rows by outcome: new, unchanged, changed, error"},
      {.member = "can", .description = "map, correct, confirm, cancel, undo; in the list without undo, which is judged import by import"},
      {.member = "built_upon", .description = "Of a confirmed import read by its id: what changed or was built upon it since, which keeps it from being undone"},
  });
}

/// Where the list is, as somebody chooses it. What is left out is guessed.
struct ImportLayoutChoice {
  std::optional<int> sheet;
  std::optional<int> header_first;
  std::optional<int> header_last;
  std::optional<std::string> encoding;
  std::optional<std::string> delimiter;
};
BOOST_DESCRIBE_STRUCT(ImportLayoutChoice, (), (sheet, header_first, header_last, encoding, delimiter))
constexpr auto notes(json::Of<ImportLayoutChoice>) {
  return std::to_array<json::Note>({
      {.member = "sheet", .description = "Place among the sheets, from 0", .minimum = 0, .maximum = 9999},
      {.member = "header_first", .description = "First row of the header; 0 when no row names the columns", .minimum = 0, .maximum = 1'048'576},
      {.member = "header_last", .description = "Last row of the header; the first when left out", .minimum = 0, .maximum = 1'048'576},
      {.member = "encoding", .description = "Of a text file: utf-8, utf-16le, utf-16be, windows-1252, windows-1256; blank as found",
       .max_length = 20},
      {.member = "delimiter", .description = "Of a text file: a comma, semicolon, bar or tab; blank as found", .max_length = 1, .multiline = true,
       .verbatim = true},
  });
}

struct ImportMappingBody {
  std::optional<ImportLayoutChoice> layout;
  std::map<std::string, std::string> mapping;
  std::map<std::string, std::string> defaults;
};
BOOST_DESCRIBE_STRUCT(ImportMappingBody, (), (layout, mapping, defaults))
constexpr auto notes(json::Of<ImportMappingBody>) {
  return std::to_array<json::Note>({
      {.member = "layout", .description = "Left out, it stays as it is"},
      {.member = "mapping", .description = "Field to column", .max_items = 500, .required = true},
      {.member = "defaults", .description = "Values for rows that do not say them, by field: see default_fields", .max_items = 30},
  });
}

struct ImportLayoutBody {
  ImportLayoutChoice layout;
};
BOOST_DESCRIBE_STRUCT(ImportLayoutBody, (), (layout))

struct ImportCorrectionsBody {
  std::vector<ImportCorrection> corrections;
};
BOOST_DESCRIBE_STRUCT(ImportCorrectionsBody, (), (corrections))
constexpr auto notes(json::Of<ImportCorrectionsBody>) {
  return std::to_array<json::Note>({
      {.member = "corrections", .description = "All of them: those left out are taken back", .max_items = greatest_number_of_corrections,
       .required = true},
  });
}

struct ImportConfirmationBody {
  bool skip_rows_in_error{false};
};
BOOST_DESCRIBE_STRUCT(ImportConfirmationBody, (), (skip_rows_in_error))
constexpr auto notes(json::Of<ImportConfirmationBody>) {
  return std::to_array<json::Note>({{.member = "skip_rows_in_error", .has_default = true}});
}

struct ImportChoiceView {
  std::string value, label;
};
BOOST_DESCRIBE_STRUCT(ImportChoiceView, (), (value, label))

struct ImportRemarkView {
  int row{0};
  std::string column, code, message, detail, severity;
  std::vector<ImportChoiceView> choices;
};
BOOST_DESCRIBE_STRUCT(ImportRemarkView, (), (row, column, code, message, detail, severity, choices))
constexpr auto notes(json::Of<ImportRemarkView>) {
  return std::to_array<json::Note>({
      {.member = "severity", .description = "error, or warning where the row goes on"},
      {.member = "choices", .description = "What an ambiguous cell may mean, or the records a name may mean: value is what a correction of the cell would say"},
  });
}

struct ImportChangeView {
  std::string field, before, after;
};
BOOST_DESCRIBE_STRUCT(ImportChangeView, (), (field, before, after))

struct ImportRowView {
  int row{0};
  std::string outcome;
  std::string label;
  std::map<std::string, std::string> values;
  std::vector<ImportChangeView> changes;
  std::vector<ImportRemarkView> errors;
  std::optional<Uuid> subject_id;
};
BOOST_DESCRIBE_STRUCT(ImportRowView, (), (row, outcome, label, values, changes, errors, subject_id))
constexpr auto notes(json::Of<ImportRowView>) {
  return std::to_array<json::Note>({
      {.member = "row", .description = "As a spreadsheet numbers it"},
      {.member = "label", .description = "What the row is about: a name or a title"},
      {.member = "values", .description = "Field to cell, with the corrections"},
      {.member = "changes", .description = "Of a changed row: what is replaced, empty where it was unknown"},
      {.member = "errors", .description = "severity is error, or warning where the row goes on and something of it is left unknown or worth knowing"},
      {.member = "subject_id", .description = "The record it matches, or made"},
  });
}

}  // namespace athar::api
