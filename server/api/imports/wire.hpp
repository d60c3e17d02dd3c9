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

/// What a client reads of one import.
struct ImportView {
  ImportId id;
  int version{1};
  std::string kind;
  std::string state;
  std::string file_name;
  std::string sha256;
  int rows{0};
  std::vector<std::string> columns;
  std::vector<std::string> fields;
  std::map<std::string, std::string> mapping;
  std::map<std::string, std::string> defaults;
  std::vector<std::vector<std::string>> sample;
  ImportProgressView progress;
  std::map<std::string, int> counts;
  bool skip_rows_in_error{false};
  std::optional<ImportFailureView> failure;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, version, kind, state, file_name, sha256, rows, columns, fields, mapping, defaults, sample, progress, counts,
                       skip_rows_in_error, failure, created_at, finished_at, can))
constexpr auto notes(json::Of<ImportView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "uploaded, previewing, previewed, confirming, confirmed, cancelled or failed"},
      {.member = "fields", .description = "What a column can be mapped to"},
      {.member = "mapping", .description = "Field to column; guessed from the header until it is given"},
      {.member = "sample", .description = "The first rows of the file"},
      {.member = "counts", .description = "Rows by outcome: new, unchanged, changed, error"},
  });
}

struct ImportMappingBody {
  std::map<std::string, std::string> mapping;
  std::map<std::string, std::string> defaults;
};
BOOST_DESCRIBE_STRUCT(ImportMappingBody, (), (mapping, defaults))
constexpr auto notes(json::Of<ImportMappingBody>) {
  return std::to_array<json::Note>({
      {.member = "mapping", .description = "Field to column", .max_items = 50, .required = true},
      {.member = "defaults", .description = "For new sessions: programme (code), kind, modality, language of the title", .max_items = 10},
  });
}

struct ImportConfirmationBody {
  bool skip_rows_in_error{false};
};
BOOST_DESCRIBE_STRUCT(ImportConfirmationBody, (), (skip_rows_in_error))
constexpr auto notes(json::Of<ImportConfirmationBody>) {
  return std::to_array<json::Note>({{.member = "skip_rows_in_error", .has_default = true}});
}

struct ImportRemarkView {
  int row{0};
  std::string column, code, message, severity;
};
BOOST_DESCRIBE_STRUCT(ImportRemarkView, (), (row, column, code, message, severity))

struct ImportRowView {
  int row{0};
  std::string outcome;
  std::map<std::string, std::string> values;
  std::vector<ImportRemarkView> errors;
  std::optional<Uuid> subject_id;
};
BOOST_DESCRIBE_STRUCT(ImportRowView, (), (row, outcome, values, errors, subject_id))
constexpr auto notes(json::Of<ImportRowView>) {
  return std::to_array<json::Note>({
      {.member = "row", .description = "As a spreadsheet numbers it: the header is row 1"},
      {.member = "errors", .description = "severity is error, or warning where a cell was left unknown"},
  });
}

}  // namespace athar::api
