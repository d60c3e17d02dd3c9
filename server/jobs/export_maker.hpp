#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "domain/exports/export.hpp"
#include "server/api/framework/call.hpp"

namespace athar::api {

/// An export on its way, as its maker sees it.
struct ExportTask {
  Call& call;                                ///< the account as it is now, in the language of the order; its request is empty
  ExportOrder const& order;
  std::filesystem::path file;                ///< to be written by the maker: it becomes the export's file when `make` succeeds
  /// To be called every few hundred steps: tells how far it is (total 0 when not known). Throws JobStopped when the job is to let go.
  std::function<void(std::int64_t done, std::int64_t total)> checkpoint;
};

struct MadeExport {
  std::string file_name;                     ///< as it is offered for download: "personnes-2026-11-26.xlsx"
  std::string content_type;
  std::int64_t rows{0};                      ///< rows, pages, documents: what was counted by the checkpoints
};

/// Makes the exports of one kind. To add one: append it to `all_export_makers()` in server/composition.cpp.
///
///   {.kind = "sign_in_sheets", .permission = Permission::registrations_read, .check = check_sheets, .make = make_sheets}
struct ExportMaker {
  std::string kind;
  Permission permission;
  /// May this caller have that, and does the order make sense? Asked when it is ordered, when it is made and when it is fetched.
  /// Errors: field errors under the members of the order ("format", "list", "columns/2", "filters/session"); not_allowed; not_found.
  std::function<Result<void>(Call&, ExportOrder const&)> check;
  /// Writes `task.file`. Errors: the first one's code becomes the failure that its owner reads; breakage throws.
  std::function<Result<MadeExport>(ExportTask&)> make;
};

}  // namespace athar::api
