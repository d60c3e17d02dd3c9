#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "domain/shared/result.hpp"

namespace athar::api {

/// Scans as files, named by the SHA-256 of their content. Thread-safe; the order of writers of one content is the database's affair.
class SheetFiles {
 public:
  /// `folder` outlives the server; empty: nothing can be kept.
  explicit SheetFiles(std::filesystem::path const& folder);

  /// There, whole and on the disk when it returns. Errors: no_kept_folder, storage_full.
  Result<void> put(std::string const& sha256, std::string const& content) const;
  /// Where the content is. Errors: no_kept_folder, sheet_file_missing.
  Result<std::filesystem::path> find(std::string const& sha256) const;
  void remove(std::string const& sha256) const;
  /// Removes every file that is none of those: what a crash left between the end of a sheet and that of its file.
  void keep_only(std::vector<std::string> const& contents) const;

 private:
  Result<void> write(std::string const& sha256, std::string const& content) const;
  std::filesystem::path path_of(std::string const& sha256) const;
  std::filesystem::path folder_;            ///< empty without one
};

}  // namespace athar::api
