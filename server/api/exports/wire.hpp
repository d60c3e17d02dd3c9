#pragma once
#include "domain/exports/export.hpp"
#include "server/api/people/wire.hpp"
#include "server/json/json.hpp"

namespace athar::api {

/// What somebody asks to have made.
struct ExportBody {
  std::optional<ExportId> id;
  std::string kind;
  std::optional<std::string> list;
  std::string format;
  std::map<std::string, std::string> filters;
  std::vector<std::string> columns;
  std::optional<bool> names;
  std::optional<std::string> reason;
  std::optional<WrittenLanguage> language;
};
BOOST_DESCRIBE_STRUCT(ExportBody, (), (id, kind, list, format, filters, columns, names, reason, language))
constexpr auto notes(json::Of<ExportBody>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "list, or another kind of file", .example = "list", .max_length = 40},
      {.member = "list", .description = "Of kind list: the collection's name in the API", .example = "people", .max_length = 40},
      {.member = "format", .description = "xlsx or csv for a list", .example = "xlsx", .max_length = 10},
      {.member = "filters", .description = "The list's own query parameters; for other kinds, what the file is made from", .max_items = 30},
      {.member = "columns", .description = "Codes of columns in the order wanted; all of them when left out", .max_items = 60},
      {.member = "names", .description = "Of a list of people: one row each, with the name. Otherwise the file counts them"},
      {.member = "reason", .description = "Why the names are needed, for the audit trail; not for the list of one's own session", .max_length = 500},
      {.member = "language", .description = "Of labels and words; the caller's when left out"},
  });
}

struct ExportProgressView {
  std::int64_t done{0};
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ExportProgressView, (), (done, total))
constexpr auto notes(json::Of<ExportProgressView>) {
  return std::to_array<json::Note>({{.member = "total", .description = "Left out while it is not known"}});
}

struct ExportFailureView {
  std::string code, message, detail;
};
BOOST_DESCRIBE_STRUCT(ExportFailureView, (), (code, message, detail))

/// What a client reads of one export.
struct ExportView {
  ExportId id;
  std::string kind;
  std::optional<std::string> list;
  std::string format;
  std::map<std::string, std::string> filters;
  std::vector<std::string> columns;
  bool names{false};
  std::optional<std::string> reason;
  WrittenLanguage language{WrittenLanguage::fr};
  std::string state;
  ExportProgressView progress;
  std::optional<std::string> file_name;
  std::optional<std::int64_t> size_bytes;
  std::optional<std::string> sha256;
  std::optional<ExportFailureView> failure;
  Instant created_at;
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  std::optional<Instant> expires_at;
};
BOOST_DESCRIBE_STRUCT(ExportView, (),
                      (id, kind, list, format, filters, columns, names, reason, language, state, progress, file_name, size_bytes, sha256, failure,
                       created_at, started_at, finished_at, expires_at))
constexpr auto notes(json::Of<ExportView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "queued, running, done, failed or cancelled"},
      {.member = "sha256", .description = "Of the file, in hexadecimal"},
      {.member = "expires_at", .description = "Then the export is removed with its file"},
  });
}

}  // namespace athar::api
